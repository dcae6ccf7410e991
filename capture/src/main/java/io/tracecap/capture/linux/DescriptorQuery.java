package io.tracecap.capture.linux;

import java.nio.ByteBuffer;

/**
 * What the kernel says of the descriptors of other threads: see proc(5) for /proc/PID/fd. Addresses of sockets come from
 * a copy of the descriptor, see pidfd_getfd(2), which needs Linux 5.6. Used by one thread; allocates nothing.
 */
public final class DescriptorQuery {
    /** Most bytes of a protocol's name: what a socket's extended attribute can have. */
    public static final int MOST_PROTOCOL = 32;

    /** Most bytes of a socket address: struct sockaddr_storage of linux/socket.h. */
    public static final int MOST_ADDRESS = 128;

    private static final long SYS_NEWFSTATAT = 262;
    private static final long SYS_PIDFD_OPEN = 434;
    private static final long SYS_PIDFD_GETFD = 438;
    private static final int AT_FDCWD = -100;
    /** PIDFD_THREAD of linux/pidfd.h, since Linux 6.9. */
    private static final long PIDFD_THREAD = 0x80;

    private static final int STAT_LENGTH = 144;
    private static final int STAT_MODE = 24;
    private static final int STAT_RDEV = 40;
    /** O_CLOEXEC of open(2), as in /proc/PID/fdinfo. */
    public static final int O_CLOEXEC = 02000000;

    private static final int S_ISUID_OR_GID = 06000;
    private static final int S_IFMT = 0170000;
    private static final int S_IFCHR = 0020000;
    private static final int S_IFBLK = 0060000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_PROTOCOL = 38;
    private static final String PROTOCOL_ATTRIBUTE = "system.sockprotoname";
    private static final int MOST_INFORMATION = 4096;

    private final ProcPath path = new ProcPath();
    private final NativeBlock attribute = new NativeBlock(PROTOCOL_ATTRIBUTE.length() + 1);
    private final NativeBlock stat = new NativeBlock(STAT_LENGTH);
    private final NativeBlock length = new NativeBlock(Integer.BYTES);
    private final NativeBlock option = new NativeBlock(Integer.BYTES);
    private final NativeBlock information = new NativeBlock(MOST_INFORMATION);
    private boolean threadsRefused;

    /** Makes a query. */
    public DescriptorQuery() {
        for (int i = 0; i < PROTOCOL_ATTRIBUTE.length(); i++) {
            attribute.bytes().put(i, (byte) PROTOCOL_ATTRIBUTE.charAt(i));
        }
    }

    /**
     * The name of what a descriptor stands for.
     *
     * @param to address of at least {@code most} bytes that takes it
     * @return its length; less than 1 if there is none
     */
    public int name(int tid, int fd, long to, int most) {
        return (int) Libc.readlink(path.of(tid).text("fd/").number(fd).address(), to, most);
    }

    /**
     * What a link of a thread's directory in /proc leads to, such as {@code cwd}.
     *
     * @param to address of at least {@code most} bytes that takes it
     * @return its length; less than 1 if there is none
     */
    public int link(int tid, String link, long to, int most) {
        return (int) Libc.readlink(path.of(tid).text(link).address(), to, most);
    }

    /**
     * Whether a descriptor stands for a device; then {@link #major} and {@link #minor} are its numbers.
     *
     * @return 'c', 'b', or 0 for something else
     */
    public char device(int tid, int fd) {
        long file = path.of(tid).text("fd/").number(fd).address();
        if (Libc.syscall(SYS_NEWFSTATAT, AT_FDCWD, file, stat.address(), 0) != 0) {
            return 0;
        }
        return switch (stat.bytes().getInt(STAT_MODE) & S_IFMT) {
            case S_IFCHR -> 'c';
            case S_IFBLK -> 'b';
            default -> 0;
        };
    }

    /** Whether the program that a thread runs has a set-user-ID or set-group-ID bit. */
    public boolean changesIds(int tid) {
        long program = path.of(tid).text("exe").address();
        return Libc.syscall(SYS_NEWFSTATAT, AT_FDCWD, program, stat.address(), 0) == 0
                && (stat.bytes().getInt(STAT_MODE) & S_ISUID_OR_GID) != 0;
    }

    /** Major number of the device that was found last, as the C library's major() has it. */
    public int major() {
        long device = stat.bytes().getLong(STAT_RDEV);
        return (int) (((device >>> 8) & 0xFFF) | ((device >>> 32) & ~0xFFF));
    }

