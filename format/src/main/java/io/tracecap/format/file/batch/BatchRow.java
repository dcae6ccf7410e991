package io.tracecap.format.file.batch;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Task;
import java.util.Objects;

/** One row of a decoded batch, seen as an event. A flyweight: it shows whichever row it was moved to last. */
public final class BatchRow implements EventView {
    private final DecodedRows rows;
    private final BatchColumns batch;
    private final TaskTableDecoder tasks;
    private final PieceDecoder pieces;
    private int row;
    private GroupColumns group = new GroupColumns();
    private int form;
    private int firstPiece;
    private int firstDescriptor;
    private int pieceCount;

    BatchRow(DecodedRows rows, BatchColumns batch, TaskTableDecoder tasks, PieceDecoder pieces) {
        this.rows = rows;
        this.batch = batch;
        this.tasks = tasks;
        this.pieces = pieces;
    }

    void moveTo(int index) {
        row = Objects.checkIndex(index, rows.count);
        group = batch.groups[rows.groups[row]];
        form = rows.forms[row];
        firstPiece = rows.firstPieces[row];
        firstDescriptor = pieces.firstDescriptor(rows.shapes[row]);
        pieceCount = pieces.endDescriptor(rows.shapes[row]) - firstDescriptor;
    }

    @Override
    public EventKind kind() {
        return RowForm.kind(form, group.number);
    }

    @Override
    public long number() {
        return rows.event(row);
    }

    @Override
    public boolean isContext() {
        return RowForm.isContext(form);
    }

    @Override
    public Task task() {
        return tasks.get(rows.tasks[row]);
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
        if (RowForm.kindOf(form) != RowForm.RETURN) {
            return number();
        }
        long back = rows.backs[row];
        return back == 0 ? NO_ENTER : number() - back;
    }

    @Override
    public int abi() {
        return group.abi;
    }

    @Override
    public int syscall() {
        return group.number;
    }

    @Override
    public int argumentCount() {
        return RowForm.kindOf(form) == RowForm.RETURN ? 0 : group.argumentCount;
    }

    @Override
    public long argument(int index) {
        Objects.checkIndex(index, argumentCount());
        return rows.arguments[group.argumentBase + index * group.argumentRows + rows.argumentAt[row]];
    }

    @Override
    public long result() {
        return rows.results[row];
    }

    @Override
    public int pieceCount() {
        return pieceCount;
    }

    private int descriptor(int index) {
        return pieces.descriptor(firstDescriptor + Objects.checkIndex(index, pieceCount));
    }

    @Override
    public int pieceArgument(int index) {
        return PiecePlace.argument(descriptor(index));
    }

    @Override
    public int piecePart(int index) {
        return PiecePlace.part(descriptor(index));
    }

    @Override
    public int pieceFlags(int index) {
        return PiecePlace.flags(descriptor(index));
    }

    @Override
    public byte[] pieceArray(int index) {
        int at = Objects.checkIndex(index, pieceCount);
        return pieces.array(firstDescriptor + at, firstPiece + at);
    }

    @Override
    public int pieceOffset(int index) {
        int at = Objects.checkIndex(index, pieceCount);
        return pieces.offset(firstDescriptor + at, firstPiece + at);
    }

    @Override
    public int pieceLength(int index) {
        int at = Objects.checkIndex(index, pieceCount);
        return pieces.length(firstDescriptor + at, firstPiece + at);
    }
}
