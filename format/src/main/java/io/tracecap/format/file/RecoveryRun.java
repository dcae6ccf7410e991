package io.tracecap.format.file;

import com.google.protobuf.InvalidProtocolBufferException;
import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Gap;
import io.tracecap.format.event.Task;
import io.tracecap.format.file.batch.BatchDecoder;
import io.tracecap.format.file.batch.BatchFormatException;
import io.tracecap.format.syscall.Abi;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One {@link TraceRecovery}: goes through the damaged file once, from its beginning to its end; and so through the others,
 * where it has several.
 */
final class RecoveryRun {
    private final TraceWriter writer;
    private final RecoveryTally tally;
    private final BatchDecoder batch = new BatchDecoder();
    private @Nullable RingJoin ring;
    private Task lastTask = new Task(0, 0, 0, 0);
    private long endNs;
    private int tickNs = WriterOptions.DEFAULT.tickNs();
    /** Offset behind the last batch that was kept. */
    private long batchesEnd = FileHeaderLayout.LENGTH;
    /** Number of the event behind the last one, as the footer says. */
    private long nextEventAtEnd = FooterTotals.NOT_KNOWN;
    /** Whether there are bytes between frames of the file. */
    private boolean hasSkipped;

    RecoveryRun(TraceWriter writer, RecoveryTally tally) {
        this.writer = writer;
        this.tally = tally;
    }

    /** From now on a ring is to be told of the events. */
    void join(RingJoin newRing) {
        ring = newRing;
    }

    /** Copies what is intact, with gaps for what is not. */
    void copyFrames(FrameScanner scanner) throws IOException {
        boolean goesOn = writer.nextEvent() > 0;
        batchesEnd = FileHeaderLayout.LENGTH;
        nextEventAtEnd = FooterTotals.NOT_KNOWN;
        hasSkipped = false;
        while (scanner.next()) {
            noteSkipped(scanner);
            noteMissing(scanner);
            int type = scanner.frame().type();
            if (type == FrameLayout.TYPE_BATCH) {
                batch(scanner.frame(), goesOn);
            } else if (type == FrameLayout.TYPE_FOOTER) {
                footer(scanner.frame());
            } else if (type != FrameLayout.TYPE_HEADER) {
                tally.leftOut(
                        scanner.frame(), "frame of type " + type + ", which this version does not know, left out");
            } else if (scanner.frame().sequence() == 0) {
                batchesEnd = scanner.frame().end();
            }
        }
        // Where bytes were put in or taken out before, another frame may lie where the trailer says that the footer is.
        boolean isAllInPlace = !hasSkipped;
        noteSkipped(scanner);
        if (isAllInPlace && scanner.footerOffset() == batchesEnd) {
            nextEventAtEnd = writer.nextEvent();
        }
    }

    private void noteSkipped(FrameScanner scanner) {
        if (scanner.skipped() > 0) {
            hasSkipped = true;
            tally.damaged(scanner.skippedFrom(), scanner.skipped(), scanner.problem());
        }
    }

    private void noteMissing(FrameScanner scanner) {
        if (!scanner.isNextFrame()) {
            FrameReader frame = scanner.frame();
            tally.damaged(frame.offset(), 0, frame.at("frames are missing before it"));
        }
    }

    /**
     * Takes a batch.
     *
     * @param goesOn whether the file goes on where another one ended, whose end it may repeat as context
     */
    private void batch(FrameReader frame, boolean goesOn) throws IOException {
        try {
            batch.decode(frame.payload(), frame.payloadLength());
        } catch (BatchFormatException e) {
            tally.damaged(frame.offset(), frame.end() - frame.offset(), frame.at(e.getMessage()));
            return;
        }
        if (goesOn && isContext()) {
            batchesEnd = frame.end();
            return;
        }
        long startNs = batch.row(0).timeNs();
        if (batch.firstEvent() < writer.nextEvent() || startNs < endNs) {
            tally.damaged(
                    frame.offset(),
                    frame.end() - frame.offset(),
                    frame.at("begins with event " + batch.firstEvent() + " at " + startNs
                            + " ns, but the frames before it" + " end with event " + (writer.nextEvent() - 1) + " at "
                            + endNs + " ns"));
            return;
        }
        if (tally.isDamaged()) {
            if (writer.nextEvent() == 0) {
                lastTask = oldestThread();
                endNs = startNs;
            }
            closeHole(batch.firstEvent(), startNs);
        }
        writer.copy(frame, batch);
        for (int i = 0; ring != null && i < batch.rows(); i++) {
            ring.inFile(batch.row(i));
        }
        tally.kept(frame, batch.rows());
        lastTask = batch.row(batch.rows() - 1).task();
        endNs = batch.endNs();
        tickNs = batch.tickNs();
        batchesEnd = frame.end();
    }

