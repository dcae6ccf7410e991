package io.tracecap.format.edit;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.file.BatchCursor;
import io.tracecap.format.file.batch.BatchLimits;
import io.tracecap.format.state.ProcessTable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes one recording after the other. Those behind the first are shifted: events and threads are numbered on, and
 * times are those of the first one's clock.
 */
final class JoinSink implements PieceMerge.Sink {
    private final EditWriter writer;
    private boolean isFirst = true;
    private long eventShift;
    private int threadShift;
    private long shiftNs;
    private int highestThread = -1;
    private long endNs;
    private @Nullable ShiftedView shifted;

    JoinSink(EditWriter writer) {
        this.writer = writer;
    }

    /**
     * Says that events of the next recording follow.
     *
     * @param newShiftNs what is to be added to its times; nothing is added to those of the first
     */
    void follow(long newShiftNs) {
        isFirst = writer.nextEvent() == 0;
        eventShift = writer.nextEvent();
        threadShift = (int) Math.min(highestThread + 1L, ProcessTable.MAX_THREADS);
        shiftNs = newShiftNs;
        shifted = null;
        endNs = 0;
    }

    @Override
    public void batch(BatchCursor batch, String piece) throws IOException {
        if (isFirst) {
            for (int i = 0; i < batch.rows(); i++) {
                check(batch.row(i), piece);
            }
            writer.copy(batch);
            return;
        }
        for (int i = 0; i < batch.rows(); i++) {
            event(batch.row(i), batch.tickNs(), i == 0, piece);
        }
    }

    @Override
    public void event(EventView event, int tickNs, boolean isFirstOfBatch, String piece) throws IOException {
        check(event, piece);
        if (isFirst) {
            writer.append(event, tickNs, piece);
        } else {
            appendShifted(event, tickNs, piece);
        }
        if (isFirstOfBatch) {
            writer.encodedBatch();
        }
    }

    private void appendShifted(EventView event, int tickNs, String piece) throws IOException {
        ShiftedView view = shifted;
        if (view == null) {
            // Whole ticks: what lies between two events stays what it was.
            shiftNs -= Math.floorMod(shiftNs, tickNs);
            if (event.timeNs() + shiftNs < writer.endNs()) {
                shiftNs += tickNs;
            }
            view = new ShiftedView(event, eventShift, threadShift, shiftNs);
            shifted = view;
        }
        view.of(event);
        if (view.number() < 0 || view.timeNs() < 0 || view.timeNs() + view.durationNs() > BatchLimits.MAX_TIME_NS) {
            throw new EditException(piece + ": event " + event.number() + " at " + event.timeNs()
                    + " ns has no place behind the traces before it");
        }
        writer.append(view, commonTick(tickNs), piece);
    }

    /** Pieces that are not of the same recording, whatever they say, can contradict each other. */
    private void check(EventView event, String piece) throws EditException {
        if (event.timeNs() < endNs) {
            throw new EditException(piece + ": event " + event.number() + " is at " + event.timeNs() + " ns, before "
                    + endNs + " ns of an event before it in another piece: not pieces of the same recording");
        }
        endNs = event.kind() == EventKind.CALL ? event.timeNs() + event.durationNs() : event.timeNs();
        int thread = Math.max(event.task().number(), event.task().process());
        if (!isFirst && thread >= ProcessTable.MAX_THREADS - threadShift) {
            throw new EditException(piece + ": together there are more than " + ProcessTable.MAX_THREADS + " threads");
        }
        highestThread = Math.max(highestThread, thread + (isFirst ? 0 : threadShift));
    }

    /** The largest number of which the shifted times are multiples. */
    private int commonTick(int tickNs) {
        long a = Math.abs(shiftNs);
        long b = tickNs;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return (int) a;
    }
}
