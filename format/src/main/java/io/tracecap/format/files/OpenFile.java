package io.tracecap.format.files;

import io.tracecap.format.event.RawText;
import org.jspecify.annotations.Nullable;

/**
 * What a descriptor stands for: an open file description, as open(2) calls it, as far as the trace tells. Two
 * descriptors of the same one have the same {@link #origin}.
 */
public sealed interface OpenFile {
    /** {@link Pipe#inode} and {@link Socket#inode} where the trace does not tell. */
    long NO_INODE = 0;

    /**
     * Number of the event that opened it, or that told of it first; the same for what one call opened, such as the two
     * ends of a pipe.
     */
    long origin();

    /**
     * Something with a name: a file, or what {@code /proc/PID/fd} says of something that is none of the other kinds.
     *
     * @param name absolute path as the kernel has it, or, where it was not asked, as the program wrote it, normalised; a
     *     relative path when the directory was not known. A deleted file's ends with {@code " (deleted)"}
     * @param device which device it is, if it is known to be one
     */
    record Named(long origin, RawText name, @Nullable Device device) implements OpenFile {}

    /** An end of a pipe, see pipe(2). */
    record Pipe(long origin, long inode) implements OpenFile {}

    /**
     * Something that has no name in a file system.
     *
     * @param kind such as {@code eventfd}
     */
    record Anonymous(long origin, String kind) implements OpenFile {}

    /**
     * A pidfd, see pidfd_open(2).
     *
     * @param pid the process that it stands for
     */
    record Pidfd(long origin, int pid) implements OpenFile {}

    /**
     * A socket, see socket(2).
     *
     * @param inode what identifies it on its machine
     * @param protocol as the kernel names it, such as {@code TCP}; empty when not known
     * @param protocolNumber as socket(2) takes it
     * @param local struct sockaddr of its own name; empty when it has none or that is not known
     * @param peer struct sockaddr of the other side; likewise
     * @param peerInode of unix(7) sockets: what identifies the other side; {@link #NO_INODE} likewise
     */
    record Socket(
            long origin, long inode, String protocol, int protocolNumber, RawText local, RawText peer, long peerInode)
            implements OpenFile {

        /** This socket with the number of its protocol. */
        Socket ofProtocol(int number) {
            return new Socket(origin, inode, protocol, number, local, peer, peerInode);
        }

        /** This socket with addresses. */
        Socket with(RawText itsLocal, RawText itsPeer) {
            return new Socket(origin, inode, protocol, protocolNumber, itsLocal, itsPeer, peerInode);
        }

        /** This socket connected to another one. */
        Socket connectedTo(long inodeOfPeer) {
            return new Socket(origin, inode, protocol, protocolNumber, local, peer, inodeOfPeer);
        }
    }

    /** Something that the trace does not tell: opened by another process, say. */
    record Unknown(long origin) implements OpenFile {}
}
