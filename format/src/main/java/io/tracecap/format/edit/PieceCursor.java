package io.tracecap.format.edit;

import io.tracecap.format.event.EventView;
import io.tracecap.format.file.BatchCursor;
import io.tracecap.format.file.TraceFile;
import java.io.Closeable;
import java.io.IOException;

/** Stands at an event of a piece of a recording, and knows the batch that it is in. For one thread. */
final class PieceCursor implements Closeable {
    private final TraceFile trace;
    private final BatchCursor batches;
    private int row;
    private int rows;
    private boolean countedBatch;

    /** Stands before the first batch; {@link #nextBatch} comes first. */
    PieceCursor(TraceFile trace) {
        this.trace = trace;
        batches = trace.batches();
    }

    /** Whether there are no more events. */
    boolean isAtEnd() {
        return rows == 0;
    }

    /** The event that the cursor stands at; the same object for all events of the piece. */
    EventView event() {
        return batches.row(row);
    }

    /** Moves to the next event. */
    void next() throws IOException {
        row++;
        if (row == rows) {
            nextBatch();
        }
    }

    /** Moves behind the batch. */
    void nextBatch() throws IOException {
        row = 0;
        countedBatch = false;
        if (batches.next()) {
            rows = batches.rows();
        } else {
            rows = 0;
            trace.expectComplete();
        }
    }

    /** The batch that the event is in. */
    BatchCursor batch() {
        return batches;
    }

    /** Whether the event is the first of its batch, and none of the batch is only context. */
    boolean isAtPlainBatch() {
        if (row != 0) {
            return false;
        }
        for (int i = 0; i < rows; i++) {
            if (batches.row(i).isContext()) {
                return false;
            }
        }
        return true;
    }

    /** Whether this is the first time that this is asked about the batch. */
    boolean countsBatch() {
        boolean first = !countedBatch;
        countedBatch = true;
        return first;
    }

    /** The name of the piece. */
    String name() {
        return trace.path().toString();
    }

    @Override
    public void close() {
        batches.close();
    }
}
