package io.tracecap.capture.linux;

/**
 * ptrace(2) for tracees that were attached with PTRACE_SEIZE. All calls for one tracee have to come from the thread
 * that seized it.
 *
 * <p>Requests return false when they fail; {@link #errno()} says why. ESRCH means that the tracee is gone or not in a
 * ptrace-stop; its exit will be reported by {@link #waitAny}, and nothing else is to be done. Allocates nothing.
 */
public final class Ptrace {
    /** PTRACE_O_TRACESYSGOOD: syscall stops are told from SIGTRAP by bit 7. */
    public static final int O_TRACESYSGOOD = 0x1;

    /** PTRACE_O_TRACEFORK. */
    public static final int O_TRACEFORK = 0x2;

    /** PTRACE_O_TRACEVFORK. */
    public static final int O_TRACEVFORK = 0x4;

    /** PTRACE_O_TRACECLONE. */
    public static final int O_TRACECLONE = 0x8;

    /** PTRACE_O_TRACEEXEC. */
    public static final int O_TRACEEXEC = 0x10;

    /** PTRACE_O_TRACEEXIT. */
    public static final int O_TRACEEXIT = 0x40;

    /** PTRACE_O_TRACESECCOMP: stop where a seccomp filter says SECCOMP_RET_TRACE. */
    public static final int O_TRACESECCOMP = 0x80;

    /** PTRACE_O_EXITKILL: when the tracer ends, the kernel kills the tracee. */
    public static final int O_EXITKILL = 0x10_0000;

    private static final long REQUEST_POKEDATA = 5;
    private static final long REQUEST_CONT = 7;
    private static final long REQUEST_GETREGS = 12;
    private static final long REQUEST_SETREGS = 13;
    private static final long REQUEST_DETACH = 17;
    private static final long REQUEST_SYSCALL = 24;
    private static final long REQUEST_SETOPTIONS = 0x4200;
    private static final long REQUEST_GETEVENTMSG = 0x4201;
    private static final long REQUEST_GETSIGINFO = 0x4202;
    private static final long REQUEST_SEIZE = 0x4206;
    private static final long REQUEST_INTERRUPT = 0x4207;
    private static final long REQUEST_LISTEN = 0x4208;
    private static final long REQUEST_SETSIGMASK = 0x420b;
    private static final long REQUEST_GET_SYSCALL_INFO = 0x420e;

    private static final int WAIT_NOHANG = 1;
    private static final int WAIT_ALL = 0x40000000;
    private static final int WAIT_NOTHREAD = 0x20000000;

    private final NativeBlock word = new NativeBlock(Long.BYTES);
    private final NativeBlock status = new NativeBlock(Integer.BYTES);

    /** errno of the request that failed last on this thread. */
    public int errno() {
        return Libc.errno();
    }

    /** PTRACE_SEIZE with options; does not stop the tracee. */
    public boolean seize(int tid, int options) {
        return Libc.ptrace(REQUEST_SEIZE, tid, 0, options) == 0;
    }

    /** PTRACE_SETOPTIONS: changes the options of a stopped tracee; children that it makes inherit them. */
    public boolean setOptions(int tid, int options) {
        return Libc.ptrace(REQUEST_SETOPTIONS, tid, 0, options) == 0;
    }

    /** PTRACE_INTERRUPT: stops a seized tracee with PTRACE_EVENT_STOP. */
    public boolean interrupt(int tid) {
        return Libc.ptrace(REQUEST_INTERRUPT, tid, 0, 0) == 0;
    }

    /** PTRACE_SYSCALL: goes on until the next syscall stop, delivering {@code signal} unless it is 0. */
    public boolean resumeToSyscall(int tid, int signal) {
        return Libc.ptrace(REQUEST_SYSCALL, tid, 0, signal) == 0;
    }

    /** PTRACE_CONT: goes on without syscall stops. */
    public boolean resume(int tid, int signal) {
        return Libc.ptrace(REQUEST_CONT, tid, 0, signal) == 0;
    }

    /** PTRACE_LISTEN: leaves the tracee in its group-stop, but reports when that ends. */
    public boolean listen(int tid) {
        return Libc.ptrace(REQUEST_LISTEN, tid, 0, 0) == 0;
    }

    /** PTRACE_DETACH: releases a stopped tracee, delivering {@code signal} unless it is 0. */
    public boolean detach(int tid, int signal) {
        return Libc.ptrace(REQUEST_DETACH, tid, 0, signal) == 0;
    }

    /** PTRACE_GETEVENTMSG: the number that belongs to a PTRACE_EVENT stop, or -1 if the tracee is gone. */
    public long eventMessage(int tid) {
        boolean answered = Libc.ptrace(REQUEST_GETEVENTMSG, tid, 0, word.address()) == 0;
        return answered ? word.bytes().getLong(0) : -1;
    }

    /** PTRACE_GET_SYSCALL_INFO into {@code info}, see {@link SyscallInfo}. */
    public boolean syscallInfo(int tid, SyscallInfo info) {
        return Libc.ptrace(REQUEST_GET_SYSCALL_INFO, tid, SyscallInfo.LENGTH, info.address()) > 0;
    }

    /** PTRACE_GETSIGINFO: writes the 128 bytes of a siginfo_t to {@code address}. */
    public boolean siginfo(int tid, long address) {
        return Libc.ptrace(REQUEST_GETSIGINFO, tid, 0, address) == 0;
    }

    /** PTRACE_SETSIGMASK: sets which signals are blocked; bit n - 1 is signal n. */
    public boolean setSignalMask(int tid, long mask) {
        word.bytes().putLong(0, mask);
        return Libc.ptrace(REQUEST_SETSIGMASK, tid, Long.BYTES, word.address()) == 0;
    }

    /** PTRACE_POKEDATA: writes a word to the tracee's memory. */
    public boolean poke(int tid, long address, long value) {
        return Libc.ptrace(REQUEST_POKEDATA, tid, address, value) == 0;
    }

    /** PTRACE_GETREGS: writes a user_regs_struct (see {@link Registers}) to {@code address}. */
    public boolean registers(int tid, long address) {
        return Libc.ptrace(REQUEST_GETREGS, tid, 0, address) == 0;
    }

    /** PTRACE_SETREGS from {@code address}. */
    public boolean setRegisters(int tid, long address) {
        return Libc.ptrace(REQUEST_SETREGS, tid, 0, address) == 0;
    }

    /**
     * Waits for any tracee of this thread (waitpid(-1) with __WALL and __WNOTHREAD).
     *
     * @return its tid, with its status in {@link #status()}; or minus an errno
     */
    public int waitAny() {
        return wait(-1, 0);
    }

    /** Like {@link #waitAny}, but answers 0 at once when no tracee has anything to report. */
    public int pollAny() {
        return wait(-1, WAIT_NOHANG);
    }

    /** Waits for one tracee of this thread; otherwise like {@link #waitAny}. */
    public int waitFor(int tid) {
        return wait(tid, 0);
    }

    private int wait(int tid, int options) {
        int changed = Libc.waitpid(tid, status.address(), WAIT_ALL | WAIT_NOTHREAD | options);
        return changed < 0 ? -Libc.errno() : changed;
    }

    /** The status of the tracee that was waited for last; see {@link WaitStatus}. */
    public int status() {
        return status.bytes().getInt(0);
    }
}
