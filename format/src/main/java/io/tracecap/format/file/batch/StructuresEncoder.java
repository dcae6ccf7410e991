package io.tracecap.format.file.batch;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.tracecap.format.proto.Structures;
import java.nio.ByteBuffer;

/**
 * The structures that one place of one kind of call had, while they are written. Each distinct one is kept once. Their
 * bytes are written word by word, since the same field of two structures is often equal or near; where that does not
 * pay (buffers), they are written as they are.
 *
 * <pre>
 *   Data   → Word^*          layout 1: first word 0 of every distinct structure, then word 1 of those that have one …
 *          | Byte^*          layout 0: the distinct structures one after the other
 *   Word   → ZigZag          difference to the same word of the structure before that has one, at first to 0
 * </pre>
 *
 * <p>A word is 8 bytes, little-endian; the last one of a structure may be shorter.
 */
final class StructuresEncoder {
    static final int LAYOUT_PLAIN = 0;
    static final int LAYOUT_WORDS = 1;
    static final int WORD = 8;

    private final ByteDictionary distinct = new ByteDictionary();
    private final Column references = new Column();
    private final Column lengths = new Column();
    private final Column words = new Column();
    private int place;

    void start(int newPlace) {
        place = newPlace;
        distinct.clear();
        references.clear();
    }

    int place() {
        return place;
    }

    /** Appends one piece and returns how many bytes that takes at most. */
    int put(byte[] bytes, int offset, int length) {
        int reference = distinct.reference(bytes, offset, length);
        return references.put(reference) + (reference == ByteDictionary.NEW ? length + 3 : 0);
    }

    Structures finish() {
        lengths.clear();
        int longest = 0;
        int before = 0;
        for (int entry = 0; entry < distinct.count(); entry++) {
            int length = distinct.end(entry) - distinct.start(entry);
            lengths.putZigZag((long) length - before);
            before = length;
            longest = Math.max(longest, length);
        }
        Structures.Builder structures = Structures.newBuilder()
                .setPlace(place)
                .setReferences(references.toByteString())
                .setCount(distinct.count())
                .setLengths(lengths.toByteString());
        if (writeWords(longest)) {
            return structures
                    .setLayout(LAYOUT_WORDS)
                    .setData(words.toUntrimmedByteString())
                    .build();
        }
        ByteString plain = UnsafeByteOperations.unsafeWrap(distinct.array(), 0, distinct.length());
        return structures.setLayout(LAYOUT_PLAIN).setData(plain).build();
    }

    /** Writes the words; false when they take more than half of the plain bytes. */
    private boolean writeWords(int longest) {
        words.clear();
        ByteBuffer bytes = LittleEndianWord.wrap(distinct.array());
        for (int at = 0; at < longest; at += WORD) {
            long before = 0;
            for (int entry = 0; entry < distinct.count(); entry++) {
                int from = distinct.start(entry) + at;
                int left = distinct.end(entry) - from;
                if (left > 0) {
                    long word = LittleEndianWord.get(bytes, from, Math.min(WORD, left));
                    words.putZigZag(word - before);
                    before = word;
                }
            }
            if (words.length() * 2 > distinct.length()) {
                return false;
            }
        }
        return true;
    }
}
