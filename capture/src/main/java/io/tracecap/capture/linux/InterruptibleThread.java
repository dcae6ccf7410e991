package io.tracecap.capture.linux;

import com.sun.jna.Function;
import com.sun.jna.Pointer;

/**
 * A thread that can be made to return from the system call that it waits in. The call fails with EINTR; nothing else
 * happens to the thread.
 *
 * <p>This is done with SIGURG, which nobody else uses here and which would be ignored if it came from elsewhere. Its
 * handler is a C function that takes a number and changes nothing: a signal without a handler interrupts nothing, and a
 * handler in Java could not run at any moment.
 */
public final class InterruptibleThread {
    private static final int SIGNAL = 23;
    private static final long SYS_RT_SIGPROCMASK = 14;
    private static final long SYS_GETTID = 186;
    private static final long SYS_TGKILL = 234;
    private static final int UNBLOCK = 1;

    private final int tid;

    private InterruptibleThread(int tid) {
        this.tid = tid;
    }

    /** The calling thread. */
    public static InterruptibleThread current() {
        // Whoever started this process may have blocked the signal.
        NativeBlock set = new NativeBlock(Long.BYTES);
        set.bytes().putLong(0, 1L << (SIGNAL - 1));
        Libc.syscall(SYS_RT_SIGPROCMASK, UNBLOCK, set.address(), 0, Long.BYTES);
        return new InterruptibleThread((int) Libc.syscall(SYS_GETTID, 0, 0, 0, 0));
    }

    /** Its thread id. */
    public int tid() {
        return tid;
    }

    /**
     * Interrupts the system call that the thread is in now. To be called from another thread, again and again: the thread
     * may have been about to enter the call.
     */
    public void interrupt() {
        // Without SA_RESTART, so that calls fail with EINTR.
        new SignalAction(Pointer.nativeValue(Function.getFunction("c", "abs"))).install(SIGNAL);
        Libc.syscall(SYS_TGKILL, ProcessHandle.current().pid(), tid, SIGNAL, 0);
    }
}
