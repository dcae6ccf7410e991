package io.tracecap.format.file.batch;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The structures of a batch while it is read; the mirror of {@link StructuresEncoder}. References and lengths are
 * decoded with the batch. So is it made sure then that the words are there, each a good varint; but they are turned into
 * bytes only when a structure of their place is looked at, since many readers never do.
 */
final class StructureTable {
    private static final long STOPS = 0x8080_8080_8080_8080L;
    private static final int INT_STOPS = 0x8080_8080;

    private final ColumnReader column = new ColumnReader();
    private final References references = new References("structures");
    private byte[] payload = new byte[0];
    private ByteBuffer payloadWords = LittleEndianWord.wrap(payload);
    /** Where the structures end, relative to the base of their place; all places one after the other. */
    private int[] ends = new int[64];

    private byte[] words = new byte[64];
    private int[] left = new int[0];
    private int endCount;
    private int wordBytes;
    private int longest;

    /** Begins with another batch. */
    void reset(byte[] newPayload) {
        payload = newPayload;
        payloadWords = LittleEndianWord.wrap(newPayload);
        column.source(newPayload);
        endCount = 0;
        wordBytes = 0;
        longest = 0;
    }

    /** Length of the longest structure. */
    int longest() {
        return longest;
    }

    /** Reads the lengths of the structures of one place, and checks that their bytes are there. */
    void add(StructureColumns structures) throws BatchFormatException {
        if (structures.place < 0 || structures.place >= PiecePlace.PLACES) {
            throw new BatchFormatException("structures of place " + Integer.toUnsignedString(structures.place)
                    + ", not below " + PiecePlace.PLACES);
        }
        switch (structures.layout) {
            case StructuresEncoder.LAYOUT_PLAIN -> addPlain(structures);
            case StructuresEncoder.LAYOUT_WORDS -> addWords(structures);
            default ->
                throw new BatchFormatException("structures of place " + structures.place + " have the layout "
                        + Integer.toUnsignedString(structures.layout));
        }
    }

    private void addPlain(StructureColumns structures) throws BatchFormatException {
        int length = structures.data.length();
        readLengths(structures, length);
        if (structures.length != length) {
            throw new BatchFormatException("structures of place " + structures.place + " have "
                    + (length - structures.length) + " bytes too many");
        }
        structures.base = structures.data.from();
        structures.decoded = true;
    }

    private void addWords(StructureColumns structures) throws BatchFormatException {
        long wordCount = readLengths(structures, structures.data.length() * StructuresEncoder.WORD);
        structures.base = wordBytes;
        wordBytes += structures.length;
        if (!hasWords(structures.data, wordCount)) {
            column.open("data", structures.data);
            for (long i = 0; i < wordCount; i++) {
                if (!column.hasMore()) {
                    throw new BatchFormatException("column 'data' has " + i + " words, expected " + wordCount);
                }
                column.next();
            }
            column.expectEnd();
        }
    }

    /** A word takes at least a byte, so the data says how long the structures can be at most. Returns the words. */
    private long readLengths(StructureColumns structures, int limit) throws BatchFormatException {
        int count = structures.count;
        if (ends.length - endCount < count) {
            ends = Arrays.copyOf(ends, Math.max(ends.length * 2, endCount + count));
        }
        structures.firstEnd = endCount;
        column.open("lengths", structures.lengths);
        long wordCount = 0;
        long length = 0;
        int end = 0;
        for (int i = 0; i < count; i++) {
            length += column.nextZigZag();
            if (length < 0 || length > limit - end) {
                throw new BatchFormatException("structure of " + length + " bytes at place " + structures.place + ", "
                        + (limit - end) + " are left");
            }
            end += (int) length;
            longest = Math.max(longest, (int) length);
            wordCount += (length + StructuresEncoder.WORD - 1) / StructuresEncoder.WORD;
            ends[endCount + i] = end;
        }
        column.expectEnd();
        endCount += count;
        structures.length = end;
        return wordCount;
    }

