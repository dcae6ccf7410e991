package io.tracecap.format.file.batch;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Task;
import java.util.Objects;

/** One row of a decoded batch, seen as an event. A flyweight: it shows whichever row it was moved to last. */
public final class BatchRow implements EventView {
    private final DecodedRows rows;
    private int row;
    private int firstArgument;
    private int firstPiece;

    BatchRow(DecodedRows rows) {
        this.rows = rows;
    }

    void moveTo(int index) {
        row = Objects.checkIndex(index, rows.count);
        firstArgument = rows.firstArgument(index);
        firstPiece = rows.firstPiece(index);
    }

    @Override
    public EventKind kind() {
        return switch (rows.forms[row]) {
            case RowForm.CALL -> EventKind.CALL;
            case RowForm.ENTER -> EventKind.ENTER;
            case RowForm.RETURN -> EventKind.RETURN;
            default -> EventKind.ofPointCode(rows.numbers[row]);
        };
    }

    @Override
    public long number() {
        return rows.events[row];
    }

    @Override
    public boolean isContext() {
        return rows.contexts[row];
    }

    @Override
    public Task task() {
        return rows.tasks[row];
    }

    @Override
    public long timeNs() {
        return rows.times[row];
    }

    @Override
    public long durationNs() {
        return rows.durations[row];
    }

    @Override
    public long enterNumber() {
        if (rows.forms[row] != RowForm.RETURN) {
            return number();
        }
        long back = rows.backs[row];
        return back == 0 ? NO_ENTER : number() - back;
    }

    @Override
    public int abi() {
        return rows.abis[row];
    }

    @Override
    public int syscall() {
        return rows.numbers[row];
    }

    @Override
    public int argumentCount() {
        return rows.argumentEnds[row] - firstArgument;
    }

    @Override
    public long argument(int index) {
        return rows.arguments[firstArgument + Objects.checkIndex(index, argumentCount())];
    }

    @Override
    public long result() {
        return rows.results[row];
    }

    @Override
    public int pieceCount() {
        return rows.pieceEnds[row] - firstPiece;
    }

    private int piece(int index) {
        return firstPiece + Objects.checkIndex(index, pieceCount());
    }

    @Override
    public int pieceArgument(int index) {
        return PiecePlace.argument(rows.descriptors[piece(index)]);
    }

    @Override
    public int piecePart(int index) {
        return PiecePlace.part(rows.descriptors[piece(index)]);
    }

    @Override
    public int pieceFlags(int index) {
        return PiecePlace.flags(rows.descriptors[piece(index)]);
    }

    @Override
    public byte[] pieceArray(int index) {
        return rows.pieceArrays[piece(index)];
    }

    @Override
    public int pieceOffset(int index) {
        return rows.pieceOffsets[piece(index)];
    }

    @Override
    public int pieceLength(int index) {
        return rows.pieceLengths[piece(index)];
    }
}
