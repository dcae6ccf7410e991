package io.tracecap.format.file.batch;

import com.google.protobuf.ByteString;

/**
 * A column of 64-bit values while it is written.
 *
 * <pre>
 *   Value → Place            0 to 7: the value at that place of the {@link RecentValues}, which begin as [0]
 *         | 8 ZigZag         the value itself; only where the next form would need more than 64 bits
 *         | 8 + ZigZag       the difference to the most recent value, never 0
 * </pre>
 */
final class ValueColumn {
    /** Code of a value written as it is. */
    static final int LITERAL = RecentValues.SIZE;

    private final Column column = new Column();
    private final RecentValues recent = new RecentValues();

    void clear() {
        column.clear();
        recent.clear();
        recent.add(0);
    }

    /** Appends a value and returns how many bytes that takes. */
    int put(long value) {
        int place = recent.find(value);
        if (place >= 0) {
            recent.use(place);
            return column.put(place);
        }
        long code = zigZag(value - recent.get(0)) + LITERAL;
        recent.add(value);
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
