package io.tracecap.format.file.batch;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.proto.Batch;
import io.tracecap.format.syscall.Abi;

/**
 * Turns events into the columns of a {@code Batch}. Hot: works on primitives, allocates nothing per event, only to grow
 * and once per batch. For one thread at a time.
 *
 * <p>Times become ticks before differences are taken, so rounding does not add up. Mirror of {@link BatchDecoder}.
 */
public final class BatchEncoder {
    /** What a row takes at most without its pieces: all its columns, a new thread, a new group. */
    private static final int ROW_BYTES = 320;
    /** What a piece takes at most besides its bytes. */
    private static final int PIECE_BYTES = 40;

    private static final int GROUP_BYTES = 96;
    private static final int TASK_BYTES = 20;
    private static final int BATCH_BYTES = 256;
    private static final int USUAL_TICK_NS = 1000;

    private final int maxRows;
    private final int tickNs;
    private final TaskTableEncoder tasks = new TaskTableEncoder();
    private final TextDictionary dictionary = new TextDictionary();
    private final Column form = new Column();
    private final Column task = new Column();
    private final Column group = new Column();
    private final Column gap = new Column();
    private final Column duration = new Column();
    private final Column back = new Column();
    private final Column skip = new Column();
    private final GroupTable groups = new GroupTable();
    private final int[] descriptors = new int[BatchLimits.MAX_EVENT_PIECES];

    private int rows;
    private int pieces;
    private int structureColumns;
    private int size = BATCH_BYTES;
    private long firstEvent;
    private long nextEvent;
    private long baseTick;
    private long endTick;

    /**
     * @param maxRows rows of a batch at most, 1 to {@link BatchLimits#MAX_ROWS}
     * @param tickNs nanoseconds in a tick
     * @throws IllegalArgumentException when one of them is out of range
     */
    public BatchEncoder(int maxRows, int tickNs) {
        if (maxRows < 1 || maxRows > BatchLimits.MAX_ROWS) {
            throw new IllegalArgumentException("rows per batch: " + maxRows + ", not 1 to " + BatchLimits.MAX_ROWS);
        }
        if (tickNs < 1) {
            throw new IllegalArgumentException("nanoseconds in a tick: " + tickNs);
        }
        this.maxRows = maxRows;
        this.tickNs = tickNs;
    }

    /** How many rows a batch has at most. */
    public int maxRows() {
        return maxRows;
    }

    /** Nanoseconds in a tick. */
    public int tickNs() {
        return tickNs;
    }

    /** How many events are in the batch now. */
    public int rows() {
        return rows;
    }

    /** Number of the first event in the batch. */
    public long firstEvent() {
        return firstEvent;
    }

    /**
     * Appends an event if there is room.
     *
     * @return false when the batch is full and must be finished first; never for an empty batch
     * @throws IllegalArgumentException when the event contradicts what an event can be (see {@link BatchLimits}), when
     *     its time is before the end of the event before it, when it is too large for any batch, or when its number is
     *     not greater than that of the event before it; the batch is then as it was
     */
    public boolean append(EventView event) {
        if (!hasRoomFor(event)) {
            return false;
        }
        EventKind kind = event.kind();
        EventCheck.check(event, kind);
        long number = event.number();
        if (number < (rows == 0 ? 0 : nextEvent) || number == Long.MAX_VALUE) {
            throw EventCheck.refuse(event, rows == 0 ? "cannot be" : "does not follow event " + (nextEvent - 1));
        }
        long tick = ticks(event.timeNs());
        if (tick < endTick) {
            throw EventCheck.refuse(
                    event,
                    "has the time " + event.timeNs() + ", before " + endTick * tickNs + " of the event before it");
        }
        int known = tasks.count();
        int position = tasks.position(event.task());
        if (rows == 0) {
            firstEvent = number;
            nextEvent = number;
            baseTick = tick;
            endTick = tick;
        }
        size += skip.put(number - nextEvent) + task.put(position) + (tasks.count() - known) * TASK_BYTES;
        appendRow(event, kind, tick);
        pieces += event.pieceCount();
        rows++;
        nextEvent = number + 1;
        return true;
    }

