package io.tracecap.tools.text;

import io.tracecap.format.event.EventView;

/**
 * Bytes that were copied from a tracee, read as little-endian numbers. A window over the event's own array, moved from
 * piece to piece without copying. Whoever reads checks with {@link #has} first.
 */
final class Memory {
    private byte[] array = new byte[0];
    private int offset;
    private int length;
    private int flags;

    /** Shows piece {@code index} of {@code event}. */
    void show(EventView event, int index) {
        array = event.pieceArray(index);
        offset = event.pieceOffset(index);
        length = event.pieceLength(index);
        flags = event.pieceFlags(index);
    }

    /** Shows {@code bytes}, whole. */
    void show(byte[] bytes) {
        array = bytes;
        offset = 0;
        length = bytes.length;
        flags = 0;
    }

    /** Forgets what is behind the first {@code limit} bytes. */
    void limit(long limit) {
        length = (int) Math.min(length, Math.max(0, limit));
    }

    int length() {
        return length;
    }

    byte[] array() {
        return array;
    }

    /** Where in {@link #array} the byte at {@code at} is. */
    int position(int at) {
        return offset + at;
    }

    /** Whether the original went on behind what is here. */
    boolean isCut() {
        return (flags & (EventView.PIECE_TRUNCATED | EventView.PIECE_FAULT)) != 0;
    }

    /** Whether the original went on behind what is here, in memory that cannot be read. */
    boolean isFault() {
        return (flags & EventView.PIECE_FAULT) != 0;
    }

    boolean has(int at, int width) {
        return at >= 0 && width >= 0 && at <= length - width;
    }

    int u8(int at) {
        return array[offset + at] & 0xFF;
    }

    /** Big-endian, as in network headers. */
    int networkU16(int at) {
        return (u8(at) << 8) | u8(at + 1);
    }

    /** Big-endian, as in network headers. */
    long networkU32(int at) {
        return ((long) networkU16(at) << 16) | networkU16(at + 2);
    }

    /** {@code width} bytes from {@code at} on, 1 to 8 of them, without a sign. */
    long unsigned(int at, int width) {
        long value = 0;
        for (int i = Math.min(width, Long.BYTES) - 1; i >= 0; i--) {
            value = (value << 8) | u8(at + i);
        }
        return value;
    }

    /** {@code width} bytes from {@code at} on, 1 to 8 of them, in two's complement. */
    long signed(int at, int width) {
        int unused = Long.SIZE - 8 * Math.max(1, Math.min(width, Long.BYTES));
        return (unsigned(at, width) << unused) >> unused;
    }

    int i32(int at) {
        return (int) unsigned(at, Integer.BYTES);
    }

    long i64(int at) {
        return unsigned(at, Long.BYTES);
    }

    /** Number of bytes before the first NUL from {@code at} on, at most {@code limit}. */
    int textLength(int at, int limit) {
        int end = Math.min(limit, length - at);
        int count = 0;
        while (count < end && u8(at + count) != 0) {
            count++;
        }
        return count;
    }
}
