package io.tracecap.format.file.batch;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.tracecap.format.event.Task;
import io.tracecap.format.proto.Batch;
import io.tracecap.format.proto.Group;
import io.tracecap.format.proto.Structures;
import io.tracecap.format.proto.TaskTable;

/**
 * Turns a {@code Batch} back into events; the mirror of {@link BatchEncoder}. Decodes all rows in one pass into arrays
 * that are reused, so a batch is good as a whole or refused as a whole. Every count, index and length is checked before
 * it is used. For one thread at a time.
 */
public final class BatchDecoder {
    private final ColumnReader form = new ColumnReader("form");
    private final ColumnReader task = new ColumnReader("task");
    private final ColumnReader group = new ColumnReader("group");
    private final ColumnReader gap = new ColumnReader("gap");
    private final ColumnReader duration = new ColumnReader("duration");
    private final ColumnReader back = new ColumnReader("back");
    private final ColumnReader skip = new ColumnReader("skip");
    private final TextTable texts = new TextTable();
    private final DecodedRows rows = new DecodedRows();
    private final BatchRow row = new BatchRow(rows);
    private GroupDecoder[] groups = new GroupDecoder[0];
    private Task[] tasks = new Task[0];
    private long nextEvent;
    private long maxTick;
    private long tick;
    private long tickNs;

    /**
     * Decodes a batch; what was decoded before is gone.
     *
     * @param bytes array that holds the protobuf message at its beginning; not kept
     * @param length length of the message
     * @throws BatchFormatException when the message contradicts the format; there are then no rows
     */
    public void decode(byte[] bytes, int length) throws BatchFormatException {
        rows.reset(0, 0);
        Batch batch = parse(bytes, length);
        try {
            decode(batch);
        } catch (BatchFormatException e) {
            rows.reset(0, 0);
            throw e;
        }
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
        return nextEvent;
    }

    /** Nanoseconds in a tick, of which all times are multiples. */
    public int tickNs() {
        return (int) tickNs;
    }