    /** Whether the batch only says what was before other batches. */
    private boolean isContext() {
        for (int i = 0; i < batch.rows(); i++) {
            EventView row = batch.row(i);
            boolean isOlder = row.kind() == EventKind.GAP && Gap.of(row).reason() == Gap.Reason.NOT_KEPT;
            if (!row.isContext() && !isOlder) {
                return false;
            }
        }
        return true;
    }

    /** A thread that was seen before the batch, if one was: the gap is not to be the first that is heard of a thread. */
    private Task oldestThread() {
        Task oldest = batch.row(0).task();
        for (int i = 1; i < batch.rows(); i++) {
            Task task = batch.row(i).task();
            oldest = task.number() < oldest.number() ? task : oldest;
        }
        return oldest;
    }

    /** Accounts for the damage before an event that is there, with a gap if numbers are missing. */
    void closeHole(long nextNumber, long timeNs) throws IOException {
        long first = writer.nextEvent();
        long lost = nextNumber - first;
        tally.close(first, lost);
        if (lost > 0) {
            gap(Gap.Reason.DAMAGED_FILE, lost, timeNs);
        }
    }

    private void gap(Gap.Reason reason, long lost, long timeNs) throws IOException {
        Gap gap = new Gap(reason, lost, timeNs - endNs, Gap.Scope.ALL);
        writer.append(new Event(
                EventKind.GAP,
                writer.nextEvent(),
                lastTask,
                timeNs,
                0,
                writer.nextEvent(),
                Abi.POINT,
                EventKind.GAP.pointCode(),
                gap.arguments(),
                0,
                List.of()));
        writer.flush();
        endNs = timeNs;
    }

    private void footer(FrameReader frame) {
        try {
            long next = FooterTotals.nextEvent(frame.payload(), frame.payloadLength());
            if (next >= writer.nextEvent()) {
                nextEventAtEnd = next;
            }
        } catch (InvalidProtocolBufferException e) {
            tally.leftOut(frame, frame.at("footer is no protobuf message"));
        }
        if (!tally.isDamaged()) {
            nextEventAtEnd = writer.nextEvent();
        }
    }

    /** Whether anything tells that all batches, or how many events, are there. */
    boolean isEndKnown() {
        return nextEventAtEnd != FooterTotals.NOT_KNOWN;
    }

    /**
     * Appends an event that is not in the file.
     *
     * @return whether it is one that can stand here
     */
    boolean append(EventView unrounded) throws IOException {
        // Rounded here already, so that the index says what a scan will find.
        EventView event = new RoundedView(unrounded, tickNs);
        if (event.number() < writer.nextEvent() || event.timeNs() < endNs) {
            return false;
        }
        if (event.number() > writer.nextEvent()) {
            closeHole(event.number(), event.timeNs());
        }
        try {
            writer.append(event);
        } catch (IllegalArgumentException notAnEvent) {
            return false;
        }
        lastTask = event.task();
        endNs = event.timeNs() + (event.kind() == EventKind.CALL ? event.durationNs() : 0);
        return true;
    }

    /** Nanoseconds in a tick of the last batch that was kept; the usual number where there is none. */
    int tickNs() {
        return tickNs;
    }

    /** Number of the event that comes next. */
    long nextEvent() {
        return writer.nextEvent();
    }

    /** Accounts for what is missing at the end. */
    void closeEnd(Gap.Reason reason) throws IOException {
        if (isEndKnown()) {
            closeHole(nextEventAtEnd, endNs);
        } else {
            tally.close(writer.nextEvent(), 0);
            gap(reason, 0, endNs);
        }
    }
}
