package io.tracecap.tools.show;

/**
 * What is said about time on each line, in strace's terms. Each kind of time has a number of digits behind the point; or
 * {@link #HIDDEN}.
 *
 * @param clock how the time of day is written
 * @param clockDigits of the time of day
 * @param relativeDigits of the time since the line before ({@code -r})
 * @param durationDigits of the time that a call took ({@code -T})
 */
record TimeStyle(Clock clock, int clockDigits, int relativeDigits, int durationDigits) {
    /** In place of digits: not shown. */
    static final int HIDDEN = -1;

    /** How the time of day is written. */
    enum Clock {
        /** Not at all. */
        NONE,
        /** {@code 07:17:39} ({@code -t}, {@code -tt}). */
        TIME,
        /** {@code 1795418259} ({@code -ttt}). */
        UNIX
    }

    /** No times. */
    static final TimeStyle NONE = new TimeStyle(Clock.NONE, HIDDEN, HIDDEN, HIDDEN);

    /** Whether the time since the line before is shown. */
    boolean isRelative() {
        return relativeDigits != HIDDEN;
    }

    /** Whether the time that a call took is shown. */
    boolean showsDuration() {
        return durationDigits != HIDDEN;
    }
}
