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
     * The kernel writes it only when a signal interrupts the call (the remaining time of nanosleep(2)): copied at the
     * syscall-exit-stop of a call that is to be restarted or fails with EINTR.
     */
    REST
}
