package io.tracecap.capture.linux;

import java.nio.ByteBuffer;

/**
 * Copies memory of a stopped tracee in bulk. Uses process_vm_readv(2), which stops cleanly at the first page that is
 * not there. Used by the tracer thread alone; allocates nothing.
 */
public final class TraceeMemory {
    private static final int PAGE = 4096;
    private static final int IOVEC_LENGTH = 16;

    private final NativeBlock iovecs = new NativeBlock(2 * IOVEC_LENGTH);

    /**
     * Copies bytes.
     *
     * @param tid whose memory
     * @param from address in the tracee
     * @param to address in this process
     * @param length how many bytes
     * @return how many were copied: fewer than {@code length} if memory ends before, 0 if there is none or the tracee is
     *     gone
     */
    public int copy(int tid, long from, long to, int length) {
        if (from == 0 || length <= 0) {
            return 0;
        }
        ByteBuffer vectors = iovecs.bytes();
        vectors.putLong(0, to);
        vectors.putLong(8, length);
        vectors.putLong(IOVEC_LENGTH, from);
        vectors.putLong(IOVEC_LENGTH + 8, length);
        long address = iovecs.address();
        long copied = Libc.process_vm_readv(tid, address, 1, address + IOVEC_LENGTH, 1, 0);
        if (copied >= 0) {
            return (int) copied;
        }
        int errno = Libc.errno();
        return errno == Errno.ENOSYS || errno == Errno.EPERM ? copyFromFile(tid, from, to, length) : 0;
    }

    /**
     * Overwrites bytes of a stopped tracee. Cold: for the few answers of the kernel that have to be put right.
     *
     * @param tid whose memory
     * @param to address in the tracee
     * @param from address in this process
     * @param length how many bytes
     * @return whether all of them were written
     */
    public boolean overwrite(int tid, long to, long from, int length) {
        ByteBuffer vectors = iovecs.bytes();
        vectors.putLong(0, from);
        vectors.putLong(8, length);
        vectors.putLong(IOVEC_LENGTH, to);
        vectors.putLong(IOVEC_LENGTH + 8, length);
        long address = iovecs.address();
        if (Libc.process_vm_writev(tid, address, 1, address + IOVEC_LENGTH, 1, 0) == length) {
            return true;
        }
        int fd = Libc.open("/proc/" + tid + "/mem", Libc.O_WRONLY_CLOEXEC);
        if (fd < 0) {
            return false;
        }
        long written = Libc.pwrite(fd, from, length, to);
        Libc.close(fd);
        return written == length;
    }

    /** Where process_vm_readv(2) is not to be had (a container's seccomp filter), /proc/pid/mem still is. */
    private static int copyFromFile(int tid, long from, long to, int length) {
        int fd = Libc.open("/proc/" + tid + "/mem", Libc.O_RDONLY_CLOEXEC);
        if (fd < 0) {
            return 0;
        }
        long copied = Libc.pread(fd, to, length, from);
        Libc.close(fd);
        return (int) Math.max(0, copied);
    }

    /** Bytes from {@code address} to the end of its page; 1 to 4096. */
    public static int bytesToPageEnd(long address) {
        return PAGE - (int) (address & (PAGE - 1));
    }
}
