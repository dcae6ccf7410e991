package io.tracecap.format.file.batch;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.proto.Batch;
import io.tracecap.format.syscall.Abi;
import java.util.Arrays;

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
    private GroupEncoder[] groups = new GroupEncoder[16];
    /** Position of a group plus one, by hash of ABI and number; 0 is free. */
    private int[] groupTable = new int[64];

    private final int[] descriptors = new int[BatchLimits.MAX_EVENT_PIECES];

    private int groupCount;
    private int rows;
    private int pieces;
    private int structureColumns;
    private int size = BATCH_BYTES;
    private long firstEvent;
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

    /** How many events are in the batch now. */
    public int rows() {
        return rows;
    }

    /**
     * Appends an event if there is room.
     *
     * @return false when the batch is full and must be finished first; never for an empty batch
     * @throws IllegalArgumentException when the event contradicts what an event can be (see {@link BatchLimits}), when
     *     its time is before the end of the event before it, when it is too large for any batch, or when its number does
     *     not follow that of the event before it; the batch is then as it was
     */
    public boolean append(EventView event) {
        if (!hasRoomFor(event)) {
            return false;
        }
        check(event);
        int eventForm = RowForm.of(event.kind());
        long exitTick = exitTick(event, eventForm);
        long time = event.timeNs() / tickNs;
        if (rows == 0) {
            firstEvent = event.number();
            baseTick = time;
            endTick = time;
        }
        int taskCount = tasks.count();
        int position = tasks.position(event.task());
        size += task.put(position) + (tasks.count() - taskCount) * TASK_BYTES;
        GroupEncoder columns = groupOf(event, eventForm);
        size += form.put(eventForm) + group.put(columns.position());
        size += gap.put(time - endTick);
        if (eventForm == RowForm.CALL) {
            size += duration.put(exitTick - time);
        } else if (eventForm == RowForm.RETURN) {
            size += duration.put(time - (event.timeNs() - event.durationNs()) / tickNs);
            size += back.put(event.enterNumber() == EventView.NO_ENTER ? 0 : event.number() - event.enterNumber());
        }
        int known = columns.structuresCount();
        size += columns.append(event, eventForm, descriptors, dictionary);
        structureColumns += columns.structuresCount() - known;
        endTick = exitTick;
        pieces += event.pieceCount();
        rows++;
        return true;
    }

    private boolean hasRoomFor(EventView event) {
        long bytes = ROW_BYTES;
        int count = event.pieceCount();
        for (int i = 0; i < count; i++) {
            boolean isText = (event.pieceFlags(i) & EventView.PIECE_TEXT) != 0;
            bytes += PIECE_BYTES + (isText ? 2L : 1L) * event.pieceLength(i);
        }
        if (BATCH_BYTES + bytes > BatchLimits.MAX_BYTES) {
            throw refuse(event, "may take " + bytes + " bytes, a batch has " + BatchLimits.MAX_BYTES);
        }
        return rows < maxRows
                && groupCount < BatchLimits.MAX_GROUPS
                && size + bytes <= BatchLimits.MAX_BYTES
                && structureColumns + count <= BatchLimits.MAX_STRUCTURE_COLUMNS
                && pieces + count <= BatchLimits.MAX_PIECES;
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
                .setDictionary(dictionary.finish());
        for (int i = 0; i < groupCount; i++) {
            batch.addGroups(groups[i].finish());
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
        Arrays.fill(groupTable, 0);
        groupCount = 0;
        rows = 0;
        pieces = 0;
        structureColumns = 0;
        size = BATCH_BYTES;
    }

    private long exitTick(EventView event, int eventForm) {
        long end = eventForm == RowForm.CALL ? event.timeNs() + event.durationNs() : event.timeNs();
        return end / tickNs;
    }

    private void check(EventView event) {
        if (rows > 0 && event.number() != firstEvent + rows) {
            throw refuse(event, "does not follow event " + (firstEvent + rows - 1));
        }
        checkTimes(event);
        if (event.argumentCount() > BatchLimits.MAX_ARGUMENTS || event.argumentCount() < 0) {
            throw refuse(event, "has " + event.argumentCount() + " arguments");
        }
        checkPieces(event);
        checkKind(event);
    }

    private void checkTimes(EventView event) {
        long time = event.timeNs();
        if (time < 0 || time > BatchLimits.MAX_TIME_NS) {
            throw refuse(event, "has the time " + time);
        }
        long length = event.durationNs();
        boolean isReturn = event.kind() == EventKind.RETURN;
        if (length < 0 || (isReturn ? length > time : length > BatchLimits.MAX_TIME_NS - time)) {
            throw refuse(event, "has the duration " + length);
        }
        if (time / tickNs < endTick) {
            throw refuse(event, "has the time " + time + ", before " + endTick * tickNs + " of the event before it");
        }
        long enter = event.enterNumber();
        if (isReturn && enter != EventView.NO_ENTER && (enter < 0 || enter >= event.number())) {
            throw refuse(event, "returns from event " + enter);
        }
    }

    private void checkPieces(EventView event) {
        int count = event.pieceCount();
        if (count > BatchLimits.MAX_EVENT_PIECES) {
            throw refuse(event, "has " + count + " pieces");
        }
        for (int i = 0; i < count; i++) {
            int argument = event.pieceArgument(i);
            int part = event.piecePart(i);
            int flags = event.pieceFlags(i);
            if (argument < 0
                    || argument >= BatchLimits.PIECE_ARGUMENTS
                    || part < 0
                    || part >= BatchLimits.PIECE_PARTS
                    || flags < 0
                    || flags >= BatchLimits.PIECE_FLAGS) {
                throw refuse(event, "has a piece of argument " + argument + ", part " + part + ", flags " + flags);
            }
            descriptors[i] = PiecePlace.descriptor(argument, part, flags);
        }
    }

    private static void checkKind(EventView event) {
        if (event.argumentCount() < event.kind().pointArguments()) {
            throw refuse(event, "has " + event.argumentCount() + " arguments");
        }
        if (event.kind() == EventKind.UNKNOWN && EventKind.ofPointCode(event.syscall()) != EventKind.UNKNOWN) {
            throw refuse(event, "is of no known kind but has the code " + event.syscall());
        }
        if (event.kind().isSyscall() && (event.abi() < 1 || event.abi() >= Abi.POINT)) {
            throw refuse(event, "has the ABI " + event.abi());
        }
    }

    private static IllegalArgumentException refuse(EventView event, String why) {
        return new IllegalArgumentException("event " + event.number() + " (" + event.kind() + ") " + why);
    }

    private GroupEncoder groupOf(EventView event, int eventForm) {
        int abi = eventForm == RowForm.POINT ? Abi.POINT : event.abi();
        int code = event.kind().pointCode();
        int number = code == 0 ? event.syscall() : code;
        int mask = groupTable.length - 1;
        int slot = GroupEncoder.hash(abi, number) & mask;
        while (groupTable[slot] != 0) {
            GroupEncoder first = groups[groupTable[slot] - 1];
            if (first.isFor(abi, number)) {
                return eventForm == RowForm.RETURN ? first : accepting(first, event.argumentCount(), abi, number);
            }
            slot = (slot + 1) & mask;
        }
        GroupEncoder added = addGroup(abi, number);
        groupTable[slot] = groupCount;
        if (eventForm != RowForm.RETURN) {
            added.accepts(event.argumentCount());
        }
        if (groupCount * 2 > groupTable.length) {
            growGroupTable();
        }
        return added;
    }

    private GroupEncoder accepting(GroupEncoder first, int argumentCount, int abi, int number) {
        GroupEncoder candidate = first;
        while (!candidate.accepts(argumentCount)) {
            GroupEncoder next = candidate.next();
            if (next == null) {
                next = addGroup(abi, number);
                candidate.setNext(next);
            }
            candidate = next;
        }
        return candidate;
    }

    private GroupEncoder addGroup(int abi, int number) {
        if (groupCount == groups.length) {
            groups = Arrays.copyOf(groups, groupCount * 2);
        }
        GroupEncoder added = groups[groupCount];
        if (added == null) {
            added = new GroupEncoder();
            groups[groupCount] = added;
        }
        added.start(abi, number, groupCount++);
        size += GROUP_BYTES;
        return added;
    }

    private void growGroupTable() {
        GroupEncoder[] firsts = new GroupEncoder[groupCount];
        int count = 0;
        for (int entry : groupTable) {
            if (entry != 0) {
                firsts[count++] = groups[entry - 1];
            }
        }
        groupTable = new int[groupTable.length * 2];
        int mask = groupTable.length - 1;
        for (int i = 0; i < count; i++) {
            int slot = firsts[i].hash() & mask;
            while (groupTable[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            groupTable[slot] = firsts[i].position() + 1;
        }
    }
}
