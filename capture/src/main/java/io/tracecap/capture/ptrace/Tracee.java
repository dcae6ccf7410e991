package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.SyscallInfo;
import io.tracecap.format.syscall.Abi;

/**
 * One traced thread and what it is in the middle of. Its state is its own: nothing of it is derived from what another
 * thread did last. Used by the tracer thread alone.
 */
final class Tracee {
    /** Number of execve(2) on x86-64. */
    static final int EXECVE = 59;

    private static final int EXECVEAT = 322;
    private static final int ARGUMENTS = 6;

    private final int tid;
    private final int number;
    private final int pid;
    private final int process;
    private final long[] arguments = new long[ARGUMENTS];
    private long stackPointer;
    private int abi;
    private int syscall;
    private boolean inCall;
    private boolean recorded;
    private boolean introduced;
    private boolean ended;
    private boolean endUnrecorded;
    private int innerTid;
    private boolean makesForeignPids;
    private int ownEnd;

    /**
     * A thread that is new to the tracer.
     *
     * @param tid thread id
     * @param number its number in the trace
     * @param pid thread group id
     * @param process number of its thread group leader
     */
    Tracee(int tid, int number, int pid, int process) {
        this.tid = tid;
        this.number = number;
        this.pid = pid;
        this.process = process;
    }

    int tid() {
        return tid;
    }

    int number() {
        return number;
    }

    int pid() {
        return pid;
    }

    int process() {
        return process;
    }

    /** Remembers the call of a syscall-enter-stop. */
    void enter(int newAbi, SyscallInfo info) {
        abi = newAbi;
        syscall = newAbi == Abi.X32.id() ? info.number() & ~Abi.X32_BIT : info.number();
        stackPointer = info.stackPointer();
        for (int i = 0; i < ARGUMENTS; i++) {
            arguments[i] = info.argument(i);
        }
        inCall = true;
    }

    /** Takes over the call that another thread of the process is in: its execve returns in the leader. */
    void enterAs(Tracee caller) {
        abi = caller.abi;
        syscall = caller.syscall;
        System.arraycopy(caller.arguments, 0, arguments, 0, ARGUMENTS);
        inCall = caller.inCall;
        recorded = caller.recorded;
    }

    /** Forgets the call: it has returned. */
    void leave() {
        inCall = false;
    }

    /** Whether a syscall-enter-stop was seen whose exit was not. */
    boolean inCall() {
        return inCall;
    }

    /** Whether the thread is in an execve(2) or execveat(2). */
    boolean isExecuting() {
        return isCalling(EXECVE) || isCalling(EXECVEAT);
    }

    /** Calling convention of the call that was entered last. */
    int abi() {
        return abi;
    }

    /** Number of the syscall that was entered last. */
    int syscall() {
        return syscall;
    }

    /** The stack pointer at the enter of that syscall. */
    long stackPointer() {
        return stackPointer;
    }

    /** Argument of the syscall that was entered last. */
    long argument(int index) {
        return arguments[index];
    }

    /** All six arguments of the syscall that was entered last; not to be changed. */
    long[] arguments() {
        return arguments;
    }

    /** Sets an argument to what it really is: changed by the tracer, or not in a register at all. */
    void replaceArgument(int index, long value) {
        arguments[index] = value;
    }

    /** Whether the enter of the latest call was recorded; there may have been no room, or no wish. */
    boolean isCallRecorded() {
        return recorded;
    }

    /** Sets whether the enter of the latest call was recorded. */
    void setCallRecorded(boolean isRecorded) {
        recorded = isRecorded;
    }

    /** Whether the trace says who this thread is: before that, nothing can be recorded of it. */
    boolean isIntroduced() {
        return introduced;
    }

    /** The trace says who this thread is. */
    void setIntroduced() {
        introduced = true;
    }

    /** Whether the thread is in the call with this number, of the 64-bit ABI. */
    boolean isCalling(int number) {
        return inCall && syscall == number && abi == Abi.X86_64.id();
    }

    /** Whether it is a thread group leader. */
    boolean isLeader() {
        return number == process;
    }

    /** Its tid in its own pid namespace, 0 where that is the recorder's. */
    int innerTid() {
        return innerTid;
    }

    /** Sets {@link #innerTid}. */
    void setInnerTid(int tidInside) {
        innerTid = tidInside;
    }

    /** Whether children may be in another pid namespace than the recorder. */
    boolean makesForeignPids() {
        return makesForeignPids;
    }

    /** Notes that children may be in another pid namespace than the recorder, from now on. */
    void setMakesForeignPids() {
        makesForeignPids = true;
    }

    /** Notes how this leader ended, which is recorded when its process ends. */
    void setOwnEnd(int status) {
        endUnrecorded = true;
        ownEnd = status;
    }

    /** The end of this leader is recorded, or it goes on after all: an execve made it another thread. */
    void clearOwnEnd() {
        endUnrecorded = false;
    }

    /** Whether this leader has ended, but other threads of its process had not then. */
    boolean isEndUnrecorded() {
        return endUnrecorded;
    }

    /** The wait status of {@link #setOwnEnd}. */
    int ownEnd() {
        return ownEnd;
    }

    /** Whether this thread has ended, as far as the tracer has to do with it. */
    boolean ended() {
        return ended;
    }

    /** Sets whether this thread has ended. */
    void setEnded(boolean isEnded) {
        ended = isEnded;
    }
}
