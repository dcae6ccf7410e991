package io.tracecap.format.event;

/** What an event says. */
public enum EventKind {
    /** A syscall-enter-stop and its syscall-exit-stop with no other event between them. */
    CALL(0, 0),
    /** A syscall-enter-stop whose exit, if it came, is a later {@link #RETURN}. */
    ENTER(0, 0),
    /** A syscall-exit-stop that is not directly behind its enter. */
    RETURN(0, 0),
    /** A signal is about to be delivered (signal-delivery-stop). Argument 0 is its number; piece 0 is the siginfo. */
    SIGNAL(1, 1),
    /** The thread entered a group-stop. Argument 0 is the signal that caused it. */
    STOP(2, 1),
    /** A thread was seen for the first time; see {@link NewTask}. */
    TASK(3, 2),
    /**
     * A process runs a new program. Argument 0 is the tid that the calling thread had before, argument 1 its task
     * number: the thread group leader's, save for an execve by another thread.
     */
    EXEC(4, 2),
    /** A thread ended. Argument 0 is its wait status, as in wait(2). */
    EXIT(5, 1),
    /** Something was lost or not seen; see {@link Gap}. */
    GAP(6, 2),
    /** Something that has to be known of how the thread was recorded; see {@link Note}. */
    NOTE(7, 1),
    /** What the kernel said of a process when the recorder asked it; see {@link Fact}. */
    FACT(8, 2),
    /** A kind of point that this version does not know; its arguments and pieces are readable all the same. */
    UNKNOWN(0, 0);

    private final int pointCode;
    private final int pointArguments;

    EventKind(int pointCode, int pointArguments) {
        this.pointCode = pointCode;
        this.pointArguments = pointArguments;
    }

    /**
     * The code that stands for this kind of point in a trace, from 1 on; part of the file format. 0 for syscalls and
     * for {@link #UNKNOWN}, whose code the event itself has.
     */
    public int pointCode() {
        return pointCode;
    }

    /** How many arguments a point of this kind has at least; a file with fewer is refused. */
    public int pointArguments() {
        return pointArguments;
    }

    /** The kind of point with the given code. */
    public static EventKind ofPointCode(int code) {
        return switch (code) {
            case 1 -> SIGNAL;
            case 2 -> STOP;
            case 3 -> TASK;
            case 4 -> EXEC;
            case 5 -> EXIT;
            case 6 -> GAP;
            case 7 -> NOTE;
            case 8 -> FACT;
            default -> UNKNOWN;
        };
    }

    /** Whether events of this kind belong to a syscall and carry its number. */
    public boolean isSyscall() {
        return this == CALL || this == ENTER || this == RETURN;
    }

    /** Whether events of this kind carry a result and a duration. */
    public boolean hasResult() {
        return this == CALL || this == RETURN;
    }
}
