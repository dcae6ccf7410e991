package io.tracecap.format.file.batch;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads columns, one after the other: the mirror of {@link Column}. Never trusts their bytes. Hot: whole columns are
 * read in one loop each where that is possible.
 */
final class ColumnReader {
    private static final long STOPS = 0x8080_8080_8080_8080L;

    private byte[] bytes = new byte[0];
    private ByteBuffer words = LittleEndianWord.wrap(bytes);
    private String name = "";
    private int at;
    private int end;

    /** From now on columns are read from this array. */
    void source(byte[] payload) {
        bytes = payload;
        words = LittleEndianWord.wrap(payload);
    }

    /**
     * Begins with another column.
     *
     * @param columnName what to call it in a message
     */
    void open(String columnName, Slice column) {
        name = columnName;
        at = column.from();
        end = column.to();
    }

    /** The next unsigned varint; 0 behind the end. */
    long next() throws BatchFormatException {
        if (at == end) {
            return 0;
        }
        byte first = bytes[at];
        if (first >= 0) {
            at++;
            return first;
        }
        return longer();
    }

    /** A varint of 2 to 8 bytes without a branch for each byte; of more by {@link #longest}. */
    private long longer() throws BatchFormatException {
        int from = at;
        if (bytes.length - from < Long.BYTES) {
            return longest();
        }
        long word = words.getLong(from);
        int size = (Long.numberOfTrailingZeros(~word & STOPS) >>> 3) + 1;
        if (size > Math.min(Long.BYTES, end - from)) {
            return longest();
        }
        at = from + size;
        word &= (-1L >>> (Long.SIZE - Byte.SIZE * size)) & ~STOPS;
        word = (word & 0x007F_007F_007F_007FL) | ((word & 0x7F00_7F00_7F00_7F00L) >>> 1);
        word = (word & 0x0000_3FFF_0000_3FFFL) | ((word & 0x3FFF_0000_3FFF_0000L) >>> 2);
        return (word & 0x0FFF_FFFFL) | ((word & 0x0FFF_FFFF_0000_0000L) >>> 4);
    }

    private long longest() throws BatchFormatException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at == end) {
                throw new BatchFormatException("column '" + name + "' ends within a varint");
            }
            byte next = bytes[at++];
            if (shift == 63 && next != 1) {
                break;
            }
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new BatchFormatException("column '" + name + "' has a varint of more than 64 bits");
    }

    /** The next signed number. */
    long nextZigZag() throws BatchFormatException {
        return unZigZag(next());
    }

    static long unZigZag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }

    /** The next unsigned varint, which must be below {@code bound}. */
    int nextBelow(int bound) throws BatchFormatException {
        long value = next();
        if (value < 0 || value >= bound) {
            throw wrong(value, bound);
        }
        return (int) value;
    }

    private BatchFormatException wrong(long value, int bound) {
        return new BatchFormatException("column '" + name + "' has " + Long.toUnsignedString(value)
                + " where less than " + bound + " is expected");
    }

    /** Reads a whole column of numbers below {@code bound}. */
    void readBelow(int[] target, int from, int count, int bound) throws BatchFormatException {
        if (bound == 0 && count > 0) {
            throw wrong(next(), bound);
        }
        int stop = from + count;
        int i = from;
        while (i < stop && at < end) {
            int value = bytes[at];
            if (value < 0) {
                target[i++] = nextBelow(bound);
                continue;
            }
            if (value >= bound) {
                throw wrong(value, bound);
            }
            target[i++] = value;
            at++;
        }
        Arrays.fill(target, i, stop, 0);
        expectEnd();
    }

    /** Reads a whole column of numbers below {@code bound}, which is at most 128. */
    void readBytesBelow(byte[] target, int count, int bound) throws BatchFormatException {
        int length = Math.min(count, end - at);
        for (int i = 0; i < length; i++) {
            byte value = bytes[at + i];
            // A negative byte is the beginning of a longer varint.
            if (value < 0 || value >= bound) {
                at += i;
                throw wrong(next(), bound);
            }
            target[i] = value;
        }
        at += length;
        Arrays.fill(target, length, count, (byte) 0);
        expectEnd();
    }

    /** Reads a whole column of unsigned varints. */
    void readAll(long[] target, int count) throws BatchFormatException {
        int i = 0;
        while (i < count && at < end) {
            long value = bytes[at];
            if (value < 0) {
                value = longer();
            } else {
                at++;
            }
            target[i++] = value;
        }
        Arrays.fill(target, i, count, 0);
        expectEnd();
    }

    /** Reads a whole column of values; the mirror of {@link ValueColumn}. */
    void readValues(long[] target, int from, int count) throws BatchFormatException {
        long v0 = 0;
        long v1 = 1;
        long v2 = 2;
        long v3 = 3;
        long v4 = 4;
        long v5 = 5;
        long v6 = 6;
        long v7 = 7;
        int stop = from + count;
        int i = from;
        for (; i < stop && at < end; i++) {
            long code = bytes[at];
            if (code < 0) {
                code = longer();
            } else {
                at++;
            }
            if (code == 1) {
                long value = v1;
                v1 = v0;
                v0 = value;
            } else if (code != 0) {
                int place = code > 0 && code < ValueColumn.LITERAL ? (int) code : ValueColumn.LITERAL;
                long value =
                        switch (place) {
                            case 2 -> v2;
                            case 3 -> v3;
                            case 4 -> v4;
                            case 5 -> v5;
                            case 6 -> v6;
                            case 7 -> v7;
                            default -> distant(code, v0);
                        };
                // What is before the value's place moves back, what is behind it stays.
                v7 = place >= 7 ? v6 : v7;
                v6 = place >= 6 ? v5 : v6;
                v5 = place >= 5 ? v4 : v5;
                v4 = place >= 4 ? v3 : v4;
                v3 = place >= 3 ? v2 : v3;
                v2 = v1;
                v1 = v0;
                v0 = value;
            }
            target[i] = v0;
        }
        Arrays.fill(target, i, stop, v0);
        expectEnd();
    }

    /** A value that is none of the recent ones. */
    private long distant(long code, long first) throws BatchFormatException {
        return code == ValueColumn.LITERAL ? nextZigZag() : first + unZigZag(code - ValueColumn.LITERAL);
    }

    /** Whether bytes are left. */
    boolean hasMore() {
        return at < end;
    }

    /** Checks that nothing is left. */
    void expectEnd() throws BatchFormatException {
        if (hasMore()) {
            throw new BatchFormatException("column '" + name + "' has " + (end - at) + " bytes too many");
        }
    }
}
