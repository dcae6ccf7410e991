package io.tracecap.format.file.batch;

import com.google.protobuf.ByteString;
import io.tracecap.format.proto.Structures;
import java.nio.ByteBuffer;

/** The structures of one place while they are read; the mirror of {@link StructuresEncoder}. */
final class StructuresDecoder {
    private final ColumnReader column = new ColumnReader("references");
    private final ColumnReader lengths = new ColumnReader("lengths");
    private final ColumnReader words = new ColumnReader("data");
    private final References references = new References("structures");
    private final int place;
    private final int[] ends;
    private final byte[] data;

    StructuresDecoder(Structures message) throws BatchFormatException {
        place = message.getPlace();
        if (place < 0 || place >= PiecePlace.PLACES) {
            throw new BatchFormatException(
                    "structures of place " + Integer.toUnsignedString(place) + ", not below " + PiecePlace.PLACES);
        }
        int count = message.getCount();
        column.reset(message.getReferences());
        references.reset(count);
        ends = new int[count];
        data = switch (message.getLayout()) {
            case StructuresEncoder.LAYOUT_PLAIN -> readPlain(message);
            case StructuresEncoder.LAYOUT_WORDS -> readWords(message);
            default ->
                throw new BatchFormatException("structures of place " + place + " have the layout "
                        + Integer.toUnsignedString(message.getLayout()));
        };
    }

    private byte[] readPlain(Structures message) throws BatchFormatException {
        byte[] bytes = message.getData().toByteArray();
        int used = readLengths(message.getLengths(), bytes.length);
        if (used != bytes.length) {
            throw new BatchFormatException(
                    "structures of place " + place + " have " + (bytes.length - used) + " bytes too many");
        }
        return bytes;
    }

    /** A word takes at least a byte, so the data says how long the structures can be at most. */
    private byte[] readWords(Structures message) throws BatchFormatException {
        ByteString column = message.getData();
        byte[] bytes = new byte[readLengths(message.getLengths(), column.size() * StructuresEncoder.WORD)];
        ByteBuffer buffer = LittleEndianWord.wrap(bytes);
        words.reset(column);
        int[] left = new int[ends.length];
        for (int entry = 0; entry < left.length; entry++) {
            left[entry] = entry;
        }
        int remaining = left.length;
        for (int at = 0; remaining > 0; at += StructuresEncoder.WORD) {
            remaining = readWord(buffer, at, left, remaining);
        }
        words.expectEnd();
        return bytes;
    }

    /** Reads the word at {@code at} of the entries in {@code left}, and drops those that have none. */
    private int readWord(ByteBuffer bytes, int at, int[] left, int count) throws BatchFormatException {
        long word = 0;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int entry = left[i];
            int from = start(entry) + at;
            int length = Math.min(StructuresEncoder.WORD, ends[entry] - from);
            if (length > 0) {
                word += words.nextZigZag();
                LittleEndianWord.put(bytes, from, length, word);
                left[kept++] = entry;
            }
        }
        return kept;
    }

    /** Fills {@link #ends}; returns the sum. */
    private int readLengths(ByteString message, int limit) throws BatchFormatException {
        lengths.reset(message);
        long length = 0;
        int end = 0;
        for (int entry = 0; entry < ends.length; entry++) {
            length += lengths.nextZigZag();
            if (length < 0 || length > limit - end) {
                throw new BatchFormatException(
                        "structure of " + length + " bytes at place " + place + ", " + (limit - end) + " are left");
            }
            end += (int) length;
            ends[entry] = end;
        }
        lengths.expectEnd();
        return end;
    }

    int place() {
        return place;
    }

    /** The entry that the next piece is. */
    int next() throws BatchFormatException {
        return references.resolve(column.next());
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
        column.expectEnd();
        references.expectAllUsed();
    }
}
