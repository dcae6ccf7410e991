package io.tracecap.format.file.batch;

import com.google.protobuf.ByteString;
import java.util.Arrays;

/** The distinct texts of a batch while it is read; the mirror of {@link TextDictionary}. */
final class TextTable {
    private final References references = new References("texts");
    private byte[] data = new byte[0];
    private int[] ends = new int[256];

    /** Takes the texts apart and their escapes back, which makes them shorter, if anything. */
    void reset(ByteString dictionary) throws BatchFormatException {
        data = dictionary.toByteArray();
        int count = 0;
        int to = 0;
        boolean ended = true;
        for (int from = 0; from < data.length; from++) {
            byte next = data[from];
            ended = next == TextDictionary.END;
            if (ended) {
                if (count == ends.length) {
                    ends = Arrays.copyOf(ends, count * 2);
                }
                ends[count++] = to;
            } else {
                data[to++] = next == TextDictionary.ESCAPE ? unescape(++from) : next;
            }
        }
        if (!ended) {
            throw new BatchFormatException("dictionary ends within a text");
        }
        references.reset(count);
    }

    private byte unescape(int at) throws BatchFormatException {
        if (at == data.length || data[at] < 1 || data[at] > 2) {
            throw new BatchFormatException("dictionary has an escape that means nothing");
        }
        return (byte) (data[at] - 1);
    }

    /** The entry that a reference means. */
    int resolve(long reference) throws BatchFormatException {
        return references.resolve(reference);
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
        references.expectAllUsed();
    }
}
