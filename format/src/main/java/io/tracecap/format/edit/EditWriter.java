package io.tracecap.format.edit;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.file.BatchCursor;
import io.tracecap.format.file.TraceWriter;
import java.io.IOException;

/**
 * Appends events of other traces to a new one, by frames or one by one, without loss: the new batches have ticks of
 * which all times are multiples. Counts what it does. For one thread.
 */
final class EditWriter {
    private final TraceWriter writer;
    private long events;
    private long context;
    private long framesCopied;
    private long framesEncoded;
    private long endNs;

    EditWriter(TraceWriter writer) {
        this.writer = writer;
    }

    /** Appends a whole batch as it is. */
    void copy(BatchCursor batch) throws IOException {
        writer.copy(batch);
        for (int i = 0; i < batch.rows(); i++) {
            count(batch.row(i));
        }
        framesCopied++;
    }

    /**
     * Appends an event.
     *
     * @param tickNs a number of which its times are multiples
     * @param source the trace that it is from
     * @throws EditException when the event is larger than any that a recorder makes
     */
    void append(EventView event, int tickNs, String source) throws IOException {
        writer.setTickNs(tickNs);
        try {
            writer.append(event);
        } catch (IllegalArgumentException refused) {
            throw new EditException(source + ": " + refused.getMessage() + ", and cannot be encoded again");
        }
        count(event);
    }

    /** Says that of a batch some events were appended one by one. */
    void encodedBatch() {
        framesEncoded++;
    }

    private void count(EventView event) {
        if (event.isContext()) {
            context++;
        } else {
            events++;
        }
        endNs = event.kind() == EventKind.CALL ? event.timeNs() + event.durationNs() : event.timeNs();
    }

    /** The lowest number that the next event may have. */
    long nextEvent() {
        return writer.nextEvent();
    }

    /** Time at which the last event ended; 0 when there is none. */
    long endNs() {
        return endNs;
    }

    /** How many events were appended that are not only context. */
    long events() {
        return events;
    }

    /**
     * Writes the end of the file.
     *
     * @param bytesBefore length of the old files together
     */
    EditReport finish(long bytesBefore) throws IOException {
        writer.finish();
        return new EditReport(events, context, framesCopied, framesEncoded, bytesBefore, writer.bytes());
    }
}
