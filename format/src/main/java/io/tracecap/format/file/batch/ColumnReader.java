package io.tracecap.format.file.batch;

import com.google.protobuf.ByteString;

/** A column while it is read: the mirror of {@link Column}. Never trusts its bytes. */
final class ColumnReader {
    private static final byte[] NOTHING = new byte[0];

    private final String name;
    private byte[] bytes = NOTHING;
    private int at;

    /**
     * @param name what to call the column in a message
     */
    ColumnReader(String name) {
        this.name = name;
    }

    void reset(ByteString column) {
        bytes = column.toByteArray();
        at = 0;
    }

    /** The next unsigned varint; 0 behind the end. */
    long next() throws BatchFormatException {
        if (at == bytes.length) {
            return 0;
        }
        byte first = bytes[at++];
        return first >= 0 ? first : rest(first);
    }

    private long rest(byte first) throws BatchFormatException {
        long value = first & 0x7F;
        for (int shift = 7; shift < 64; shift += 7) {
            if (at == bytes.length) {
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

    BatchFormatException wrong(long value, int bound) {
        return new BatchFormatException("column '" + name + "' has " + Long.toUnsignedString(value)
                + " where less than " + bound + " is expected");
    }

    /** Whether bytes are left. */
    boolean hasMore() {
        return at < bytes.length;
    }

    /** Checks that nothing is left. */
    void expectEnd() throws BatchFormatException {
        if (hasMore()) {
            throw new BatchFormatException("column '" + name + "' has " + (bytes.length - at) + " bytes too many");
        }
    }
}
