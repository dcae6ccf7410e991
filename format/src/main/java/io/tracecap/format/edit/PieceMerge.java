package io.tracecap.format.edit;

import io.tracecap.format.event.EventView;
import io.tracecap.format.file.BatchCursor;
import io.tracecap.format.file.TraceFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes through pieces of one recording by event number. An event that several pieces have comes once; one that is more
 * than context in any piece is so in the result. That older events were not kept is left out where another piece has them.
 *
 * <p>A batch is passed on as a whole when none of it is only context and no other piece has an event between those of
 * the batch that the batch has not. Memory: a batch of each piece.
 */
final class PieceMerge implements Closeable {
    private final List<PieceCursor> pieces = new ArrayList<>();

    /** Takes what comes out. */
    interface Sink {
        /** Takes a batch as a whole. */
        void batch(BatchCursor batch, String piece) throws IOException;

        /**
         * Takes an event.
         *
         * @param isFirstOfBatch whether it is the first that was taken out of this batch of the piece
         */
        void event(EventView event, int tickNs, boolean isFirstOfBatch, String piece) throws IOException;
    }

    PieceMerge(List<TraceFile> traces) {
        for (TraceFile trace : traces) {
            pieces.add(new PieceCursor(trace));
        }
    }

    void run(Sink sink) throws IOException {
        for (PieceCursor each : pieces) {
            each.nextBatch();
        }
        PieceCursor piece = lowest();
        ShorterGap gap = null;
        while (piece != null) {
            gap = gap == null ? new ShorterGap(piece.event()) : gap;
            if (piece.isAtPlainBatch() && absorbs(piece)) {
                gap.passed(piece.batch().row(piece.batch().rows() - 1));
                sink.batch(piece.batch(), piece.name());
                piece.nextBatch();
            } else {
                EventView event = piece.event();
                long number = event.number();
                sink.event(gap.of(event), piece.batch().tickNs(), piece.countsBatch(), piece.name());
                if (!event.isContext() && !ShorterGap.is(event)) {
                    gap.passed(event);
                }
                skip(number);
            }
            piece = lowest();
        }
    }

    /** The piece that stands at the lowest number: of several, one where it is more than context, best a whole batch. */
    private @Nullable PieceCursor lowest() {
        PieceCursor best = null;
        for (PieceCursor piece : pieces) {
            if (!piece.isAtEnd() && (best == null || isBefore(piece, best))) {
                best = piece;
            }
        }
        return best;
    }

    private static boolean isBefore(PieceCursor piece, PieceCursor other) {
        long number = piece.event().number();
        long otherNumber = other.event().number();
        if (number != otherNumber) {
            return number < otherNumber;
        }
        if (piece.event().isContext() != other.event().isContext()) {
            return other.event().isContext();
        }
        if (ShorterGap.is(piece.event()) != ShorterGap.is(other.event())) {
            return ShorterGap.is(other.event());
        }
        return piece.isAtPlainBatch() && !other.isAtPlainBatch();
    }

    private void skip(long number) throws IOException {
        for (PieceCursor piece : pieces) {
            if (!piece.isAtEnd() && piece.event().number() == number) {
                piece.next();
            }
        }
    }

    /**
     * Moves the other pieces over the events that the batch of {@code piece} has too.
     *
     * @return whether they then stand behind the batch
     */
    private boolean absorbs(PieceCursor piece) throws IOException {
        for (PieceCursor other : pieces) {
            if (other != piece && !absorbs(piece.batch(), other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean absorbs(BatchCursor batch, PieceCursor other) throws IOException {
        int row = 0;
        while (!other.isAtEnd() && other.event().number() < batch.endEvent()) {
            long number = other.event().number();
            while (batch.row(row).number() < number) {
                row++;
            }
            if (batch.row(row).number() != number) {
                return false;
            }
            other.next();
        }
        return true;
    }

    @Override
    public void close() {
        for (PieceCursor piece : pieces) {
            piece.close();
        }
    }
}
