package io.tracecap.capture.launch;

import io.tracecap.format.file.TraceHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The recording machine: what the header says of it, and whether tracecap can work on it. */
public final class MachineFacts {
    private static final String DISTRIBUTION = "PRETTY_NAME=";
    private static final int NEEDED_MAJOR = 5;
    private static final int NEEDED_MINOR = 3;

    private MachineFacts() {}

    /** What uname(2) says, without the host name, and os-release(5). */
    public static TraceHeader.Machine current() {
        return new TraceHeader.Machine(
                kernel("ostype"),
                kernel("osrelease"),
                kernel("version"),
                hardware(System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                distribution());
    }

    private static String distribution() {
        try {
            return distribution(Files.readAllLines(Path.of("/etc/os-release"), StandardCharsets.UTF_8));
        } catch (IOException notThere) {
            return "";
        }
    }

    /**
     * The name of a distribution.
     *
     * @param lines of its os-release(5)
     * @return empty when they do not tell
     */
    static String distribution(List<String> lines) {
        for (String line : lines) {
            if (line.startsWith(DISTRIBUTION)) {
                String name = line.substring(DISTRIBUTION.length()).strip();
                boolean isQuoted = name.length() > 1 && (name.startsWith("\"") || name.startsWith("'"));
                return isQuoted ? name.substring(1, name.length() - 1) : name;
            }
        }
        return "";
    }

    /** CLOCK_MONOTONIC (the clock of System.nanoTime on Linux) and CLOCK_REALTIME now. */
    public static TraceHeader.Clocks clocks() {
        Instant now = Instant.now();
        return new TraceHeader.Clocks(
                System.nanoTime(), TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano());
    }

    /**
     * Why nothing can be recorded on this machine, or null.
     *
     * @param system name of the operating system, such as {@code Linux}
     * @param release of the kernel, such as {@code 5.10.0-8-amd64}
     * @param arch Java's name of the hardware, such as {@code amd64}
     */
    public static @Nullable String unsupported(String system, String release, String arch) {
        if (!system.equals("Linux")) {
            return "recording needs Linux, this is " + system + " ('tracetool' reads traces here)";
        }
        if (!arch.equals("amd64")) {
            return "recording needs an x86-64 processor, this is " + arch + " ('tracetool' reads traces here)";
        }
        String[] parts = release.split("[^0-9]+", 3);
        int major = number(parts, 0);
        int minor = number(parts, 1);
        if (major < NEEDED_MAJOR || (major == NEEDED_MAJOR && minor < NEEDED_MINOR)) {
            return "recording needs Linux 5.3 or later (PTRACE_GET_SYSCALL_INFO), this is " + release;
        }
        return null;
    }

    private static int number(String[] parts, int index) {
        return index < parts.length && !parts[index].isEmpty() ? Integer.parseInt(parts[index]) : 0;
    }

    private static String kernel(String name) {
        try {
            return Files.readString(Path.of("/proc/sys/kernel", name), StandardCharsets.UTF_8)
                    .trim();
        } catch (IOException notThere) {
            return "";
        }
    }

    private static String hardware(String arch) {
        return arch.toLowerCase(Locale.ROOT).equals("amd64") ? "x86_64" : arch;
    }
}