    /** Time at which the last row ended, in nanoseconds. */
    public long endNs() {
        return tick * tickNs;
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

    private static Batch parse(byte[] bytes, int length) throws BatchFormatException {
        try {
            ByteString input = UnsafeByteOperations.unsafeWrap(bytes, 0, length);
            return Batch.parseFrom(input);
        } catch (InvalidProtocolBufferException e) {
            throw new BatchFormatException("batch is no protobuf message: " + e.getMessage());
        }
    }

    private void decode(Batch batch) throws BatchFormatException {
        int count = batch.getRows();
        if (count < 1 || count > BatchLimits.MAX_ROWS) {
            throw new BatchFormatException(
                    "batch of " + Integer.toUnsignedString(count) + " rows, not 1 to " + BatchLimits.MAX_ROWS);
        }
        if (batch.getFirstEvent() < 0 || batch.getFirstEvent() > Long.MAX_VALUE - count) {
            throw new BatchFormatException("first event is " + Long.toUnsignedString(batch.getFirstEvent()));
        }
        resetTime(batch);
        decodeTasks(batch.getTasks());
        decodeGroups(batch);
        form.reset(batch.getForm());
        task.reset(batch.getTask());
        group.reset(batch.getGroup());
        gap.reset(batch.getGap());
        duration.reset(batch.getDuration());
        back.reset(batch.getBack());
        skip.reset(batch.getSkip());
        nextEvent = batch.getFirstEvent();
        texts.reset(batch.getDictionary());
        rows.reset(batch.getFirstEvent(), count);
        for (int i = 0; i < count; i++) {
            nextRow();
        }
        expectEnd();
    }

    private void resetTime(Batch batch) throws BatchFormatException {
        tickNs = batch.getTickNs();
        if (tickNs < 1) {
            throw new BatchFormatException("a tick of " + Integer.toUnsignedString((int) tickNs) + " ns");
        }
        maxTick = BatchLimits.MAX_TIME_NS / tickNs;
        tick = batch.getBaseTick();
        if (tick < 0 || tick > maxTick) {
            throw new BatchFormatException("base tick is " + Long.toUnsignedString(tick) + ", at most " + maxTick);
        }
    }

    private void decodeTasks(TaskTable table) throws BatchFormatException {
        int count = table.getTasks();
        if (count < 1 || count > BatchLimits.MAX_ROWS) {
            throw new BatchFormatException(
                    "batch of " + Integer.toUnsignedString(count) + " threads, not 1 to " + BatchLimits.MAX_ROWS);
        }
        ColumnReader numbers = new ColumnReader("tasks.number");
        ColumnReader tids = new ColumnReader("tasks.tid");
        ColumnReader processes = new ColumnReader("tasks.process");
        ColumnReader pids = new ColumnReader("tasks.pid");
        numbers.reset(table.getNumber());
        tids.reset(table.getTid());
        processes.reset(table.getProcess());
        pids.reset(table.getPid());
        tasks = new Task[count];
        long number = 0;
        long tid = 0;
        for (int i = 0; i < count; i++) {
            number += numbers.nextZigZag();
            tid += tids.nextZigZag();
            long process = number + processes.nextZigZag();
            long pid = tid + pids.nextZigZag();
            if (number != (int) number || number < 0 || process != (int) process || process < 0) {
                throw new BatchFormatException("thread has the number " + number + " and the process " + process);
            }
            if (tid != (int) tid || pid != (int) pid) {
                throw new BatchFormatException("thread has the tid " + tid + " and the pid " + pid);
            }
            tasks[i] = new Task((int) number, (int) tid, (int) process, (int) pid);
        }
        numbers.expectEnd();
        tids.expectEnd();
        processes.expectEnd();
        pids.expectEnd();
    }

    private void decodeGroups(Batch batch) throws BatchFormatException {
        int count = batch.getGroupsCount();
        if (count > BatchLimits.MAX_GROUPS) {
            throw new BatchFormatException("batch of " + count + " groups, at most " + BatchLimits.MAX_GROUPS);
        }
        checkStructures(batch);
        groups = new GroupDecoder[count];
        for (int i = 0; i < count; i++) {
            groups[i] = new GroupDecoder(batch.getGroups(i));
        }
    }

    /** Before anything is set aside for them: how many structures there may be, since they need not take room. */
    private static void checkStructures(Batch batch) throws BatchFormatException {
        long columns = 0;
        long structures = 0;
        for (Group message : batch.getGroupsList()) {
            columns += message.getStructuresCount();
            for (Structures column : message.getStructuresList()) {
                structures += Integer.toUnsignedLong(column.getCount());
            }
        }
        if (columns > BatchLimits.MAX_STRUCTURE_COLUMNS) {
            throw new BatchFormatException(
                    columns + " structure columns, at most " + BatchLimits.MAX_STRUCTURE_COLUMNS);
        }
        if (structures > BatchLimits.MAX_PIECES) {
            throw new BatchFormatException(structures + " structures, at most " + BatchLimits.MAX_PIECES);
        }
    }

    private void nextRow() throws BatchFormatException {
        int at = rows.count;
        rows.events[at] = nextNumber(at);
        int markedForm = form.nextBelow(RowForm.POINT + RowForm.CONTEXT + 1);
        int eventForm = RowForm.kindOf(markedForm);
        GroupDecoder columns = groups[group.nextBelow(groups.length)];
        if (columns.isPoint() != (eventForm == RowForm.POINT)) {
            throw new BatchFormatException("a row of form " + eventForm + " has the ABI " + columns.abi());
        }
        rows.forms[at] = (byte) eventForm;
        rows.contexts[at] = RowForm.isContext(markedForm);
        rows.tasks[at] = tasks[task.nextBelow(tasks.length)];
        rows.abis[at] = (short) columns.abi();
        rows.numbers[at] = columns.number();
        rows.results[at] = 0;
        readTimes(at, eventForm);
        columns.next(eventForm, texts, rows);
        rows.endRow();
    }

    private long nextNumber(int at) throws BatchFormatException {
        long left = skip.next();
        if (left < 0 || left >= Long.MAX_VALUE - nextEvent || (at == 0 && left > 0)) {
            throw new BatchFormatException(
                    "row " + at + " leaves out " + Long.toUnsignedString(left) + " events before " + nextEvent);
        }
        long number = nextEvent + left;
        nextEvent = number + 1;
        return number;
    }

    private void readTimes(int at, int eventForm) throws BatchFormatException {
        advance(gap.next());
        long start = tick;
        long ticks = RowForm.hasResult(eventForm) ? duration.next() : 0;
        long enterBack = 0;
        if (eventForm == RowForm.CALL) {
            advance(ticks);
        } else if (eventForm == RowForm.RETURN) {
            if (ticks < 0 || ticks > start) {
                throw new BatchFormatException("a call of " + Long.toUnsignedString(ticks) + " ticks ends at " + start);
            }
            enterBack = back.next();
            if (enterBack < 0 || enterBack > rows.events[at]) {
                throw new BatchFormatException("event " + rows.events[at] + " returns from "
                        + Long.toUnsignedString(enterBack) + " events before");
            }
        }
        rows.times[at] = start * tickNs;
        rows.durations[at] = ticks * tickNs;
        rows.backs[at] = enterBack;
    }

    private void advance(long ticks) throws BatchFormatException {
        if (ticks < 0 || ticks > maxTick - tick) {
            throw new BatchFormatException("time runs on by " + Long.toUnsignedString(ticks) + " ticks from " + tick
                    + ", at most to " + maxTick);
        }
        tick += ticks;
    }

    private void expectEnd() throws BatchFormatException {
        form.expectEnd();
        task.expectEnd();
        group.expectEnd();
        gap.expectEnd();
        duration.expectEnd();
        back.expectEnd();
        skip.expectEnd();
        texts.expectEnd();
        for (GroupDecoder columns : groups) {
            columns.expectEnd();
        }
    }
}
