package io.tracecap.format.syscall;

/** Which way memory behind a pointer travels, and so when it has to be copied. */
public enum Direction {
    /** The kernel reads it: copied at the syscall-enter-stop. Arguments that are no pointers are IN. */
    IN,
    /** The kernel writes it: copied at the syscall-exit-stop of a call that succeeded. */
    OUT,
    /** Both: copied at both stops. */
    INOUT,
    /**
     * Into memory that the structures behind the pointer lead to, and perhaps into these too: they are copied at the enter
     * without what they lead to, and at the exit with it (the iovec of readv(2)).
     */
    FILL,
    /**
     * The kernel writes it only when a signal interrupts the call (the remaining time of nanosleep(2)): copied at the
     * syscall-exit-stop of a call that is to be restarted or fails with EINTR.
     */
    REST
}
