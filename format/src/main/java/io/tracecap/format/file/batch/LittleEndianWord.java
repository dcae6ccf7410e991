package io.tracecap.format.file.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Little-endian numbers of 1 to 8 bytes in an array. Through a ByteBuffer: as fast as a VarHandle, of which the first
 * one in a process takes 25 ms to set up.
 */
final class LittleEndianWord {
    private LittleEndianWord() {}

    static ByteBuffer wrap(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static long get(ByteBuffer bytes, int offset, int length) {
        if (length == Long.BYTES) {
            return bytes.getLong(offset);
        }
        long word = 0;
        for (int i = length - 1; i >= 0; i--) {
            word = (word << 8) | (bytes.get(offset + i) & 0xFF);
        }
        return word;
    }

    static void put(ByteBuffer bytes, int offset, int length, long word) {
        if (length == Long.BYTES) {
            bytes.putLong(offset, word);
            return;
        }
        long rest = word;
        for (int i = 0; i < length; i++) {
            bytes.put(offset + i, (byte) rest);
            rest >>>= 8;
        }
    }
}
