package io.tracecap.capture.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resource limits of this process, see getrlimit(2). Cold: read once. */
public final class ProcLimits {
    private static final String FILE_SIZE = "Max file size";
    private static final String ADDRESS_SPACE = "Max address space";
    private static final long PAGE = 4096;

    private ProcLimits() {}

    /** How many bytes a file that this process writes may have; {@link Long#MAX_VALUE} when nothing limits that. */
    public static long fileSize() {
        return fileSize(read("limits"));
    }

    /** How many more bytes of memory this process may map; {@link Long#MAX_VALUE} when nothing limits that. */
    public static long addressSpaceLeft() {
        long most = soft(read("limits"), ADDRESS_SPACE);
        String pages = most == Long.MAX_VALUE ? "" : read("statm").split(" ", 2)[0];
        return pages.isEmpty() ? Long.MAX_VALUE : Math.max(0, most - Long.parseLong(pages) * PAGE);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of("/proc/self", file), StandardCharsets.ISO_8859_1);
        } catch (IOException unknown) {
            return "";
        }
    }

    /** The limit of file sizes in a /proc/PID/limits. */
    static long fileSize(String limits) {
        return soft(limits, FILE_SIZE);
    }

    /** A soft limit in a /proc/PID/limits: "Max file size  SOFT  HARD  bytes". */
    private static long soft(String limits, String name) {
        int start = limits.indexOf(name);
        if (start < 0) {
            return Long.MAX_VALUE;
        }
        String soft = limits.substring(start + name.length()).stripLeading().split(" ", 2)[0];
        return soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft);
    }
}
