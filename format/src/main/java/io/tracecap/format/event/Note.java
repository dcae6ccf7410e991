package io.tracecap.format.event;

/**
 * The argument of a {@link EventKind#NOTE} event: what a reader has to know of how the thread was recorded, and does not
 * see from its calls. It belongs to what the thread did just before.
 *
 * @param kind what
 */
public record Note(Kind kind) {
    /** What is to be known. */
    public enum Kind {
        /** Something that this version does not know. */
        UNKNOWN(0),
        /** The thread made an io_uring: operations that go through it are no system calls. */
        IO_URING(1),
        /** A ptrace(2) call failed with EPERM because one process cannot have two tracers. */
        PTRACE_REFUSED(2),
        /** The thread executed a set-user-ID program without its privileges, because its tracer has no right to them. */
        PRIVILEGES_WITHHELD(3),
        /**
         * No seccomp filter could be installed before the thread executed the command: it was the recorder who chose the
         * calls, and none is missing because of a filter.
         */
        FILTER_REFUSED(4);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** Code in a trace. */
        public int code() {
            return code;
        }

        /** The kind with the given code. */
        public static Kind of(long code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            return UNKNOWN;
        }
    }

    /** Reads the arguments of a {@link EventKind#NOTE} event. */
    public static Note of(EventView event) {
        return new Note(Kind.of(event.argument(0)));
    }
}
