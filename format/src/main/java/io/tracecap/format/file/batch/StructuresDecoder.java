package io.tracecap.format.file.batch;

import io.tracecap.format.proto.Structures;

/** The structures of one place while they are read; the mirror of {@link StructuresEncoder}. */
final class StructuresDecoder {
    private final ColumnReader lengths = new ColumnReader("lengths");
    private byte[] data = new byte[0];
    private int place;
    private int at;
    private long length;

    void reset(Structures message) throws BatchFormatException {
        place = message.getPlace();
        if (place < 0 || place >= PiecePlace.PLACES) {
            throw new BatchFormatException(
                    "structures of place " + Integer.toUnsignedString(place) + ", not below " + PiecePlace.PLACES);
        }
        lengths.reset(message.getLengths());
        data = message.getData().toByteArray();
        at = 0;
        length = 0;
    }

    int place() {
        return place;
    }

    /** Moves to the next piece and returns its length; its bytes end at {@link #end()} of {@link #data()}. */
    int next() throws BatchFormatException {
        length += lengths.nextZigZag();
        if (length < 0 || length > data.length - at) {
            throw new BatchFormatException(
                    "structure of " + length + " bytes at place " + place + ", " + (data.length - at) + " are left");
        }
        at += (int) length;
        return (int) length;
    }

    byte[] data() {
        return data;
    }

    int end() {
        return at;
    }

    void expectEnd() throws BatchFormatException {
        lengths.expectEnd();
        if (at != data.length) {
            throw new BatchFormatException(
                    "structures of place " + place + " have " + (data.length - at) + " bytes too many");
        }
    }
}
