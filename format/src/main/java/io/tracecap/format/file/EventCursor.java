package io.tracecap.format.file;

import io.tracecap.format.event.EventView;
import io.tracecap.format.file.batch.BatchRow;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the events of a trace in the order in which they were recorded. Allocates nothing per event. For one
 * thread.
 *
 * <pre>{@code
 * try (EventCursor events = trace.events()) {
 *     while (events.next()) {
 *         show(events.event());
 *     }
 * }
 * }</pre>
 */
public final class EventCursor implements Closeable {
    private final BatchCursor batches;
    private long firstNumber;
    private long firstTimeNs;
    private int row;
    private int rows;
    private @Nullable BatchRow event;

    EventCursor(BatchCursor batches) {
        this(batches, 0, 0);
    }

    /** Leaves out what is before an event number and before a time. */
    EventCursor(BatchCursor batches, long firstNumber, long firstTimeNs) {
        this.batches = batches;
        this.firstNumber = firstNumber;
        this.firstTimeNs = firstTimeNs;
    }

    /**
     * Moves to the next event.
     *
     * @return false when there is none
     * @throws IncompleteTraceException when the file ends here without a footer; the events so far are good
     * @throws TraceFormatException when the file is damaged here; the events so far are good
     * @throws IOException when the file cannot be read
     */
    public boolean next() throws IOException {
        while (row == rows) {
            row = 0;
            rows = 0;
            if (!batches.next()) {
                return false;
            }
            rows = batches.rows();
            skip();
        }
        event = batches.row(row++);
        return true;
    }

    private void skip() {
        while (row < rows
                && (batches.row(row).number() < firstNumber || batches.row(row).timeNs() < firstTimeNs)) {
            row++;
        }
        if (row < rows) {
            firstNumber = 0;
            firstTimeNs = 0;
        }
    }

    /**
     * The event that the cursor stands at. The same object each time: it shows another event after {@link #next}.
     *
     * @throws IllegalStateException before the first {@link #next}
     */
    public EventView event() {
        if (event == null) {
            throw new IllegalStateException("next() was not called");
        }
        return event;
    }

    /** Releases memory; the file stays open. */
    @Override
    public void close() {
        batches.close();
    }
}
