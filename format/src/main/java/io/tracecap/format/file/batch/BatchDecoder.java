package io.tracecap.format.file.batch;

/**
 * Turns a {@code Batch} back into events; the mirror of {@link BatchEncoder}. Decodes column by column into arrays that
 * are reused; a batch is good as a whole or refused as a whole. Every count, index and length is checked before it is
 * used. Texts stay in the payload, and structures that are written as words become bytes when one of their place is
 * looked at. Decoders are independent of each other; each is for one thread at a time.
 */
public final class BatchDecoder {
    private final BatchColumns batch = new BatchColumns();
    private final TaskTableDecoder tasks = new TaskTableDecoder();
    private final DecodedRows rows = new DecodedRows();
    private final RowDecoder rowColumns = new RowDecoder(rows, batch);
    private final ValueDecoder values = new ValueDecoder(rows, batch);
    private final PieceDecoder pieces = new PieceDecoder(rows, batch);
    private final BatchRow row = new BatchRow(rows, batch, tasks, pieces);

    /**
     * Decodes a batch; what was decoded before is gone.
     *
     * @param bytes array that holds the protobuf message at its beginning; kept, and not to be changed, as long as rows
     *     are looked at
     * @param length length of the message
     * @throws BatchFormatException when the message contradicts the format; there are then no rows
     */
    public void decode(byte[] bytes, int length) throws BatchFormatException {
        rows.count = 0;
        batch.parse(bytes, length);
        rows.reserveRows(batch.rows);
        tasks.decode(bytes, batch);
        rowColumns.source(bytes);
        rowColumns.checkGroups();
        rowColumns.decodeForms();
        rowColumns.decodeTasks(tasks.count());
        rowColumns.decodeNumbers();
        rowColumns.decodeTimes();
        values.source(bytes);
        values.decodeArguments();
        values.decodeResults();
        pieces.decode(bytes);
        rows.count = batch.rows;
    }

    /** How many events the batch has. */
    public int rows() {
        return rows.count;
    }

    /** Number of the first event. */
    public long firstEvent() {
        return rows.firstEvent;
    }

    /** Number of the event behind the last one. */
    public long nextEvent() {
        return rowColumns.nextEvent();
    }

    /** Nanoseconds in a tick, of which all times are multiples. */
    public int tickNs() {
        return batch.tickNs;
    }

    /** Time at which the last row ended, in nanoseconds. */
    public long endNs() {
        return rowColumns.endNs();
    }

    /**
     * The event in the given row. The same object each time: it shows another event after the next call.
     *
     * @throws IndexOutOfBoundsException when there is no such row
     */
    public BatchRow row(int index) {
        row.moveTo(index);
        return row;
    }
}
