package io.tracecap.tools.select;

import io.tracecap.format.event.EventView;

/** How a system call ended, in the words of strace's {@code -e status=}. */
public enum Status {
    /** It came back without an error. */
    SUCCESSFUL,
    /** It came back with an error, or to be restarted. */
    FAILED,
    /** Its thread ended in it. */
    UNFINISHED,
    /** It came back, but what with could not be found out; a trace has none of these. */
    UNAVAILABLE,
    /** The recording ended before it did. */
    DETACHED;

    private static final long LOWEST_ERRNO = -4095;

    /** How a call ended that came back with this event. */
    public static Status of(EventView exit) {
        return of(exit.result());
    }

    /** How a call ended that came back with this raw result. */
    public static Status of(long result) {
        return result < 0 && result >= LOWEST_ERRNO ? FAILED : SUCCESSFUL;
    }
}
