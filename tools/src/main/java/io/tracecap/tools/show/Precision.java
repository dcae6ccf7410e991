package io.tracecap.tools.show;

/** How exactly a time is shown, in strace's words. */
enum Precision {
    /** Seconds. */
    S(0),
    /** Milliseconds. */
    MS(3),
    /** Microseconds. */
    US(6),
    /** Nanoseconds. */
    NS(9);

    private final int digits;

    Precision(int digits) {
        this.digits = digits;
    }

    /** Digits behind the point. */
    int digits() {
        return digits;
    }

    /**
     * Reads {@code us}.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Precision parse(String text) {
        for (Precision each : values()) {
            if (each.name().equalsIgnoreCase(text)) {
                return each;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not s, ms, us or ns");
    }
}
