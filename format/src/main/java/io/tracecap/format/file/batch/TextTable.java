package io.tracecap.format.file.batch;

import com.google.protobuf.ByteString;
import java.util.Arrays;

/** The distinct byte strings of a batch while it is read; the mirror of {@link TextDictionary}. */
final class TextTable {
    private final ColumnReader lengths = new ColumnReader("dictionary_lengths");
    private byte[] data = new byte[0];
    private int[] ends = new int[256];
    private int count;

    void reset(ByteString newData, ByteString newLengths) {
        data = newData.toByteArray();
        lengths.reset(newLengths);
        count = 0;
    }

    /** The entry that a reference means; a new one when {@code reference} is 0. */
    int resolve(long reference) throws BatchFormatException {
        if (reference == 0) {
            return add();
        }
        if (reference < 0 || reference > count) {
            throw new BatchFormatException("text piece refers " + Long.toUnsignedString(reference)
                    + " strings back, the dictionary has " + count + " so far");
        }
        return count - (int) reference;
    }

    private int add() throws BatchFormatException {
        int start = count == 0 ? 0 : ends[count - 1];
        int length = lengths.nextBelow(data.length - start + 1);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count] = start + length;
        return count++;
    }

    byte[] data() {
        return data;
    }

    int start(int entry) {
        return entry == 0 ? 0 : ends[entry - 1];
    }

    int end(int entry) {
        return ends[entry];
    }

    void expectEnd() throws BatchFormatException {
        lengths.expectEnd();
        int used = count == 0 ? 0 : ends[count - 1];
        if (used != data.length) {
            throw new BatchFormatException("dictionary has " + data.length + " bytes, " + used + " are used");
        }
    }
}
