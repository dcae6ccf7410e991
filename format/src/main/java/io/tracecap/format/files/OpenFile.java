package io.tracecap.format.files;

import io.tracecap.format.event.RawText;

/**
 * What a descriptor stands for: an open file description, as open(2) calls it, as far as the trace tells. Two
 * descriptors of the same one have the same {@link #origin}.
 */
public sealed interface OpenFile {
    /** Number of the event that opened it; the same for what one call opened, such as the two ends of a pipe. */
    long origin();

    /**
     * Something with a name: a file, or whatever {@code /proc/PID/fd} says of what was open before the recording.
     *
     * @param name absolute path, normalised but with symbolic links as the program named them; or {@code pipe:[4711]}
     *     and the like; a relative path when the directory was not known
     */
    record Named(long origin, RawText name) implements OpenFile {}

    /** An end of a pipe, see pipe(2). */
    record Pipe(long origin) implements OpenFile {}

    /**
     * Something that has no name in a file system.
     *
     * @param kind such as {@code eventfd}
     */
    record Anonymous(long origin, String kind) implements OpenFile {}

    /**
     * A socket, see socket(2).
     *
     * @param domain AF_ constant
     * @param type SOCK_ constant, without the flags of socket(2)
     * @param protocol as given to socket(2)
     * @param local struct sockaddr of its own name as far as a bind(2) said; empty when not known
     * @param peer struct sockaddr of the other side; empty when not known
     */
    record Socket(long origin, int domain, int type, int protocol, RawText local, RawText peer) implements OpenFile {}

    /** Something that the trace does not tell: opened by another process, say. */
    record Unknown(long origin) implements OpenFile {}
}
