package io.tracecap.format.event;

/** What an event says. */
public enum EventKind {
    /** A syscall-enter-stop and its syscall-exit-stop with no other event between them. */
    CALL,
    /** A syscall-enter-stop whose exit, if it came, is a later {@link #RETURN}. */
    ENTER,
    /** A syscall-exit-stop that is not directly behind its enter. */
    RETURN,
    /** A signal is about to be delivered (signal-delivery-stop). Argument 0 is its number; piece 0 is the siginfo. */
    SIGNAL,
    /** The thread entered a group-stop. Argument 0 is the signal that caused it. */
    STOP,
    /** A thread was seen for the first time; see {@link NewTask}. */
    TASK,
    /** A process runs a new program. Argument 0 is the tid that the calling thread had before. */
    EXEC,
    /** A thread ended. Argument 0 is its wait status, as in wait(2). */
    EXIT,
    /** Something was lost or not seen; see {@link Gap}. */
    GAP,
    /** A kind of point that this version does not know; its arguments and pieces are readable all the same. */
    UNKNOWN;

    /** Whether events of this kind belong to a syscall and carry its number. */
    public boolean isSyscall() {
        return this == CALL || this == ENTER || this == RETURN;
    }

    /** Whether events of this kind carry arguments: all but {@link #RETURN}. */
    public boolean hasArguments() {
        return this != RETURN;
    }

    /** Whether events of this kind carry a result and a duration. */
    public boolean hasResult() {
        return this == CALL || this == RETURN;
    }
}
