package io.tracecap.format.event;

/**
 * The arguments of a {@link EventKind#GAP} event: something is missing here.
 *
 * @param reason why
 * @param events how many events are missing, or 0 when that is not known
 */
public record Gap(Reason reason, long events) {
    /** Why events are missing. */
    public enum Reason {
        /** A reason that this version does not know. */
        UNKNOWN(0),
        /** The ring between tracer and writer was full. */
        RING_FULL(1),
        /** The thread was released before it ended because the recorder was told to stop. */
        DETACHED(2);

        private final int code;

        Reason(int code) {
            this.code = code;
        }

        /** Code in a trace. */
        public int code() {
            return code;
        }

        /** The reason with the given code. */
        public static Reason of(long code) {
            for (Reason reason : values()) {
                if (reason.code == code) {
                    return reason;
                }
            }
            return UNKNOWN;
        }
    }

    /** Reads the arguments of a {@link EventKind#GAP} event. */
    public static Gap of(EventView event) {
        return new Gap(Reason.of(event.argument(0)), event.argument(1));
    }
}
