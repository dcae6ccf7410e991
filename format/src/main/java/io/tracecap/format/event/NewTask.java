package io.tracecap.format.event;

/**
 * The arguments of a {@link EventKind#TASK} event: a thread that was seen for the first time. The event's own
 * {@link EventView#task()} is the new thread.
 *
 * <p>Where what happened to a process before is not in the file, that event of its thread group leader also says what had
 * become of it by then: {@link #place}, {@link #children}, {@link #execs}, and as {@link #COMMAND_PART} what it ran.
 *
 * @param parent number of the thread that created it, or {@link #NO_PARENT}
 * @param origin how it came to be traced
 * @param innerTid its thread id in the innermost pid namespace that it is in, or 0 where that is the one of the recorder
 *     or is not known; see pid_namespaces(7)
 * @param place its place among the children of its parent, from 1; 0: behind those that were seen
 * @param children how many children of it had been seen, in the file or not
 * @param execs how many times it had run a new program
 */
public record NewTask(int parent, Origin origin, int innerTid, int place, int children, int execs) {
    /** Value of {@link #parent} where no recorded thread created this one. */
    public static final int NO_PARENT = -1;

    /** Places and counts are at most this. */
    public static final int MOST = 1 << 30;

    /**
     * Part of argument 0 of the event of a leader that had run before, be it untraced ({@link Origin#ATTACHED}) or in a
     * part of the recording that is not in the file: argv, each string ended by NUL.
     */
    public static final int COMMAND_PART = 0;

    /** Part of argument 0 of an {@link Origin#ATTACHED} leader's event: path of the program file, as /proc/PID/exe has it. */
    public static final int PROGRAM_PART = 1;

    /** Part of argument 0, likewise: the process's name, as /proc/PID/comm has it. */
    public static final int NAME_PART = 2;

    /** Part of argument 0, likewise: pid of the parent, u32. */
    public static final int PARENT_PID_PART = 3;

    /** How a thread came to be traced. */
    public enum Origin {
        /** The command itself. */
        ROOT(0),
        /** PTRACE_EVENT_FORK: fork(2), or clone(2) with SIGCHLD. */
        FORK(1),
        /** PTRACE_EVENT_VFORK. */
        VFORK(2),
        /** PTRACE_EVENT_CLONE: any other clone(2) or clone3(2), threads among them. */
        CLONE(3),
        /** Seen before (or without) the event of its creator. */
        ADOPTED(4),
        /** It ran before, untraced: the recorder attached to it. */
        ATTACHED(5);

        private final int code;

        Origin(int code) {
            this.code = code;
        }

        /** Code in a trace. */
        public int code() {
            return code;
        }

        /** The origin with the given code; an unknown code is {@link #ADOPTED}. */
        public static Origin of(long code) {
            for (Origin origin : values()) {
                if (origin.code == code) {
                    return origin;
                }
            }
            return ADOPTED;
        }
    }

    /** Reads the arguments of a {@link EventKind#TASK} event. */
    public static NewTask of(EventView event) {
        int innerTid = event.argumentCount() > 2 ? (int) event.argument(2) : 0;
        return new NewTask(
                (int) event.argument(0),
                Origin.of(event.argument(1)),
                innerTid,
                count(event, 3),
                count(event, 4),
                count(event, 5));
    }

    /** What is no possible count is as if it were not there. */
    private static int count(EventView event, int index) {
        long count = event.argumentCount() > index ? event.argument(index) : 0;
        return count >= 0 && count <= MOST ? (int) count : 0;
    }
}
