package io.tracecap.format.event;

/**
 * Layout of what is known of some descriptors besides their names. Little-endian.
 *
 * <pre>
 *   0      1          2       3      4              8                12
 *   +------+----------+-------+------+--------------+----------------+
 *   | kind | 'c', 'b' | 0     | 0    | major        | minor          |    DEVICE
 *   +------+----------+-------+------+--------------+----------------+
 *   | kind | protocol | local | peer | number       | inode of peer, u64 ...
 *   +------+----------+-------+------+--------------+----------------+
 *   | bytes of protocol, local, peer                                 |    SOCKET
 *   +------+----------+-------+------+--------------+----------------+
 *   | kind | 0        | 0     | 0    | pid          |                     PROCESS
 *   +------+----------+-------+------+--------------+
 * </pre>
 *
 * Of a socket there are its protocol as the kernel names it ({@code TCP}), its own struct sockaddr and that of the other
 * side, each with its length above; 0 for what is not known. The number is that of the protocol as socket(2) takes it. An
 * inode of 0 is none.
 */
public final class DescriptorDetail {
    /** Kind of a character or block device. */
    public static final int DEVICE = 1;

    /** Kind of a socket. */
    public static final int SOCKET = 2;

    /** Kind of a pidfd: the process that it stands for, as its holder knows it. */
    public static final int PROCESS = 3;

    /** Offset of the type of a device, an ASCII character. */
    public static final int TYPE = 1;

    /** Offset of a device's u32 major number. */
    public static final int MAJOR = 4;

    /** Offset of a device's u32 minor number. */
    public static final int MINOR = 8;

    /** Bytes of a device. */
    public static final int DEVICE_LENGTH = 12;

    /** Offset of the length of a socket's protocol. */
    public static final int PROTOCOL_LENGTH = 1;

    /** Offset of the length of a socket's own address. */
    public static final int LOCAL_LENGTH = 2;

    /** Offset of the length of the other side's address. */
    public static final int PEER_LENGTH = 3;

    /** Offset of the u32 number of a socket's protocol. */
    public static final int PROTOCOL_NUMBER = 4;

    /** Offset of the u64 inode of the other side. */
    public static final int PEER_INODE = 8;

    /** Where the bytes of a socket begin. */
    public static final int SOCKET_BYTES = 16;

    /** Offset of the u32 pid. */
    public static final int PID = 4;

    /** Bytes of a pidfd. */
    public static final int PROCESS_LENGTH = 8;

    private DescriptorDetail() {}
}