    private void appendRow(EventView event, EventKind kind, long tick) {
        int eventForm = RowForm.of(kind);
        GroupEncoder columns = groupOf(event, kind, eventForm);
        size += form.put(event.isContext() ? eventForm + RowForm.CONTEXT : eventForm)
                + group.put(columns.position())
                + gap.put(tick - endTick);
        endTick = tick;
        if (eventForm == RowForm.CALL) {
            endTick = ticks(event.timeNs() + event.durationNs());
            size += duration.put(endTick - tick);
        } else if (eventForm == RowForm.RETURN) {
            size += duration.put(tick - ticks(event.timeNs() - event.durationNs()));
            size += back.put(event.enterNumber() == EventView.NO_ENTER ? 0 : event.number() - event.enterNumber());
        }
        int known = columns.structuresCount();
        size += columns.append(event, eventForm, descriptors, dictionary);
        structureColumns += columns.structuresCount() - known;
    }

    private GroupEncoder groupOf(EventView event, EventKind kind, int eventForm) {
        int known = groups.count();
        GroupEncoder columns =
                switch (eventForm) {
                    case RowForm.CALL, RowForm.ENTER ->
                        groups.group(event.abi(), event.syscall(), event.argumentCount());
                    case RowForm.RETURN -> groups.group(event.abi(), event.syscall(), GroupTable.ANY_COUNT);
                    default ->
                        groups.group(
                                Abi.POINT,
                                kind == EventKind.UNKNOWN ? event.syscall() : kind.pointCode(),
                                event.argumentCount());
                };
        size += (groups.count() - known) * GROUP_BYTES;
        return columns;
    }

    /** Times in ticks, rounded down. A division by a constant is a multiplication; this one is on the hot path. */
    private long ticks(long ns) {
        return tickNs == USUAL_TICK_NS ? ns / USUAL_TICK_NS : ns / tickNs;
    }

    /** Also looks at the pieces of the event, and leaves their descriptors behind. */
    private boolean hasRoomFor(EventView event) {
        long bytes = ROW_BYTES;
        int count = event.pieceCount();
        for (int i = 0; i < count && i < descriptors.length; i++) {
            int descriptor = EventCheck.descriptor(event, i);
            descriptors[i] = descriptor;
            bytes += PIECE_BYTES + (PiecePlace.isText(descriptor) ? 2L : 1L) * event.pieceLength(i);
        }
        if (BATCH_BYTES + bytes > BatchLimits.MAX_BYTES) {
            throw EventCheck.refuse(event, "may take " + bytes + " bytes, a batch has " + BatchLimits.MAX_BYTES);
        }
        return rows == 0
                || (rows < maxRows
                        && groups.count() < BatchLimits.MAX_GROUPS
                        && size + bytes <= BatchLimits.MAX_BYTES
                        && structureColumns + count <= BatchLimits.MAX_STRUCTURE_COLUMNS
                        && pieces + count <= BatchLimits.MAX_PIECES);
    }

    /**
     * The batch so far as bytes of a protobuf message, and makes this encoder ready for the next batch.
     *
     * @throws IllegalStateException when there are no events
     */
    public byte[] finish() {
        if (rows == 0) {
            throw new IllegalStateException("a batch without events");
        }
        Batch.Builder batch = Batch.newBuilder()
                .setFirstEvent(firstEvent)
                .setRows(rows)
                .setTickNs(tickNs)
                .setBaseTick(baseTick)
                .setTasks(tasks.finish())
                .setForm(form.toByteString())
                .setTask(task.toByteString())
                .setGroup(group.toByteString())
                .setGap(gap.toByteString())
                .setDuration(duration.toByteString())
                .setBack(back.toByteString())
                .setSkip(skip.toByteString())
                .setDictionary(dictionary.finish());
        for (int i = 0; i < groups.count(); i++) {
            batch.addGroups(groups.get(i).finish());
        }
        byte[] bytes = batch.build().toByteArray();
        if (bytes.length > BatchLimits.MAX_BYTES) {
            throw new IllegalStateException("a batch of " + bytes.length + " bytes, estimated as " + size);
        }
        clear();
        return bytes;
    }

    private void clear() {
        tasks.clear();
        dictionary.clear();
        form.clear();
        task.clear();
        group.clear();
        gap.clear();
        duration.clear();
        back.clear();
        skip.clear();
        groups.clear();
        rows = 0;
        pieces = 0;
        structureColumns = 0;
        size = BATCH_BYTES;
    }
}
