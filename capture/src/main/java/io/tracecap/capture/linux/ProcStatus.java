package io.tracecap.capture.linux;

import java.io.IOException;

/**
 * What /proc says of a thread; see proc(5). Read a few times per thread, while it waits.
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
        return read(tid, new ProcFile());
    }

    /**
     * The same, for those who read often.
     *
     * @throws IOException if the thread is gone
     */
    public static ProcStatus read(int tid, ProcFile file) throws IOException {
        String text = file.read("/proc/" + tid + "/status");
        return new ProcStatus(number(text, "\nTgid:", tid), number(text, "\nPPid:", 0), number(text, "\nNSpid:", tid));
    }

    /** The last number of the line that begins so. A name cannot imitate that: its line breaks are escaped. */
    private static int number(String text, String label, int otherwise) {
        int start = text.indexOf(label);
        int end = start < 0 ? -1 : text.indexOf('\n', start + 1);
        return end < 0 ? otherwise : Integer.parseInt(text, text.lastIndexOf('\t', end) + 1, end, 10);
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
        String stat = new ProcFile().read("/proc/" + tid + "/stat");
        // The second field is the program's name in parentheses and may hold anything, blanks and parentheses too.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return fields[field - 3];
    }
}
