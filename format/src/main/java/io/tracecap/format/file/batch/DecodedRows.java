package io.tracecap.format.file.batch;

/**
 * The rows of one batch in arrays, reused from batch to batch.
 *
 * <p>Arguments stand column by column: argument {@code k} of a row is at {@code argumentBase + k * argumentRows} of its
 * group, plus the row's {@code argumentAt}. Pieces stand row by row from {@code firstPieces[row]} on: for each, which of
 * the texts or of the structures of its place it is.
 */
final class DecodedRows {
    byte[] forms = new byte[0];
    int[] tasks = new int[0];
    int[] groups = new int[0];
    long[] events = new long[0];
    long[] times = new long[0];
    long[] durations = new long[0];
    long[] backs = new long[0];
    long[] results = new long[0];
    int[] argumentAt = new int[0];
    int[] shapes = new int[0];
    int[] firstPieces = new int[0];
    long[] arguments = new long[64];
    int[] pieces = new int[64];
    boolean hasHoles;
    long firstEvent;
    int count;

    void reserveRows(int rows) {
        if (rows > forms.length) {
            forms = new byte[rows];
            tasks = new int[rows];
            groups = new int[rows];
            times = new long[rows];
            durations = new long[rows];
            backs = new long[rows];
            results = new long[rows];
            argumentAt = new int[rows];
            shapes = new int[rows];
            firstPieces = new int[rows];
        }
    }

    void reserveEvents(int rows) {
        if (rows > events.length) {
            events = new long[rows];
        }
    }

    void reserveArguments(int count) {
        if (count > arguments.length) {
            arguments = new long[Math.max(count, arguments.length * 2)];
        }
    }

    void reservePieces(int count) {
        if (count > pieces.length) {
            pieces = new int[Math.max(count, pieces.length * 2)];
        }
    }

    long event(int row) {
        return hasHoles ? events[row] : firstEvent + row;
    }
}
