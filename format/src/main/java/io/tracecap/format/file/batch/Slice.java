package io.tracecap.format.file.batch;

/** Where in a payload a column is. Reused from batch to batch. */
final class Slice {
    private int from;
    private int to;

    void clear() {
        from = 0;
        to = 0;
    }

    void set(int newFrom, int length) {
        from = newFrom;
        to = newFrom + length;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int length() {
        return to - from;
    }

    boolean isEmpty() {
        return from == to;
    }
}
