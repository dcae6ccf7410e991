package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.DescriptorQuery;
import io.tracecap.capture.linux.UnixPeers;
import io.tracecap.format.event.DescriptorDetail;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Fact;
import io.tracecap.format.syscall.DescriptorEffect;

/**
 * Asks the kernel for what it alone knows of a descriptor, when a call has made or changed it, and adds that to the
 * record of the call: once for each descriptor, not for each use. Allocates nothing for all but pidfds.
 */
final class DescriptorFacts {
    /** Longest name that /proc gives: a page. */
    private static final int MOST_NAME = 4096;

    /** Room for the details of one descriptor. */
    private static final int MOST_DETAIL =
            DescriptorDetail.SOCKET_BYTES + DescriptorQuery.MOST_PROTOCOL + 2 * DescriptorQuery.MOST_ADDRESS;

    private static final int CONTROL_PART = 3;
    private static final String SOCKET_NAME = "socket:[";
    private static final String PIDFD_NAME = "anon_inode:[pidfd]";
    private static final String DEVICES = "/dev/";
    private static final String UNIX_PROTOCOL = "UNIX";

    private final RecordWriter record;
    private final DescriptorQuery query = new DescriptorQuery();
    private final UnixPeers unixPeers = new UnixPeers();

    DescriptorFacts(RecordWriter record) {
        this.record = record;
    }

    /** Adds what is to be known after a call that had an effect. */
    void ask(DescriptorEffect effect, StoppedCall call) {
        switch (effect.verb()) {
            case FILE, OBJECT, MEMORY, FOREIGN, ACCEPT -> add(call, (int) call.result(), 0, true);
            case SOCKET -> add(call, (int) call.result(), 0, false);
            case CONNECT, BIND, LISTEN -> add(call, (int) call.argument(effect.fd()), 0, true);
            case PIPE, SOCKETS -> {
                long both = call.pointedLong(call.argument(effect.array()));
                add(call, (int) both, 0, false);
                add(call, (int) (both >>> Integer.SIZE), 1, false);
            }
            case RECEIVE -> received(effect.array(), call);
            default -> {
                // What was known before says it all.
            }
        }
    }

    /** The descriptors among the control messages, which have been copied by now; see cmsg(3). */
    private void received(int message, StoppedCall call) {
        int control = record.findPiece(message, CONTROL_PART);
        if (control < 0) {
            return;
        }
        int end = control + record.pieceLengthAt(control);
        int count = 0;
        for (int at = control; ControlMessage.isAt(record, at, end); at = ControlMessage.next(record, at)) {
            if (ControlMessage.hasDescriptors(record, at)) {
                int last = Math.min(end, ControlMessage.end(record, at));
                for (int fd = ControlMessage.data(at); fd + Integer.BYTES <= last; fd += Integer.BYTES) {
                    if (count < Fact.MOST_OF_CALL) {
                        add(call, record.intAt(fd), count++, true);
                    }
                }
            }
        }
    }

    private void add(StoppedCall call, int fd, int index, boolean withAddresses) {
        if (fd >= 0) {
            add(call.tid(), call.pid(), fd, Fact.OF_CALL, Fact.nameOf(index), withAddresses, call.phaseFlag());
        }
    }

    /**
     * Adds a descriptor's name as a piece, and its details as another one, if there are any.
     *
     * @param part the name's part of the argument; the details are the next
     * @param withAddresses whether a socket is asked for its addresses
     * @param flags of the pieces
     */
    void add(int tid, int pid, int fd, int argument, int part, boolean withAddresses, int flags) {
        if (!record.hasRoomForPiece()) {
            return;
        }
        record.beginPiece(argument, part);
        int name = record.position();
        int length = query.name(tid, fd, record.target(), Math.min(MOST_NAME, record.room()));
        if (length <= 0) {
            record.dropPiece();
            return;
        }
        record.wrote(length);
        record.endPiece(flags | EventView.PIECE_TEXT);
        if (!record.hasRoomForPiece() || record.room() < MOST_DETAIL) {
            return;
        }
        if (startsWith(name, length, SOCKET_NAME)) {
            record.beginPiece(argument, part + 1);
            socket(tid, pid, fd, withAddresses, inode(name + SOCKET_NAME.length(), name + length));
            record.endPiece(flags);
        } else if (startsWith(name, length, DEVICES)) {
            device(tid, fd, argument, part + 1, flags);
        } else if (startsWith(name, length, PIDFD_NAME)) {
            record.beginPiece(argument, part + 1);
            record.putInt(DescriptorDetail.PROCESS);
            record.putInt(query.process(tid, fd));
            record.endPiece(flags);
        }
    }

    private void device(int tid, int fd, int argument, int part, int flags) {
        char type = query.device(tid, fd);
        if (type != 0) {
            record.beginPiece(argument, part);
            record.putInt(DescriptorDetail.DEVICE | (type << Byte.SIZE));
            record.putInt(query.major());
            record.putInt(query.minor());
            record.endPiece(flags);
        }
    }

    private void socket(int tid, int pid, int fd, boolean withAddresses, long inode) {
        int start = record.position();
        record.putLong(DescriptorDetail.SOCKET);
        record.putLong(0);
        int protocol = query.protocol(tid, fd, record.target());
        boolean isUnix = startsWith(record.position(), protocol, UNIX_PROTOCOL);
        record.setByte(start + DescriptorDetail.PROTOCOL_LENGTH, protocol);
        record.wrote(protocol);
        if (!withAddresses) {
            return;
        }
        int copy = query.copy(tid, pid, fd);
        if (copy >= 0) {
            int local = query.localAddress(copy, record.target());
            record.setByte(start + DescriptorDetail.LOCAL_LENGTH, local);
            record.wrote(local);
            int peer = query.peerAddress(copy, record.target());
            record.setByte(start + DescriptorDetail.PEER_LENGTH, peer);
            record.wrote(peer);
            record.setInt(start + DescriptorDetail.PROTOCOL_NUMBER, query.protocolNumber(copy));
            query.close(copy);
        }
        if (isUnix) {
            record.setLong(start + DescriptorDetail.PEER_INODE, unixPeers.peer(inode));
        }
    }

    private boolean startsWith(int position, int length, String word) {
        if (length < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (record.byteAt(position + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private long inode(int from, int end) {
        long number = 0;
        for (int i = from; i < end && record.byteAt(i) >= '0' && record.byteAt(i) <= '9'; i++) {
            number = 10 * number + record.byteAt(i) - '0';
        }
        return number;
    }
}
