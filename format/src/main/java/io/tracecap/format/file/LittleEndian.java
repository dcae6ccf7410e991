package io.tracecap.format.file;

/**
 * Little-endian numbers in arrays. Plain shifts: a VarHandle would be no faster in the few places that need it, but the
 * first one of a process takes 25 ms to set up.
 */
final class LittleEndian {
    private LittleEndian() {}

    static int unsignedShort(byte[] bytes, int offset) {
        return (bytes[offset] & 0xFF) | ((bytes[offset + 1] & 0xFF) << 8);
    }

    static int integer(byte[] bytes, int offset) {
        return unsignedShort(bytes, offset) | (unsignedShort(bytes, offset + 2) << 16);
    }

    static long longInteger(byte[] bytes, int offset) {
        return (integer(bytes, offset) & 0xFFFF_FFFFL) | ((long) integer(bytes, offset + 4) << 32);
    }

    static void putInteger(byte[] bytes, int offset, int value) {
        bytes[offset] = (byte) value;
        bytes[offset + 1] = (byte) (value >>> 8);
        bytes[offset + 2] = (byte) (value >>> 16);
        bytes[offset + 3] = (byte) (value >>> 24);
    }

    static void putLongInteger(byte[] bytes, int offset, long value) {
        putInteger(bytes, offset, (int) value);
        putInteger(bytes, offset + 4, (int) (value >>> 32));
    }
}
