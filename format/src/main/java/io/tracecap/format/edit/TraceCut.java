package io.tracecap.format.edit;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.file.BatchCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.WriterOptions;
import io.tracecap.format.state.StateEvents;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Cuts a part out of a trace. Events keep their numbers. Of what lies outside, the new file has as context what the
 * state of processes depends on ({@link StateEvents}), and the enters of the calls that return inside, so that both
 * files know the same processes and the same calls.
 *
 * <p>A batch that is in the new file as a whole is copied, not encoded again. Only those sections are read that can have
 * something for the new file; what is damaged in others goes unnoticed. Memory does not grow with the trace.
 */
public final class TraceCut {
    /** Calls that were open where the part begins and whose enters are kept; a thread has one at most. */
    private static final int MOST_OPEN_CALLS = 1 << 16;

    private static final byte DROP = 0;
    private static final byte TAKE = 1;
    private static final byte AS_CONTEXT = 2;

    private final TraceFile trace;
    private final Selection selection;
    private final StateEvents state = new StateEvents();
    /** Numbers of the enters of calls that return in the part and were entered before it. */
    private final NavigableSet<Long> openCalls = new TreeSet<>();

    private byte[] choice = new byte[0];

    private TraceCut(TraceFile trace, Selection selection) {
        this.trace = trace;
        this.selection = selection;
    }

    /**
     * Cuts a part out of {@code trace}.
     *
     * @param step what stands in the history of the new file, such as {@code cut --from 100}
     * @throws EditException when the part is empty, or the target is there and may not be replaced; nothing was written
     * @throws io.tracecap.format.file.TraceFormatException when the trace is damaged or cut off; nothing is left of what
     *     was written
     * @throws IOException when a file cannot be read or written; likewise
     */
    public static EditReport cut(TraceFile trace, Selection selection, String step, Target target) throws IOException {
        try (NewTrace made = NewTrace.create(
                target,
                List.of(trace.path()),
                trace.header().derived(trace.recordingId(), step),
                WriterOptions.DEFAULT)) {
            EditWriter writer = new EditWriter(made.writer());
            TraceCut cut = new TraceCut(trace, selection);
            cut.findOpenCalls();
            cut.write(writer);
            trace.expectComplete();
            if (writer.events() == 0) {
                throw new EditException(trace.path() + ": no event is in that part");
            }
            EditReport report = writer.finish(trace.size());
            made.commit();
            return report;
        }
    }

    /** Finds the calls that return in the part and were entered before it. */
    private void findOpenCalls() throws IOException {
        if (selection.range().firstEvent() == 0 && selection.range().fromNs() == 0) {
            return;
        }
        long first = -1;
        try (BatchCursor batches = trace.batches(selection::mayHold)) {
            while (batches.next()) {
                for (int i = 0; i < batches.rows(); i++) {
                    EventView event = batches.row(i);
                    if (selection.contains(event)) {
                        first = first < 0 ? event.number() : first;
                        noteReturn(event, first);
                    }
                }
            }
        }
    }

    private void noteReturn(EventView event, long first) {
        if (event.kind() == EventKind.RETURN
                && event.enterNumber() != EventView.NO_ENTER
                && event.enterNumber() < first
                && openCalls.size() < MOST_OPEN_CALLS) {
            openCalls.add(event.enterNumber());
        }
    }

    private void write(EditWriter writer) throws IOException {
        SectionChoice wanted = new SectionChoice(selection, openCalls);
        try (BatchCursor batches = trace.batches(wanted)) {
            while (batches.next()) {
                writeBatch(batches, writer);
            }
        }
    }

    private void writeBatch(BatchCursor batch, EditWriter writer) throws IOException {
        int rows = batch.rows();
        if (choice.length < rows) {
            choice = new byte[rows];
        }
        int taken = 0;
        int kept = 0;
        for (int i = 0; i < rows; i++) {
            choice[i] = choose(batch.row(i));
            taken += choice[i] == TAKE ? 1 : 0;
            kept += choice[i] == DROP ? 0 : 1;
        }
        if (taken == rows) {
            writer.copy(batch);
        } else if (kept > 0) {
            appendChosen(batch, writer);
            writer.encodedBatch();
        }
    }

    private byte choose(EventView event) {
        boolean needed = state.isNeeded(event);
        if (selection.contains(event) && !event.isContext()) {
            return TAKE;
        }
        boolean openCall = event.kind() == EventKind.ENTER
                && (openCalls.contains(event.number()) || (event.isContext() && selection.contains(event)));
        if (!needed && !openCall) {
            return DROP;
        }
        return event.isContext() ? TAKE : AS_CONTEXT;
    }

    private void appendChosen(BatchCursor batch, EditWriter writer) throws IOException {
        ContextView context = new ContextView(batch.row(0));
        for (int i = 0; i < batch.rows(); i++) {
            if (choice[i] == TAKE) {
                writer.append(batch.row(i), batch.tickNs(), trace.path().toString());
            } else if (choice[i] == AS_CONTEXT) {
                writer.append(
                        context.of(batch.row(i)), batch.tickNs(), trace.path().toString());
            }
        }
    }
}
