package io.tracecap.format.file.batch;

import com.google.protobuf.ByteString;

/** A column of 64-bit values while it is read; the mirror of {@link ValueColumn}. */
final class ValueReader {
    private final ColumnReader column;
    private final RecentValues recent = new RecentValues();

    /**
     * @param name what to call the column in a message
     */
    ValueReader(String name) {
        column = new ColumnReader(name);
    }

    void reset(ByteString bytes) {
        column.reset(bytes);
        recent.reset(0, 1);
    }

    long next() throws BatchFormatException {
        long code = column.next();
        if (code >= 0 && code < ValueColumn.LITERAL) {
            return recent.use((int) code);
        }
        long value = code == ValueColumn.LITERAL
                ? column.nextZigZag()
                : recent.first() + ColumnReader.unZigZag(code - ValueColumn.LITERAL);
        recent.add(value);
        return value;
    }

    void expectEnd() throws BatchFormatException {
        column.expectEnd();
    }
}
