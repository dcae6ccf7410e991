package io.tracecap.capture.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resource limits of this process, see getrlimit(2). Cold: read once. */
public final class ProcLimits {
    private static final String FILE_SIZE = "Max file size";

    private ProcLimits() {}

    /** How many bytes a file that this process writes may have; {@link Long#MAX_VALUE} when nothing limits that. */
    public static long fileSize() {
        try {
            return fileSize(Files.readString(Path.of("/proc/self/limits"), StandardCharsets.ISO_8859_1));
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    /** The soft limit in a /proc/PID/limits: "Max file size  SOFT  HARD  bytes". */
    static long fileSize(String limits) {
        int start = limits.indexOf(FILE_SIZE);
        if (start < 0) {
            return Long.MAX_VALUE;
        }
        String soft =
                limits.substring(start + FILE_SIZE.length()).stripLeading().split(" ", 2)[0];
        return soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft);
    }
}
