package io.tracecap.format.file.batch;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.Task;
import io.tracecap.format.syscall.Abi;
import java.util.Objects;

/**
 * Decodes only some columns of a {@code Batch}, in the arrays and by the code of {@link BatchDecoder}. What is not
 * decoded is not checked. For one thread at a time.
 */
public final class BatchScanner {
    private final BatchColumns batch = new BatchColumns();
    private final TaskTableDecoder tasks = new TaskTableDecoder();
    private final DecodedRows rows = new DecodedRows();
    private final RowDecoder rowColumns = new RowDecoder(rows, batch);
    private final ValueDecoder values = new ValueDecoder(rows, batch);
    private byte[] payload = new byte[0];

    /**
     * Decodes forms, groups and event numbers of a batch; what was decoded before is gone.
     *
     * @param bytes array that holds the protobuf message at its beginning; kept, and not to be changed before the other
     *     columns are decoded
     * @param length length of the message
     * @throws BatchFormatException when these columns contradict the format; there are then no rows
     */
    public void decode(byte[] bytes, int length) throws BatchFormatException {
        rows.count = 0;
        payload = bytes;
        batch.parse(bytes, length);
        rows.reserveRows(batch.rows);
        rowColumns.source(bytes);
        rowColumns.checkGroups();
        rowColumns.decodeForms();
        rowColumns.decodeNumbers();
        rows.count = batch.rows;
    }

    /**
     * Decodes the threads of all rows.
     *
     * @throws BatchFormatException when they contradict the format
     */
    public void decodeTasks() throws BatchFormatException {
        tasks.decode(payload, batch);
        rowColumns.decodeTasks(tasks.count());
    }

    /**
     * Decodes times and durations.
     *
     * @throws BatchFormatException when they contradict the format
     */
    public void decodeTimes() throws BatchFormatException {
        rowColumns.decodeTimes();
    }

    /**
     * Decodes results.
     *
     * @throws BatchFormatException when they contradict the format
     */
    public void decodeResults() throws BatchFormatException {
        values.source(payload);
        values.decodeResults();
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

    /** How many groups the batch has. */
    public int groups() {
        return batch.groupCount;
    }

    private GroupColumns columns(int group) {
        return batch.groups[Objects.checkIndex(group, batch.groupCount)];
    }

    /** Calling convention of a group; 255 for points. */
    public int abi(int group) {
        return columns(group).abi;
    }

    /** System call or kind of point of a group. */
    public int number(int group) {
        return columns(group).number;
    }

    /** How many rows of a group begin a call, without context. */
    public int calls(int group) {
        Objects.checkIndex(group, batch.groupCount);
        return rowColumns.count(group, RowForm.CALL) + rowColumns.count(group, RowForm.ENTER);
    }

    /** How many rows a group has, without context. */
    public int events(int group) {
        int points = columns(group).abi == Abi.POINT ? rowColumns.count(group, RowForm.POINT) : 0;
        return calls(group) + rowColumns.count(group, RowForm.RETURN) + points;
    }

    private int row(int row) {
        return Objects.checkIndex(row, rows.count);
    }

    /** The group of a row. */
    public int group(int row) {
        return rows.groups[row(row)];
    }

    /** Event number of a row. */
    public long event(int row) {
        return rows.event(row(row));
    }

    /** What a row says. */
    public EventKind kind(int row) {
        return RowForm.kind(rows.forms[row(row)], batch.groups[rows.groups[row]].number);
    }

    /** Whether a row is only context. */
    public boolean isContext(int row) {
        return RowForm.isContext(rows.forms[row(row)]);
    }

    /** The thread of a row; after {@link #decodeTasks}. */
    public Task task(int row) {
        return tasks.get(rows.tasks[row(row)]);
    }

    /** Time of a row; after {@link #decodeTimes}. */
    public long timeNs(int row) {
        return rows.times[row(row)];
    }

    /** Duration of a row; after {@link #decodeTimes}. */
    public long durationNs(int row) {
        return rows.durations[row(row)];
    }

    /** Result of a row; after {@link #decodeResults}. */
    public long result(int row) {
        return rows.results[row(row)];
    }
}
