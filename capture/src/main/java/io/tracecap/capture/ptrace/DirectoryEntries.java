package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.NativeBlock;
import io.tracecap.capture.linux.TraceeMemory;

/** Counts the directory entries that getdents64(2) has written into a tracee's buffer: struct linux_dirent64, each as long as it says. */
final class DirectoryEntries {
    private static final int CHUNK = 32 * 1024;
    private static final int LENGTH_OFFSET = 16;
    private static final int SMALLEST = 19;

    private final NativeBlock entries = new NativeBlock(CHUNK);
    private final TraceeMemory tracee;

    DirectoryEntries(TraceeMemory tracee) {
        this.tracee = tracee;
    }

    /** How many entries the first {@code bytes} bytes at {@code address} hold, as far as these can be read. */
    int count(int tid, long address, long bytes) {
        int count = 0;
        for (long done = 0; done < bytes; ) {
            int got = tracee.copy(tid, address + done, entries.address(), (int) Math.min(CHUNK, bytes - done));
            int at = 0;
            while (at + SMALLEST <= got) {
                int length = entries.bytes().getShort(at + LENGTH_OFFSET) & 0xFFFF;
                if (length < SMALLEST) {
                    return count;
                }
                count++;
                at += length;
            }
            if (at == 0) {
                return count;
            }
            done += at;
        }
        return count;
    }
}
