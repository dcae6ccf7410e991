package io.tracecap.format.syscall;

import org.jspecify.annotations.Nullable;

/**
 * What a syscall that succeeds does to what its process has and is: its descriptors, directories, memory mappings, name; a
 * line of {@code descriptors.tbl}. Operands are indexes of arguments, {@link #NONE} for one that the effect does not have.
 *
 * @param verb what it does
 * @param fd a descriptor that it is about
 * @param path a path or a name
 * @param at the directory that a relative path begins in
 * @param address a socket address, or an address in memory
 * @param array where two descriptors are stored, or an argv
 * @param last the last descriptor of a range
 * @param flags CLONE_ flags
 * @param to another path
 * @param toAt the directory that this one begins in, if it is relative
 * @param number something that is the new value
 * @param area a piece of memory
 * @param kind what an object is; empty for all but {@link Verb#OBJECT}
 * @param closeOnExec whether the descriptor is closed at an execve(2)
 */
public record DescriptorEffect(
        Verb verb,
        int fd,
        int path,
        int at,
        int address,
        int array,
        int last,
        @Nullable Bits flags,
        int to,
        int toAt,
        int number,
        Area area,
        String kind,
        CloseOnExec closeOnExec) {
    /** Index of an operand that is not there. */
    public static final int NONE = -1;

    /**
     * A piece of memory, by indexes of arguments.
     *
     * @param length how long it is
     * @param size how long it becomes
     * @param access what may be done with it, PROT_ flags
     * @param offset where in a file it begins
     */
    public record Area(int length, int size, int access, int offset) {}

    /** What is done; the table's first lines describe each. */
    public enum Verb {
        /** The result is a descriptor of the file {@link #path}. */
        FILE(true),
        /** The result is a descriptor of something without a name. */
        OBJECT(true),
        /** The result is a descriptor of memory with the name {@link #path}. */
        MEMORY(true),
        /** The result is a new socket. */
        SOCKET(true),
        /** The result is a connection from {@link #address} that came in at {@link #fd}. */
        ACCEPT(true),
        /** {@link #array} has the two ends of a pipe. */
        PIPE(true),
        /** {@link #array} has two connected sockets. */
        SOCKETS(true),
        /** The result stands for the same as {@link #fd}. */
        DUPLICATE(false),
        /** The result stands for something that another process opened. */
        FOREIGN(true),
        /** {@link #fd} is connected to {@link #address}, or about to be. */
        CONNECT(true),
        /** {@link #fd} gets the name {@link #address}. */
        BIND(true),
        /** {@link #fd} waits for connections, under a name that it may have got by this. */
        LISTEN(true),
        /** {@link #fd} has the name {@link #address}. */
        LOCAL(false),
        /** {@link #fd} is connected to {@link #address}. */
        REMOTE(false),
        /** The control messages of {@link #array} may bring descriptors of what other processes opened. */
        RECEIVE(true),
        /** {@link #fd} is closed. */
        CLOSE(false),
        /** All from {@link #fd} to {@link #last} are closed, or will be at an execve(2). */
        RANGE(false),
        /** {@link #closeOnExec} of {@link #fd} changes. */
        MARK(false),
        /** The current directory changes to {@link #path} or {@link #fd}. */
        DIRECTORY(true),
        /** The root directory changes to {@link #path}. */
        ROOT(true),
        /** Namespaces change, and with them maybe the directories. */
        NAMESPACES(true),
        /** There is a file of the name {@link #path} now, where there was none. */
        CREATE(false),
        /** The file {@link #path} has no name any more. */
        REMOVE(false),
        /** The file {@link #path} is named {@link #to} now, and what had that name has none. */
        MOVE(false),
        /** The program {@link #path} is executed with the argv {@link #array}. */
        EXECUTE(false),
        /** The umask becomes {@link #number}. */
        UMASK(false),
        /** The thread's name becomes the text {@link #path}. */
        NAME(false),
        /** User or group ids or capabilities change. */
        CREDENTIALS(true),
        /** The result is the address of new memory, of {@link #fd} unless {@link #flags} have MAP_ANONYMOUS. */
        MAP(false),
        /** The memory from {@link #address} on is unmapped. */
        UNMAP(false),
        /** The memory from {@link #address} on is at the result now. */
        REMAP(false),
        /** What may be done with the memory from {@link #address} on changes. */
        PROTECT(false),
        /** The result is where the heap ends. */
        BREAK(false),
        /** A new thread or process, which shares what {@link #flags} say. */
        SHARE(false),
        /** The thread no longer shares what {@link #flags} say. */
        PART(true);

        private final boolean isAsked;

        Verb(boolean isAsked) {
            this.isAsked = isAsked;
        }

        /** Whether the kernel knows more about it than the call says, so that the recorder asks. */
        public boolean isAsked() {
            return isAsked;
        }

        /** Whether nothing that a process has depends on it but its memory. */
        public boolean isOnMemoryAtMost() {
            return this == MAP || this == UNMAP || this == REMAP || this == PROTECT || this == BREAK || this == CREATE;
        }
    }

    /**
     * A set of flags among the arguments.
     *
     * @param argument the argument that has them
     * @param isBehind whether it points to them: they are the first 8 bytes of a structure
     */
    public record Bits(int argument, boolean isBehind) {}

    /**
     * When a descriptor is closed at an execve(2).
     *
     * @param flags where a flag says so; null if it is always or never so
     * @param mask the flag; 0 for never
     */
    public record CloseOnExec(@Nullable Bits flags, long mask) {
        /** Never. */
        static final CloseOnExec NEVER = new CloseOnExec(null, 0);

        /** Always. */
        static final CloseOnExec ALWAYS = new CloseOnExec(null, 1);

        /**
         * Whether it is so.
         *
         * @param value value of the flags; anything if there are none
         */
        public boolean holds(long value) {
            return mask != 0 && (flags == null || (value & mask) != 0);
        }
    }
}
