package io.tracecap.capture.linux;

import com.sun.jna.Native;

/**
 * Functions of the C library, by direct mapping: no marshalling, pointers are plain addresses. Each returns -1 and
 * leaves errno in {@link #errno()} when it fails.
 */
final class Libc {
    static {
        Native.register(Libc.class, "c");
    }

    /** O_RDONLY|O_CLOEXEC of open(2). */
    static final int O_RDONLY_CLOEXEC = 0x80000;

    /** O_WRONLY|O_CLOEXEC of open(2). */
    static final int O_WRONLY_CLOEXEC = 0x80001;

    private Libc() {}

    /** ptrace(2). */
    static native long ptrace(long request, long tid, long address, long data);

    /** waitpid(2); {@code status} is the address of an int. */
    static native int waitpid(int pid, long status, int options);

    /** process_vm_readv(2). */
    static native long process_vm_readv(
            int pid, long local, long localCount, long remote, long remoteCount, long flags);

    /** process_vm_writev(2). */
    static native long process_vm_writev(
            int pid, long local, long localCount, long remote, long remoteCount, long flags);

    /** sched_getaffinity(2); {@code mask} is an address. */
    static native int sched_getaffinity(int tid, long length, long mask);

    /** sched_setaffinity(2); {@code mask} is an address. */
    static native int sched_setaffinity(int tid, long length, long mask);

    /** syscall(2), for calls that not every C library has a function for. */
    static native long syscall(long number, long first, long second, long third, long fourth);

    /** sigaction(2); {@code action} and {@code former} are addresses, see {@link SignalAction}. */
    static native int sigaction(int signal, long action, long former);

    /** fchown(2). */
    static native int fchown(int fd, int owner, int group);

    /** setsid(2). */
    static native int setsid();

    /** open(2). */
    static native int open(String path, int flags);

    /** pread(2); {@code buffer} is an address. */
    static native long pread(int fd, long buffer, long length, long offset);

    /** pwrite(2); {@code buffer} is an address. */
    static native long pwrite(int fd, long buffer, long length, long offset);

    /** read(2); {@code buffer} is an address. */
    static native long read(int fd, long buffer, long length);

    /** write(2); {@code buffer} is an address. */
    static native long write(int fd, long buffer, long length);

    /** readlink(2); {@code path} and {@code buffer} are addresses. */
    static native long readlink(long path, long buffer, long length);

    /** getxattr(2); all but {@code length} are addresses. */
    static native long getxattr(long path, long name, long value, long length);

    /** socket(2). */
    static native int socket(int domain, int type, int protocol);

    /** getsockname(2); {@code address} and {@code length} are addresses. */
    static native int getsockname(int fd, long address, long length);

    /** getpeername(2); {@code address} and {@code length} are addresses. */
    static native int getpeername(int fd, long address, long length);

    /** getsockopt(2); {@code value} and {@code length} are addresses. */
    static native int getsockopt(int fd, int level, int name, long value, long length);

    /** close(2). */
    static native int close(int fd);

    /** dup2(2). */
    static native int dup2(int from, int to);

    /** statx(2); {@code buffer} is the address of a struct statx. */
    static native int statx(int directory, String path, int flags, int mask, long buffer);

    /** statfs(2); {@code buffer} is the address of a struct statfs. */
    static native int statfs(String path, long buffer);

    /** geteuid(2). */
    static native int geteuid();

    /** kill(2). */
    static native int kill(int pid, int signal);

    /** tgkill(2). */
    static native int tgkill(int pid, int tid, int signal);

    /** errno of the latest call on this thread. */
    static int errno() {
        return Native.getLastError();
    }
}
