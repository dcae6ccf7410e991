package io.tracecap.format.file.batch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Little-endian numbers of 1 to 8 bytes in arrays. */
final class LittleEndianWord {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndianWord() {}

    static long get(byte[] bytes, int offset) {
        return (long) LONG.get(bytes, offset);
    }

    static long get(byte[] bytes, int offset, int length) {
        if (length == Long.BYTES) {
            return get(bytes, offset);
        }
        long word = 0;
        for (int i = length - 1; i >= 0; i--) {
            word = (word << 8) | (bytes[offset + i] & 0xFF);
        }
        return word;
    }

    static void put(byte[] bytes, int offset, int length, long word) {
        if (length == Long.BYTES) {
            LONG.set(bytes, offset, word);
            return;
        }
        long rest = word;
        for (int i = 0; i < length; i++) {
            bytes[offset + i] = (byte) rest;
            rest >>>= 8;
        }
    }
}
