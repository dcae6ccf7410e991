package io.tracecap.capture.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What decides whether a process can be given a seccomp filter, and what that would change for it: from /proc/PID/status.
 *
 * @param isFiltered whether it has a filter already
 * @param needsNoNewPrivileges whether it may only have one that gives up the rights of set-user-ID programs for good
 */
public record SeccompState(boolean isFiltered, boolean needsNoNewPrivileges) {
    private static final Path ACTIONS = Path.of("/proc/sys/kernel/seccomp/actions_avail");
    private static final int CAP_SYS_ADMIN = 21;

    /** Whether the kernel has filters that can stop a call for a tracer. */
    public static boolean isAvailable() {
        try {
            return (" " + Files.readString(ACTIONS).trim() + " ").contains(" trace ");
        } catch (IOException noSuchKernel) {
            return false;
        }
    }

    /**
     * Reads the state of a process.
     *
     * @throws IOException if it is gone
     */
    public static SeccompState of(int pid) throws IOException {
        boolean isFiltered = false;
        boolean isAdmin = false;
        boolean hasNoNewPrivileges = false;
        for (String line :
                Files.readAllLines(Path.of("/proc", Integer.toString(pid), "status"), StandardCharsets.ISO_8859_1)) {
            if (line.startsWith("Seccomp:")) {
                isFiltered = !value(line).equals("0");
            } else if (line.startsWith("CapEff:")) {
                isAdmin = (Long.parseUnsignedLong(value(line), 16) >>> CAP_SYS_ADMIN & 1) != 0;
            } else if (line.startsWith("NoNewPrivs:")) {
                hasNoNewPrivileges = value(line).equals("1");
            }
        }
        return new SeccompState(isFiltered, !isAdmin && !hasNoNewPrivileges);
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).trim();
    }
}
