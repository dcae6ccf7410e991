package io.tracecap.format.file.batch;

import com.google.protobuf.ByteString;

/**
 * A column of 64-bit values while it is written.
 *
 * <pre>
 *   Value → Place            0 to 7: the value at that place of the {@link RecentValues}, which begin as 0, 1 … 7
 *         | 8 ZigZag         the value itself; only where the next form would need more than 64 bits
 *         | 8 + ZigZag       the difference to the most recent value, never 0
 * </pre>
 */
final class ValueColumn {
    /** Code of a value written as it is. */
    static final int LITERAL = RecentValues.SIZE;

    private final Column column = new Column();
    private final RecentValues recent = new RecentValues();

    ValueColumn() {
        recent.reset(0, 1);
    }

    void clear() {
        column.clear();
        recent.reset(0, 1);
    }

    /** Appends a value and returns how many bytes that takes. */
    int put(long value) {
        long before = recent.first();
        int place = recent.touch(value);
        if (place >= 0) {
            return column.put(place);
        }
        long code = zigZag(value - before) + LITERAL;
        if (Long.compareUnsigned(code, LITERAL) > 0) {
            return column.put(code);
        }
        return column.put(LITERAL) + column.put(zigZag(value));
    }

    private static long zigZag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    ByteString toByteString() {
        return column.toByteString();
    }
}
