package io.tracecap.format.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Little-endian numbers in arrays. */
final class LittleEndian {
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private LittleEndian() {}

    private static VarHandle view(Class<?> type) {
        return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
    }

    static int unsignedShort(byte[] bytes, int offset) {
        return (short) SHORT.get(bytes, offset) & 0xFFFF;
    }

    static int integer(byte[] bytes, int offset) {
        return (int) INT.get(bytes, offset);
    }

    static long longInteger(byte[] bytes, int offset) {
        return (long) LONG.get(bytes, offset);
    }

    static void putInteger(byte[] bytes, int offset, int value) {
        INT.set(bytes, offset, value);
    }

    static void putLongInteger(byte[] bytes, int offset, long value) {
        LONG.set(bytes, offset, value);
    }
}
