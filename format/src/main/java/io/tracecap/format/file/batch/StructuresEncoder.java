package io.tracecap.format.file.batch;

import io.tracecap.format.proto.Structures;

/** The structures that one place of one kind of call had, while they are written. */
final class StructuresEncoder {
    private final Column lengths = new Column();
    private final Column data = new Column();
    private int place;
    private int lengthBefore;

    void start(int newPlace) {
        place = newPlace;
        lengthBefore = 0;
        lengths.clear();
        data.clear();
    }

    int place() {
        return place;
    }

    /** Appends one piece and returns how many bytes that takes. */
    int put(byte[] bytes, int offset, int length) {
        data.putBytes(bytes, offset, length);
        int size = lengths.putZigZag((long) length - lengthBefore);
        lengthBefore = length;
        return size + length;
    }

    Structures finish() {
        return Structures.newBuilder()
                .setPlace(place)
                .setLengths(lengths.toByteString())
                .setData(data.toByteString())
                .build();
    }
}