    /**
     * Whether a column surely consists of so many good varints: so many bytes end one, the last byte among them, and no
     * varint is so long that it may have too many bits. Otherwise it has to be looked at one by one.
     */
    private boolean hasWords(Slice data, long wordCount) {
        int at = data.from();
        int end = data.to();
        if (at == end) {
            return wordCount == 0;
        }
        // A varint of 10 bytes or more has 9 bytes without an end, and with them all of one half of a word.
        if (end - at >= Long.BYTES && (payloadWords.getInt(end - Long.BYTES) & INT_STOPS) == INT_STOPS) {
            return false;
        }
        long stops = 0;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long ending = ~payloadWords.getLong(at) & STOPS;
            stops += Long.bitCount(ending);
            if ((int) ending == 0 || ending >>> 32 == 0) {
                return false;
            }
        }
        for (; at < end; at++) {
            stops += payload[at] >= 0 ? 1 : 0;
        }
        return stops == wordCount && payload[end - 1] >= 0;
    }

    /**
     * Reads the references of all pieces of one place.
     *
     * @param target where the numbers of the structures go, from {@code from} on
     */
    void readReferences(StructureColumns structures, int[] target, int from) throws BatchFormatException {
        references.reset(structures.count);
        column.open("references", structures.references);
        int stop = from + structures.pieces;
        for (int i = from; i < stop; i++) {
            target[i] = references.resolve(column.next());
        }
        column.expectEnd();
        references.expectAllUsed();
    }

    /** The array that holds the bytes of a place; decodes them if that was not done yet. */
    byte[] array(StructureColumns structures) {
        if (structures.layout == StructuresEncoder.LAYOUT_PLAIN) {
            return payload;
        }
        if (!structures.decoded) {
            decode(structures);
        }
        return words;
    }

    int offset(StructureColumns structures, int entry) {
        return structures.base + start(structures, entry);
    }

    int length(StructureColumns structures, int entry) {
        return ends[structures.firstEnd + entry] - start(structures, entry);
    }

    private int start(StructureColumns structures, int entry) {
        return entry == 0 ? 0 : ends[structures.firstEnd + entry - 1];
    }

    private void decode(StructureColumns structures) {
        if (words.length < wordBytes) {
            words = Arrays.copyOf(words, wordBytes);
        }
        ByteBuffer bytes = LittleEndianWord.wrap(words);
        column.open("data", structures.data);
        try {
            int length = length(structures, 0);
            if ((long) length * structures.count == structures.length && isUniform(structures, length)) {
                decodeUniform(structures, bytes, length);
            } else {
                decodeAny(structures, bytes);
            }
        } catch (BatchFormatException e) {
            throw new IllegalStateException("structures that were checked: " + e.getMessage(), e);
        }
        structures.decoded = true;
    }

    private boolean isUniform(StructureColumns structures, int length) {
        for (int entry = 1; entry < structures.count; entry++) {
            if (ends[structures.firstEnd + entry] - ends[structures.firstEnd + entry - 1] != length) {
                return false;
            }
        }
        return true;
    }

    private void decodeUniform(StructureColumns structures, ByteBuffer bytes, int length) throws BatchFormatException {
        int end = structures.base + structures.length;
        int whole = length & -StructuresEncoder.WORD;
        for (int at = 0; at < whole; at += StructuresEncoder.WORD) {
            long word = 0;
            for (int to = structures.base + at; to < end; to += length) {
                word += column.nextZigZag();
                bytes.putLong(to, word);
            }
        }
        if (whole < length) {
            long word = 0;
            for (int to = structures.base + whole; to < end; to += length) {
                word += column.nextZigZag();
                LittleEndianWord.put(bytes, to, length - whole, word);
            }
        }
    }

    private void decodeAny(StructureColumns structures, ByteBuffer bytes) throws BatchFormatException {
        if (left.length < structures.count) {
            left = new int[structures.count];
        }
        for (int entry = 0; entry < structures.count; entry++) {
            left[entry] = entry;
        }
        int remaining = structures.count;
        for (int at = 0; remaining > 0; at += StructuresEncoder.WORD) {
            remaining = decodeWord(structures, bytes, at, remaining);
        }
    }

    /** Reads the word at {@code at} of the first {@code count} entries in {@link #left}; drops those that have none. */
    private int decodeWord(StructureColumns structures, ByteBuffer bytes, int at, int count)
            throws BatchFormatException {
        long word = 0;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int entry = left[i];
            int length = Math.min(StructuresEncoder.WORD, length(structures, entry) - at);
            if (length > 0) {
                word += column.nextZigZag();
                LittleEndianWord.put(bytes, offset(structures, entry) + at, length, word);
                left[kept++] = entry;
            }
        }
        return kept;
    }
}
