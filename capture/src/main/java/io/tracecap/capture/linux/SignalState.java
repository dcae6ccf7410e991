package io.tracecap.capture.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Signals of a thread as /proc/TID/status shows them, see proc(5). In each set bit n - 1 is signal n. Cold.
 *
 * @param threadPending SigPnd: pending for the thread
 * @param processPending ShdPnd: pending for its process
 * @param blocked SigBlk
 * @param ignored SigIgn
 */
public record SignalState(long threadPending, long processPending, long blocked, long ignored) {
    /** Number of SIGCHLD. */
    public static final int SIGCHLD = 17;

    private static final int HEXADECIMAL = 16;

    /**
     * Reads /proc/TID/status.
     *
     * @throws IOException if the thread is gone
     */
    public static SignalState of(int tid) throws IOException {
        long threadPending = 0;
        long processPending = 0;
        long blocked = 0;
        long ignored = 0;
        for (String line :
                Files.readAllLines(Path.of("/proc", Integer.toString(tid), "status"), StandardCharsets.ISO_8859_1)) {
            if (line.startsWith("SigPnd:")) {
                threadPending = set(line.substring("SigPnd:".length()));
            } else if (line.startsWith("ShdPnd:")) {
                processPending = set(line.substring("ShdPnd:".length()));
            } else if (line.startsWith("SigBlk:")) {
                blocked = set(line.substring("SigBlk:".length()));
            } else if (line.startsWith("SigIgn:")) {
                ignored = set(line.substring("SigIgn:".length()));
            }
        }
        return new SignalState(threadPending, processPending, blocked, ignored);
    }

    /**
     * Reads a set as /proc writes it, in hexadecimal.
     *
     * @throws NumberFormatException if it is none
     */
    public static long set(String hexadecimal) {
        return Long.parseUnsignedLong(hexadecimal.strip(), HEXADECIMAL);
    }

    /** Whether a set has a signal. */
    public static boolean has(long set, int signal) {
        return (set >>> (signal - 1) & 1) != 0;
    }
}
