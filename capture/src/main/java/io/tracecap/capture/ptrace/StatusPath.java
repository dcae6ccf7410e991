package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.NativeBlock;
import io.tracecap.capture.linux.TraceeMemory;
import java.nio.ByteBuffer;

/**
 * Knows the paths of files that show which processors a thread may use: /proc/PID/status and /proc/PID/task/TID/status, or
 * {@code status} below a directory that a tracee has open. Allocates nothing.
 */
final class StatusPath {
    private static final int LONGEST = 64;
    private static final byte[] DIRECTORY = {'/', 'p', 'r', 'o', 'c', '/'};
    private static final byte[] NAME = {'s', 't', 'a', 't', 'u', 's'};

    private final TraceeMemory memory;
    private final NativeBlock block = new NativeBlock(LONGEST);

    StatusPath(TraceeMemory memory) {
        this.memory = memory;
    }

    /** Whether the string at {@code address} of a stopped tracee is one. */
    boolean isAt(int tid, long address) {
        int copied = memory.copy(tid, address, block.address(), LONGEST);
        return isOne(block.bytes(), copied);
    }

    /** The same of a string that is ended by a zero among the first {@code limit} bytes, or is too long. */
    static boolean isOne(ByteBuffer bytes, int limit) {
        int length = 0;
        while (length < limit && bytes.get(length) != 0) {
            length++;
        }
        int name = length - NAME.length;
        if (length == limit || name < 0 || !matches(bytes, name, NAME)) {
            return false;
        }
        boolean isWholeName = name == 0 || bytes.get(name - 1) == '/';
        boolean isRelative = bytes.get(0) != '/';
        return isWholeName && (isRelative || (name >= DIRECTORY.length && matches(bytes, 0, DIRECTORY)));
    }

    private static boolean matches(ByteBuffer bytes, int from, byte[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (bytes.get(from + i) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
