package io.tracecap.capture.linux;

/** Sends signals. A signal that cannot be sent, because its receiver is gone, is none. */
public final class Signal {
    private Signal() {}

    /** kill(2): to a process. */
    public static void toProcess(int pid, int number) {
        Libc.kill(pid, number);
    }

    /** tgkill(2): to one thread of a process. */
    public static void toThread(int pid, int tid, int number) {
        Libc.tgkill(pid, tid, number);
    }
}
