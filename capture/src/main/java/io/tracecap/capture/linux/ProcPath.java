package io.tracecap.capture.linux;

import java.nio.ByteBuffer;

/** A path below /proc of a thread, made in memory outside the heap: {@code /proc/4711/fd/3}. Allocates nothing. */
final class ProcPath {
    private static final int LENGTH = 64;
    private static final int MOST_DIGITS = 10;

    private final NativeBlock block = new NativeBlock(LENGTH);
    private final byte[] digits = new byte[MOST_DIGITS];
    private int length;

    /** Makes this {@code /proc/TID/}. */
    ProcPath of(int tid) {
        length = 0;
        return text("/proc/").number(tid).text("/");
    }

    /** Appends ASCII text. */
    ProcPath text(String text) {
        for (int i = 0; i < text.length(); i++) {
            put((byte) text.charAt(i));
        }
        return this;
    }

    /** Appends a number that is not negative. */
    ProcPath number(int number) {
        int count = 0;
        int left = number;
        do {
            digits[count++] = (byte) ('0' + left % 10);
            left /= 10;
        } while (left > 0);
        while (count > 0) {
            put(digits[--count]);
        }
        return this;
    }

    /** Address of the path, which ends with a NUL. */
    long address() {
        ByteBuffer bytes = block.bytes();
        bytes.put(length, (byte) 0);
        return block.address();
    }

    private void put(byte character) {
        block.bytes().put(length++, character);
    }
}
