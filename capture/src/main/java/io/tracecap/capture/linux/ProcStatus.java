package io.tracecap.capture.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What /proc says of a thread; see proc(5). Cold: read once per thread at most.
 *
 * @param tgid thread group id
 * @param parentPid process id of the parent
 * @param innermostTid thread id in the thread's own pid namespace
 */
public record ProcStatus(int tgid, int parentPid, int innermostTid) {
    /**
     * Reads /proc/TID/status.
     *
     * @throws IOException if the thread is gone
     */
    public static ProcStatus read(int tid) throws IOException {
        int tgid = tid;
        int parentPid = 0;
        int innermostTid = tid;
        for (String line :
                Files.readAllLines(Path.of("/proc", Integer.toString(tid), "status"), StandardCharsets.ISO_8859_1)) {
            if (line.startsWith("Tgid:")) {
                tgid = Integer.parseInt(line.substring("Tgid:".length()).trim());
            } else if (line.startsWith("PPid:")) {
                parentPid = Integer.parseInt(line.substring("PPid:".length()).trim());
            } else if (line.startsWith("NSpid:")) {
                innermostTid = Integer.parseInt(
                        line.substring(line.lastIndexOf('\t') + 1).trim());
            }
        }
        return new ProcStatus(tgid, parentPid, innermostTid);
    }

    /**
     * Address of the initial stack of a thread's program: there lie argc, the argv pointers, NULL, the envp pointers,
     * NULL. Field 28 of /proc/TID/stat.
     *
     * @throws IOException if the thread is gone
     */
    public static long startStack(int tid) throws IOException {
        return Long.parseUnsignedLong(stat(tid, 28));
    }

    /**
     * The processor that a thread runs on, or ran on last. Field 39 of /proc/TID/stat.
     *
     * @throws IOException if the thread is gone
     */
    public static int processor(int tid) throws IOException {
        return Integer.parseInt(stat(tid, 39));
    }

    /**
     * When a thread was made, in ticks since the machine was started. Field 22 of /proc/TID/stat.
     *
     * @throws IOException if the thread is gone
     */
    public static long startTime(int tid) throws IOException {
        return Long.parseLong(stat(tid, 22));
    }

    private static String stat(int tid, int field) throws IOException {
        String stat = Files.readString(Path.of("/proc", Integer.toString(tid), "stat"), StandardCharsets.ISO_8859_1);
        // The second field is the program's name in parentheses and may hold anything, blanks and parentheses too.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return fields[field - 3];
    }
}
