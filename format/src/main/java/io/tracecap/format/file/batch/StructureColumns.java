package io.tracecap.format.file.batch;

/** Where the columns of the structures of one place are, and where they went. Reused from batch to batch. */
final class StructureColumns {
    final Slice references = new Slice();
    final Slice lengths = new Slice();
    final Slice data = new Slice();
    int place;
    int count;
    int layout;
    /** Pieces of this place in the batch. */
    int pieces;
    /** Where the next reference is among those of all places. */
    int nextReference;
    /** Where the first end is among those of all places. */
    int firstEnd;
    /** Where the bytes begin: in the payload for the plain layout, otherwise among the words of all places. */
    int base;
    /** Length of all the structures together. */
    int length;
    /** Whether the bytes are there. */
    boolean decoded;

    void clear() {
        references.clear();
        lengths.clear();
        data.clear();
        place = 0;
        count = 0;
        layout = 0;
        pieces = 0;
        decoded = false;
    }
}
