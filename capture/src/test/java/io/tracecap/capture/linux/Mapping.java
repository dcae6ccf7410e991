package io.tracecap.capture.linux;

import com.sun.jna.Native;

/** Pages for tests that need memory with an end. */
final class Mapping {
    /** PROT_NONE. */
    static final int NONE = 0;

    private static final int READ_WRITE = 3;
    private static final int PRIVATE_ANONYMOUS = 0x22;

    static {
        Native.register(Mapping.class, "c");
    }

    private Mapping() {}

    /** Address of {@code length} fresh bytes. */
    static long anonymous(long length) {
        return mmap(0, length, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0);
    }

    /** mmap(2). */
    private static native long mmap(long address, long length, int protection, int flags, int fd, long offset);

    /** mprotect(2). */
    static native int mprotect(long address, long length, int protection);

    /** munmap(2). */
    static native int munmap(long address, long length);
}
