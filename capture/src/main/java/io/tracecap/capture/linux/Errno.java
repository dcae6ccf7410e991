package io.tracecap.capture.linux;

/** The errno values that the recorder acts on; from asm-generic/errno-base.h, the same on all architectures. */
public final class Errno {
    /** Operation not permitted. */
    public static final int EPERM = 1;

    /** No such process: the tracee is gone, its exit will be reported. */
    public static final int ESRCH = 3;

    /** Interrupted system call. */
    public static final int EINTR = 4;

    /** I/O error; what ptrace answers to an option or a request that the kernel does not know. */
    public static final int EIO = 5;

    /** No child processes: nothing left to wait for. */
    public static final int ECHILD = 10;

    /** Bad address. */
    public static final int EFAULT = 14;

    /** Invalid argument. */
    public static final int EINVAL = 22;

    /** Function not implemented. */
    public static final int ENOSYS = 38;

    /** A connection is being made. */
    public static final int EINPROGRESS = 115;

    private Errno() {}
}
