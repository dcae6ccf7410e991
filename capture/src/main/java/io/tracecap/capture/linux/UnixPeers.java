package io.tracecap.capture.linux;

import java.nio.ByteBuffer;

/**
 * Tells which socket a unix(7) socket is connected to, which no call tells; see sock_diag(7). Sockets of other network
 * namespaces are not found. Used by one thread; allocates nothing but the first time.
 */
public final class UnixPeers {
    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
    private static final int NETLINK_SOCK_DIAG = 4;
    private static final int SOCK_DIAG_BY_FAMILY = 20;
    private static final int NLM_F_REQUEST = 1;
    private static final int UDIAG_SHOW_PEER = 4;
    private static final int UNIX_DIAG_PEER = 2;
    private static final int NOT_OPENED = -1;
    private static final int REFUSED = -2;

    private static final int HEADER = 16;
    private static final int REQUEST_LENGTH = HEADER + 24;
    private static final int ANSWER_LENGTH = 4096;
    private static final int FIRST_ATTRIBUTE = HEADER + 16;
    private static final int ATTRIBUTE_HEADER = 4;

    private final NativeBlock message = new NativeBlock(ANSWER_LENGTH);
    private int socket = NOT_OPENED;

    /**
     * Inode of the socket that another one is connected to.
     *
     * @return 0 if there is none, or it is not known
     */
    public long peer(long inode) {
        if (socket == NOT_OPENED) {
            int opened = Libc.socket(AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_SOCK_DIAG);
            socket = opened < 0 ? REFUSED : opened;
        }
        if (socket < 0) {
            return 0;
        }
        ask((int) inode);
        if (Libc.write(socket, message.address(), REQUEST_LENGTH) != REQUEST_LENGTH) {
            return 0;
        }
        // The kernel answers before write(2) returns: there is an answer to read, or an error.
        return answer((int) Libc.read(socket, message.address(), ANSWER_LENGTH));
    }

    private void ask(int inode) {
        ByteBuffer bytes = message.bytes();
        for (int i = 0; i < REQUEST_LENGTH; i += Integer.BYTES) {
            bytes.putInt(i, 0);
        }
        bytes.putInt(0, REQUEST_LENGTH);
        bytes.putShort(4, (short) SOCK_DIAG_BY_FAMILY);
        bytes.putShort(6, (short) NLM_F_REQUEST);
        // struct unix_diag_req: family, states, inode, what is wanted, and "no cookie"
        bytes.put(HEADER, (byte) 1);
        bytes.putInt(HEADER + 4, -1);
        bytes.putInt(HEADER + 8, inode);
        bytes.putInt(HEADER + 12, UDIAG_SHOW_PEER);
        bytes.putLong(HEADER + 16, -1);
    }

    private long answer(int length) {
        ByteBuffer bytes = message.bytes();
        if (length < FIRST_ATTRIBUTE || bytes.getShort(4) != SOCK_DIAG_BY_FAMILY) {
            return 0;
        }
        int at = FIRST_ATTRIBUTE;
        while (at + ATTRIBUTE_HEADER + Integer.BYTES <= length) {
            int size = bytes.getShort(at) & 0xFFFF;
            if (size < ATTRIBUTE_HEADER) {
                return 0;
            }
            if (bytes.getShort(at + 2) == UNIX_DIAG_PEER) {
                return Integer.toUnsignedLong(bytes.getInt(at + ATTRIBUTE_HEADER));
            }
            at += (size + 3) & ~3;
        }
        return 0;
    }
}
