package io.tracecap.format.event;

/**
 * The arguments of a {@link EventKind#GAP} event: something is missing here.
 *
 * @param reason why
 * @param events how many events are missing, or 0 when that is not known
 */
public record Gap(Reason reason, long events) {
    /** Why events are missing. The order is part of the file format. */
    public enum Reason {
        /** A reason that this version does not know. */
        UNKNOWN,
        /** The ring between tracer and writer was full. */
        RING_FULL,
        /** The thread was released before it ended because the recorder was told to stop. */
        DETACHED;

        /** The reason with the given code. */
        public static Reason of(long code) {
            return code >= 0 && code < values().length ? values()[(int) code] : UNKNOWN;
        }
    }

    /** Reads the arguments of a {@link EventKind#GAP} event. */
    public static Gap of(EventView event) {
        return new Gap(Reason.of(event.argument(0)), event.argument(1));
    }
}
