package io.tracecap.capture.linux;

/** What the status of waitpid(2) says; the macros of wait(2) and the PTRACE_EVENT numbers of ptrace(2). */
public final class WaitStatus {
    /** PTRACE_EVENT_FORK. */
    public static final int EVENT_FORK = 1;

    /** PTRACE_EVENT_VFORK. */
    public static final int EVENT_VFORK = 2;

    /** PTRACE_EVENT_CLONE. */
    public static final int EVENT_CLONE = 3;

    /** PTRACE_EVENT_EXEC. */
    public static final int EVENT_EXEC = 4;

    /** PTRACE_EVENT_EXIT. */
    public static final int EVENT_EXIT = 6;

    /** PTRACE_EVENT_SECCOMP: before a call for which a seccomp filter says SECCOMP_RET_TRACE. */
    public static final int EVENT_SECCOMP = 7;

    /** PTRACE_EVENT_STOP: a group-stop, an interrupt, or the first stop of a new tracee. */
    public static final int EVENT_STOP = 128;

    /** What {@link #stopSignal} is in a syscall stop, with PTRACE_O_TRACESYSGOOD. */
    public static final int SYSCALL_STOP = 5 | 0x80;

    private static final int STOPPED = 0x7F;

    private WaitStatus() {}

    /** WIFSTOPPED: in a ptrace-stop; otherwise the tracee has ended. */
    public static boolean isStopped(int status) {
        return (status & 0xFF) == STOPPED;
    }

    /** WSTOPSIG, in a ptrace-stop. */
    public static int stopSignal(int status) {
        return status >> 8 & 0xFF;
    }

    /** PTRACE_EVENT number of a ptrace-stop; 0 for syscall and signal-delivery stops. */
    public static int event(int status) {
        return status >>> 16;
    }
}
