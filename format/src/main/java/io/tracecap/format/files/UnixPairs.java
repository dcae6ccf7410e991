package io.tracecap.format.files;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Unix sockets that were connected and whose connections were not accepted yet: only the side that accepts learns which
 * two sockets they are, see unix(7). Of those that nobody accepts, the latest {@value #MOST} are remembered.
 */
final class UnixPairs {
    private static final int MOST = 1 << 12;

    private final Map<Long, Place> waiting = new LinkedHashMap<>();

    private record Place(TaskFiles.Table table, int fd) {}

    /** The same for copies of the tables, to go its own way from here. */
    UnixPairs copy(TaskFiles.Copies copies) {
        UnixPairs copy = new UnixPairs();
        waiting.forEach((inode, place) -> copy.waiting.put(inode, new Place(copies.of(place.table), place.fd)));
        return copy;
    }

    /** A socket was connected, and it is here. */
    void connects(OpenFile.Socket socket, TaskFiles.Table table, int fd) {
        if (!socket.protocol().startsWith("UNIX")
                || socket.inode() == OpenFile.NO_INODE
                || socket.peerInode() != OpenFile.NO_INODE) {
            return;
        }
        if (waiting.size() == MOST) {
            waiting.remove(waiting.keySet().iterator().next());
        }
        waiting.put(socket.inode(), new Place(table, fd));
    }

    /** A connection was accepted: this socket, and the one that it names as its peer. */
    void accepted(OpenFile.Socket socket) {
        Place place = waiting.remove(socket.peerInode());
        Descriptor client = place == null ? null : place.table.descriptors.get(place.fd);
        if (place != null && client != null && isSocket(client.file(), socket.peerInode())) {
            OpenFile.Socket paired = ((OpenFile.Socket) client.file()).connectedTo(socket.inode());
            place.table.descriptors =
                    place.table.descriptors.with(place.fd, new Descriptor(paired, client.closeOnExec()));
        }
    }

    private static boolean isSocket(@Nullable OpenFile file, long inode) {
        return file instanceof OpenFile.Socket socket && socket.inode() == inode;
    }
}
