package io.tracecap.tools.show;

/**
 * What is said about time on each line, in strace's terms.
 *
 * @param clock how the time of day is written
 * @param relative whether the time since the line before is shown ({@code -r})
 * @param duration whether the time that a call took is shown ({@code -T})
 */
record TimeStyle(Clock clock, boolean relative, boolean duration) {
    /** How the time of day is written. */
    enum Clock {
        /** Not at all. */
        NONE,
        /** {@code 07:17:39} ({@code -t}). */
        SECONDS,
        /** {@code 07:17:39.568298} ({@code -tt}). */
        MICROSECONDS,
        /** {@code 1795418259.587753} ({@code -ttt}). */
        UNIX
    }

    /** No times. */
    static final TimeStyle NONE = new TimeStyle(Clock.NONE, false, false);
}
