package io.tracecap.format.syscall;

import org.jspecify.annotations.Nullable;

/**
 * What a syscall that succeeds does to the descriptors or the directories of its process; a line of
 * {@code descriptors.tbl}. Operands are indexes of arguments, {@link #NONE} for one that the effect does not have.
 *
 * @param verb what it does
 * @param fd a descriptor that it is about
 * @param path a path or a name
 * @param at the directory that a relative path begins in
 * @param address a socket address
 * @param array where two descriptors are stored
 * @param last the last descriptor of a range
 * @param flags CLONE_ flags
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
        String kind,
        CloseOnExec closeOnExec) {
    /** Index of an operand that is not there. */
    public static final int NONE = -1;

    /** What is done; the table's first lines describe each. */
    public enum Verb {
        /** The result is a descriptor of the file {@link #path}. */
        FILE,
        /** The result is a descriptor of something without a name. */
        OBJECT,
        /** The result is a descriptor of memory with the name {@link #path}. */
        MEMORY,
        /** The result is a new socket. */
        SOCKET,
        /** The result is a connection from {@link #address} that came in at {@link #fd}. */
        ACCEPT,
        /** {@link #array} has the two ends of a pipe. */
        PIPE,
        /** {@link #array} has two connected sockets. */
        SOCKETS,
        /** The result stands for the same as {@link #fd}. */
        DUPLICATE,
        /** The result stands for something that another process opened. */
        FOREIGN,
        /** {@link #fd} is connected to {@link #address}, or about to be. */
        CONNECT,
        /** {@link #fd} gets the name {@link #address}. */
        BIND,
        /** {@link #fd} waits for connections, under a name that it may have got by this. */
        LISTEN,
        /** {@link #fd} has the name {@link #address}. */
        LOCAL,
        /** {@link #fd} is connected to {@link #address}. */
        REMOTE,
        /** The control messages of {@link #array} may bring descriptors of what other processes opened. */
        RECEIVE,
        /** {@link #fd} is closed. */
        CLOSE,
        /** All from {@link #fd} to {@link #last} are closed, or will be at an execve(2). */
        RANGE,
        /** {@link #closeOnExec} of {@link #fd} changes. */
        MARK,
        /** The current directory changes to {@link #path} or {@link #fd}. */
        DIRECTORY,
        /** The root directory changes to {@link #path}. */
        ROOT,
        /** Namespaces change, and with them maybe the directories. */
        NAMESPACES,
        /** A new thread or process, which shares what {@link #flags} say. */
        SHARE,
        /** The thread no longer shares what {@link #flags} say. */
        PART
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
