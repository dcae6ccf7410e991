package io.tracecap.format.event;

/**
 * The arguments of a {@link EventKind#FACT} event: something that the kernel said of a process when the recorder asked
 * it, because no event tells. The pieces belong to argument 0: part {@link #TEXT} is a text, part {@link #DETAIL} a
 * structure, as the kind says.
 *
 * <p>What is to be known of descriptors that a call made or changed comes with the call itself, as pieces of argument
 * {@link #OF_CALL} that were copied at the exit: {@link #nameOf} and {@link #detailOf} the first, the second … of them.
 *
 * @param kind what it is about
 * @param number see {@link Kind}
 * @param flags see {@link Kind}
 */
public record Fact(Kind kind, long number, long flags) {
    /** Part of argument 0: a text. */
    public static final int TEXT = 0;

    /** Part of argument 0: a structure. */
    public static final int DETAIL = 1;

    /** The argument that pieces of a call belong to which say what the kernel said of its descriptors. */
    public static final int OF_CALL = 7;

    /** Of so many descriptors of one call the kernel is asked at most. */
    public static final int MOST_OF_CALL = 16;

    /** {@link #flags} of a descriptor: it is closed at an execve(2). */
    public static final int CLOSE_ON_EXEC = 1;

    /** What a fact is about. */
    public enum Kind {
        /** Something that this version does not know. */
        UNKNOWN(0),
        /** What the process has open follows, all of it: so many {@link #DESCRIPTOR}s as the number says. */
        DESCRIPTORS(1),
        /** The descriptor {@code number}: its name as /proc/PID/fd has it, and a {@link DescriptorDetail}. */
        DESCRIPTOR(2),
        /** The current directory, a text. */
        DIRECTORY(3),
        /** The root directory, a text. */
        ROOT(4),
        /** Path of the program file, as /proc/PID/exe has it. */
        PROGRAM(5),
        /** The name of the thread, as /proc/PID/comm has it. */
        NAME(6),
        /** The umask: the number. */
        UMASK(7),
        /** User and group ids and capabilities, a structure. */
        CREDENTIALS(8),
        /** The namespaces, a structure. */
        NAMESPACES(9),
        /** Memory mappings, a structure, and the names that they refer to; the number is how many were said before. */
        MAPPINGS(10),
        /** Resource limits, a structure. */
        LIMITS(11);

        private static final Kind[] ALL = values();

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
            return code > 0 && code < ALL.length ? ALL[(int) code] : UNKNOWN;
        }
    }

    /** Reads the arguments of a {@link EventKind#FACT} event. */
    public static Fact of(EventView event) {
        return new Fact(
                Kind.of(event.argument(0)), event.argument(1), event.argumentCount() > 2 ? event.argument(2) : 0);
    }

    /** Part of argument {@link #OF_CALL}: the name of the {@code index}-th descriptor that a call made or changed. */
    public static int nameOf(int index) {
        return 2 * index;
    }

    /** Part of argument {@link #OF_CALL}: a {@link DescriptorDetail} of that descriptor. */
    public static int detailOf(int index) {
        return 2 * index + 1;
    }
}
