package io.tracecap.format.file.batch;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The distinct texts of a batch while it is read; the mirror of {@link TextDictionary}. Texts stay where they are in the
 * payload; only those with escapes (an argv, mostly) are copied.
 */
final class TextTable {
    private static final long ONES = 0x0101_0101_0101_0101L;

    private final References references = new References("texts");
    private byte[] payload = new byte[0];
    private byte[] unescaped = new byte[256];
    private int unescapedLength;
    /** Where each text begins in the payload; from -1 downwards where it begins among the unescaped ones. */
    private int[] starts = new int[256];

    private int[] lengths = new int[256];
    private int count;
    private int longest;

    /** Finds the texts and takes their escapes back, which makes them shorter. */
    void reset(byte[] newPayload, Slice dictionary) throws BatchFormatException {
        payload = newPayload;
        unescapedLength = 0;
        count = 0;
        longest = 0;
        ByteBuffer words = LittleEndianWord.wrap(newPayload);
        int end = dictionary.to();
        int start = dictionary.from();
        while (start < end) {
            int at = special(words, start, end);
            if (at == end) {
                throw new BatchFormatException("dictionary ends within a text");
            }
            if (payload[at] == TextDictionary.END) {
                add(start, at - start);
                start = at + 1;
            } else {
                start = unescape(start, at, end);
            }
        }
        references.reset(count);
    }

    /** Where the next byte is that ends or escapes: 0 or 1. */
    private int special(ByteBuffer words, int from, int end) {
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long rest = words.getLong(at) & ~ONES;
            long zeros = (rest - ONES) & ~rest & (ONES << 7);
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        while (at < end && (payload[at] & ~1) != 0) {
            at++;
        }
        return at;
    }

    /** Adds a text which has its first escape at {@code from}; returns where the next text begins. */
    private int unescape(int start, int from, int end) throws BatchFormatException {
        int first = unescapedLength;
        append(start, from - start);
        int at = from;
        while (at < end && payload[at] != TextDictionary.END) {
            int next = at;
            while (next < end && (payload[next] & ~1) != 0) {
                next++;
            }
            append(at, next - at);
            at = next;
            if (at < end && payload[at] == TextDictionary.ESCAPE) {
                if (at + 1 == end || payload[at + 1] < 1 || payload[at + 1] > 2) {
                    throw new BatchFormatException("dictionary has an escape that means nothing");
                }
                append(at + 1, 1);
                unescaped[unescapedLength - 1]--;
                at += 2;
            }
        }
        if (at == end) {
            throw new BatchFormatException("dictionary ends within a text");
        }
        add(-1 - first, unescapedLength - first);
        return at + 1;
    }

    private void append(int from, int length) {
        if (unescaped.length - unescapedLength < length) {
            unescaped = Arrays.copyOf(unescaped, Math.max(unescaped.length * 2, unescapedLength + length));
        }
        System.arraycopy(payload, from, unescaped, unescapedLength, length);
        unescapedLength += length;
    }

    private void add(int start, int length) throws BatchFormatException {
        if (count == starts.length) {
            if (count >= BatchLimits.MAX_PIECES) {
                throw new BatchFormatException("more than " + BatchLimits.MAX_PIECES + " texts");
            }
            starts = Arrays.copyOf(starts, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
        }
        starts[count] = start;
        lengths[count++] = length;
        longest = Math.max(longest, length);
    }

    /** Length of the longest text. */
    int longest() {
        return longest;
    }

    /** The entry that a reference means. */
    int resolve(long reference) throws BatchFormatException {
        return references.resolve(reference);
    }

    byte[] array(int entry) {
        return starts[entry] >= 0 ? payload : unescaped;
    }

    int offset(int entry) {
        int start = starts[entry];
        return start >= 0 ? start : -1 - start;
    }

    int length(int entry) {
        return lengths[entry];
    }

    void expectEnd() throws BatchFormatException {
        references.expectAllUsed();
    }
}
