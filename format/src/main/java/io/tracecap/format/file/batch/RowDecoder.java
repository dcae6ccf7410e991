package io.tracecap.format.file.batch;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.syscall.Abi;
import java.util.Arrays;

/**
 * Decodes the columns that have an entry for each row, or for each row of a form: all but what belongs to groups. Each
 * column in a loop of its own.
 */
final class RowDecoder {
    private static final int FORMS = RowForm.POINT + RowForm.CONTEXT + 1;

    private final ColumnReader column = new ColumnReader();
    private final DecodedRows rows;
    private final BatchColumns batch;
    /** How many rows there are of each form of each group. */
    private int[] counts = new int[0];

    private long[] durations = new long[0];
    private long[] backs = new long[0];
    private int results;
    private int returns;
    private long nextEvent;
    private long tickNs;
    private long endTick;

    RowDecoder(DecodedRows rows, BatchColumns batch) {
        this.rows = rows;
        this.batch = batch;
    }

    void source(byte[] payload) {
        column.source(payload);
    }

    /** Number of the event behind the last one. */
    long nextEvent() {
        return nextEvent;
    }

    /** When the last row ended. */
    long endNs() {
        return endTick * tickNs;
    }

    /** Checks what the groups say of themselves. */
    void checkGroups() throws BatchFormatException {
        for (int i = 0; i < batch.groupCount; i++) {
            GroupColumns group = batch.groups[i];
            if (group.abi < 1 || group.abi > Abi.POINT) {
                throw new BatchFormatException("a group has the ABI " + Integer.toUnsignedString(group.abi));
            }
            if (group.isPoint()) {
                EventKind kind = EventKind.ofPointCode(group.number);
                if (group.argumentCount < kind.pointArguments()) {
                    throw new BatchFormatException("points of kind " + kind + " have " + group.argumentCount
                            + " argument columns, at least " + kind.pointArguments() + " are needed");
                }
            }
        }
    }

    /** Forms and groups; counts the rows of each group. */
    void decodeForms() throws BatchFormatException {
        int count = batch.rows;
        column.open("form", batch.form);
        column.readBytesBelow(rows.forms, count, FORMS);
        column.open("group", batch.group);
        column.readBelow(rows.groups, 0, count, batch.groupCount);
        if (counts.length < batch.groupCount * FORMS) {
            counts = new int[batch.groupCount * FORMS];
        }
        Arrays.fill(counts, 0, batch.groupCount * FORMS, 0);
        for (int row = 0; row < count; row++) {
            counts[rows.groups[row] * FORMS + rows.forms[row]]++;
        }
        results = 0;
        returns = 0;
        for (int i = 0; i < batch.groupCount; i++) {
            for (int form = 0; form < FORMS; form++) {
                if (counts[i * FORMS + form] > 0) {
                    count(batch.groups[i], form, counts[i * FORMS + form]);
                }
            }
        }
    }

    private void count(GroupColumns group, int markedForm, int count) throws BatchFormatException {
        int form = RowForm.kindOf(markedForm);
        if (group.isPoint() != (form == RowForm.POINT)) {
            throw new BatchFormatException("a row of form " + form + " has the ABI " + group.abi);
        }
        group.rows += count;
        if (form == RowForm.RETURN) {
            returns += count;
        } else {
            group.argumentRows += count;
        }
        if (RowForm.hasResult(form)) {
            group.resultRows += count;
            results += count;
        }
    }

    /** How many rows of a group have the given form; after the forms. */
    int count(int group, int form) {
        return counts[group * FORMS + form];
    }

    /** Which thread each row is of, by position. */
    void decodeTasks(int tasks) throws BatchFormatException {
        column.open("task", batch.task);
        column.readBelow(rows.tasks, 0, batch.rows, tasks);
    }

    /** Event numbers. */
    void decodeNumbers() throws BatchFormatException {
        int count = batch.rows;
        rows.firstEvent = batch.firstEvent;
        rows.hasHoles = !batch.skip.isEmpty();
        nextEvent = batch.firstEvent + count;
        if (!rows.hasHoles) {
            return;
        }
        rows.reserveEvents(count);
        column.open("skip", batch.skip);
        column.readAll(rows.events, count);
        long next = batch.firstEvent;
        for (int row = 0; row < count; row++) {
            long left = rows.events[row];
            if (left < 0 || left >= Long.MAX_VALUE - next || (row == 0 && left > 0)) {
                throw new BatchFormatException(
                        "row " + row + " leaves out " + Long.toUnsignedString(left) + " events before " + next);
            }
            rows.events[row] = next + left;
            next += left + 1;
        }
        nextEvent = next;
    }

    /** Times, durations, and how far back the enter of a return is; after forms and numbers. */
    void decodeTimes() throws BatchFormatException {
        tickNs = batch.tickNs;
        if (tickNs < 1) {
            throw new BatchFormatException("a tick of " + Integer.toUnsignedString(batch.tickNs) + " ns");
        }
        long maxTick = BatchLimits.MAX_TIME_NS / tickNs;
        if (batch.baseTick < 0 || batch.baseTick > maxTick) {
            throw new BatchFormatException(
                    "base tick is " + Long.toUnsignedString(batch.baseTick) + ", at most " + maxTick);
        }
        column.open("gap", batch.gap);
        column.readAll(rows.times, batch.rows);
        durations = reserve(durations, results);
        column.open("duration", batch.duration);
        column.readAll(durations, results);
        backs = reserve(backs, returns);
        column.open("back", batch.back);
        column.readAll(backs, returns);
        addTimes(maxTick);
    }

    private static long[] reserve(long[] array, int count) {
        return array.length < count ? new long[Math.max(count, array.length * 2)] : array;
    }

    private void addTimes(long maxTick) throws BatchFormatException {
        long tick = batch.baseTick;
        int result = 0;
        int returned = 0;
        for (int row = 0; row < batch.rows; row++) {
            long start = advance(tick, rows.times[row], maxTick);
            long ticks = 0;
            tick = start;
            int form = RowForm.kindOf(rows.forms[row]);
            if (form == RowForm.CALL) {
                ticks = durations[result++];
                tick = advance(start, ticks, maxTick);
            } else if (form == RowForm.RETURN) {
                ticks = durations[result++];
                rows.backs[row] = checkReturn(row, start, ticks, backs[returned++]);
            }
            rows.times[row] = start * tickNs;
            rows.durations[row] = ticks * tickNs;
        }
        endTick = tick;
    }

    private long checkReturn(int row, long end, long ticks, long back) throws BatchFormatException {
        if (ticks < 0 || ticks > end) {
            throw new BatchFormatException("a call of " + Long.toUnsignedString(ticks) + " ticks ends at " + end);
        }
        if (back < 0 || back > rows.event(row)) {
            throw new BatchFormatException(
                    "event " + rows.event(row) + " returns from " + Long.toUnsignedString(back) + " events before");
        }
        return back;
    }

    private static long advance(long tick, long ticks, long maxTick) throws BatchFormatException {
        if (ticks < 0 || ticks > maxTick - tick) {
            throw new BatchFormatException("time runs on by " + Long.toUnsignedString(ticks) + " ticks from " + tick
                    + ", at most to " + maxTick);
        }
        return tick + ticks;
    }
}
