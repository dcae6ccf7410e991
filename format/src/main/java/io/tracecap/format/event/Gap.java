package io.tracecap.format.event;

import java.util.List;

/**
 * The arguments of a {@link EventKind#GAP} event: something is missing here.
 *
 * @param reason why
 * @param events how many events are missing, or 0 when that is not known
 * @param durationNs nanoseconds before the time of the event at which the loss began, or 0 when that is not known
 * @param scope of which threads events are missing
 * @param pid the process whose events are missing, as its creator knows it, if it is one that is not recorded; 0 otherwise
 */
public record Gap(Reason reason, long events, long durationNs, Scope scope, int pid) {
    /** Why events are missing. */
    public enum Reason {
        /** A reason that this version does not know. */
        UNKNOWN(0),
        /** The ring between tracer and writer was full. */
        RING_FULL(1),
        /** The thread was released before it ended because the recorder was told to stop. */
        DETACHED(2),
        /** The file had reached the size, or the number of events, that it was allowed. */
        SIZE_LIMIT(3),
        /** The file could not be written for a while, or the disk was too slow. */
        DISK(4),
        /** A child ran without being traced. */
        ESCAPED_CHILD(5),
        /** The recorder was killed, and what it had not written is gone. */
        RECORDER_DIED(6),
        /** The file was damaged, and what cannot be read was left out when it was repaired. */
        DAMAGED_FILE(7),
        /** They are older than what was to be kept of the recording: see the header's {@code keepLast}. */
        NOT_KEPT(8);

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

    /** Of which threads events are missing. */
    public enum Scope {
        /** Of the thread of the event only. */
        THREAD(0),
        /** Of any thread. */
        ALL(1);

        private final int code;

        Scope(int code) {
            this.code = code;
        }

        /** Code in a trace. */
        public int code() {
            return code;
        }

        /** The scope with the given code; an unknown code is {@link #ALL}. */
        public static Scope of(long code) {
            return code == THREAD.code ? THREAD : ALL;
        }
    }

    /** A gap of which no one process is missing. */
    public Gap(Reason reason, long events, long durationNs, Scope scope) {
        this(reason, events, durationNs, scope, 0);
    }

    /** Reads the arguments of a {@link EventKind#GAP} event; what is not there is not known. */
    public static Gap of(EventView event) {
        return new Gap(
                Reason.of(argument(event, 0)),
                Math.max(0, argument(event, 1)),
                Math.max(0, argument(event, 2)),
                Scope.of(argument(event, 3)),
                (int) argument(event, 4));
    }

    private static long argument(EventView event, int index) {
        return index < event.argumentCount() ? event.argument(index) : 0;
    }

    /** The arguments of the event that says this. */
    public List<Long> arguments() {
        return pid == 0
                ? List.of((long) reason.code, events, durationNs, (long) scope.code)
                : List.of((long) reason.code, events, durationNs, (long) scope.code, (long) pid);
    }
}