    /** Minor number of the device that was found last. */
    public int minor() {
        long device = stat.bytes().getLong(STAT_RDEV);
        return (int) ((device & 0xFF) | ((device >>> 12) & ~0xFF));
    }

    /**
     * Name of a socket's protocol.
     *
     * @param to address of at least {@link #MOST_PROTOCOL} bytes that takes it
     * @return its length; 0 if there is none
     */
    public int protocol(int tid, int fd, long to) {
        long file = path.of(tid).text("fd/").number(fd).address();
        long size = Libc.getxattr(file, attribute.address(), to, MOST_PROTOCOL);
        // The attribute's value has its NUL.
        return (int) Math.max(0, size - 1);
    }

    /**
     * A copy of a descriptor for this process.
     *
     * @param pid the process of the thread
     * @return to be closed with {@link #close}; negative if it cannot be had
     */
    public int copy(int tid, int pid, int fd) {
        int holder = -1;
        if (!threadsRefused && tid != pid) {
            holder = (int) Libc.syscall(SYS_PIDFD_OPEN, tid, PIDFD_THREAD, 0, 0);
            threadsRefused = holder < 0 && Libc.errno() == Errno.EINVAL;
        }
        if (holder < 0) {
            holder = (int) Libc.syscall(SYS_PIDFD_OPEN, pid, 0, 0, 0);
        }
        if (holder < 0) {
            return holder;
        }
        int copy = (int) Libc.syscall(SYS_PIDFD_GETFD, holder, fd, 0, 0);
        Libc.close(holder);
        return copy;
    }

    /** Closes a copy. */
    public void close(int copy) {
        Libc.close(copy);
    }

    /**
     * A socket's own address.
     *
     * @param to address of at least {@link #MOST_ADDRESS} bytes that takes it
     * @return its length; 0 if there is none
     */
    public int localAddress(int copy, long to) {
        length.bytes().putInt(0, MOST_ADDRESS);
        return Libc.getsockname(copy, to, length.address()) == 0 ? addressLength() : 0;
    }

    /** The address of the other side of a socket; likewise. */
    public int peerAddress(int copy, long to) {
        length.bytes().putInt(0, MOST_ADDRESS);
        return Libc.getpeername(copy, to, length.address()) == 0 ? addressLength() : 0;
    }

    /** Number of a socket's protocol as socket(2) takes it; 0 if it is not known. */
    public int protocolNumber(int copy) {
        length.bytes().putInt(0, Integer.BYTES);
        long value = option.address();
        return Libc.getsockopt(copy, SOL_SOCKET, SO_PROTOCOL, value, length.address()) == 0
                ? option.bytes().getInt(0)
                : 0;
    }

    private int addressLength() {
        return Math.min(MOST_ADDRESS, length.bytes().getInt(0));
    }

    /** The process that a pidfd stands for; 0 or less if that is not known, or it has ended. */
    public int process(int tid, int fd) {
        return information(tid, fd, "Pid:\t", 10);
    }

    /** The flags of a descriptor, as open(2) takes them; 0 if they are not known. */
    public int flags(int tid, int fd) {
        return information(tid, fd, "flags:\t", 8);
    }

    /** A number that stands behind a word in /proc/TID/fdinfo/FD; 0 if it is not there. */
    private int information(int tid, int fd, String word, int radix) {
        int file = Libc.open("/proc/" + tid + "/fdinfo/" + fd, Libc.O_RDONLY_CLOEXEC);
        if (file < 0) {
            return 0;
        }
        int count = (int) Libc.read(file, information.address(), MOST_INFORMATION);
        Libc.close(file);
        ByteBuffer bytes = information.bytes();
        for (int line = 0; line < count; line = nextLine(bytes, line, count)) {
            if (startsWith(bytes, line, count, word)) {
                return number(bytes, line + word.length(), count, radix);
            }
        }
        return 0;
    }

    private static int nextLine(ByteBuffer bytes, int from, int end) {
        int at = from;
        while (at < end && bytes.get(at) != '\n') {
            at++;
        }
        return at + 1;
    }

    private static boolean startsWith(ByteBuffer bytes, int from, int end, String word) {
        if (end - from < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes.get(from + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int number(ByteBuffer bytes, int from, int end, int radix) {
        int number = 0;
        for (int i = from; i < end && Character.digit(bytes.get(i), radix) >= 0; i++) {
            number = radix * number + Character.digit(bytes.get(i), radix);
        }
        return number;
    }
}
