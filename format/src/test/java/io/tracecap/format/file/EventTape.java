package io.tracecap.format.file;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Events in flat arrays, to be encoded again and again: as cheap to look at as an event that was just put together from
 * a ring, so that a benchmark measures the encoder. It can be played several times, each time as later events.
 */
final class EventTape implements EventView {
    private static final long TICK_NS = 1000;
    private static final int FIELDS = 9;
    private static final int ARGUMENTS = 6;

    private final List<EventKind> kinds = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    /** Of each event: number, time, duration, enter number, result, abi, syscall, arguments, whether context. */
    private long[] fields = new long[FIELDS << 10];

    private long[] arguments = new long[ARGUMENTS << 10];
    /** Where the pieces of each event begin; one entry more than there are events. */
    private int[] firstPieces = new int[1 << 10];
    /** Of each piece: argument, part, flags, where it ends. */
    private int[] pieces = new int[4 << 10];

    private byte[] bytes = new byte[1 << 16];
    private int pieceTotal;
    private int byteTotal;

    private EventKind kind = EventKind.UNKNOWN;
    private Task task = new Task(0, 0, 0, 0);
    private long numbers;
    private long ns;
    private int field;
    private int argument;
    private int firstPiece;
    private int pieceCount;

    /** Appends a copy of an event. */
    void add(EventView event) {
        int at = kinds.size();
        kinds.add(event.kind());
        tasks.add(event.task());
        fields = room(fields, (at + 1) * FIELDS);
        arguments = room(arguments, (at + 1) * ARGUMENTS);
        long[] added = {
            event.number(),
            event.timeNs(),
            event.durationNs(),
            event.enterNumber(),
            event.result(),
            event.abi(),
            event.syscall(),
            event.argumentCount(),
            event.isContext() ? 1 : 0
        };
        System.arraycopy(added, 0, fields, at * FIELDS, FIELDS);
        for (int i = 0; i < event.argumentCount(); i++) {
            arguments[at * ARGUMENTS + i] = event.argument(i);
        }
        for (int i = 0; i < event.pieceCount(); i++) {
            addPiece(event, i);
        }
        firstPieces = room(firstPieces, at + 2);
        firstPieces[at + 1] = pieceTotal;
    }

    private void addPiece(EventView event, int index) {
        int length = event.pieceLength(index);
        if (byteTotal + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, byteTotal + length));
        }
        System.arraycopy(event.pieceArray(index), event.pieceOffset(index), bytes, byteTotal, length);
        byteTotal += length;
        pieces = room(pieces, (pieceTotal + 1) * 4);
        int[] added = {event.pieceArgument(index), event.piecePart(index), event.pieceFlags(index), byteTotal};
        System.arraycopy(added, 0, pieces, pieceTotal * 4, added.length);
        pieceTotal++;
    }

    private static long[] room(long[] array, int length) {
        return length <= array.length ? array : Arrays.copyOf(array, array.length * 2);
    }

    private static int[] room(int[] array, int length) {
        return length <= array.length ? array : Arrays.copyOf(array, array.length * 2);
    }

    /** How many events there are. */
    int size() {
        return kinds.size();
    }

    /** From now on the events are others, behind those so far, that differ only in number and time. */
    void rewind() {
        moveTo(size() - 1);
        long nextNumber = number() + 1;
        ns = timeNs() + durationNs() + TICK_NS;
        ns -= ns % TICK_NS;
        numbers = nextNumber;
    }

    /** Shows an event. */
    void moveTo(int event) {
        kind = kinds.get(event);
        task = tasks.get(event);
        field = event * FIELDS;
        argument = event * ARGUMENTS;
        firstPiece = firstPieces[event];
        pieceCount = firstPieces[event + 1] - firstPiece;
    }

    @Override
    public EventKind kind() {
        return kind;
    }

    @Override
    public long number() {
        return fields[field] + numbers;
    }

    @Override
    public boolean isContext() {
        return fields[field + 8] != 0;
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public long timeNs() {
        return fields[field + 1] + ns;
    }

    @Override
    public long durationNs() {
        return fields[field + 2];
    }

    @Override
    public long enterNumber() {
        long enter = fields[field + 3];
        return enter == NO_ENTER ? NO_ENTER : enter + numbers;
    }

    @Override
    public int abi() {
        return (int) fields[field + 5];
    }

    @Override
    public int syscall() {
        return (int) fields[field + 6];
    }

    @Override
    public int argumentCount() {
        return (int) fields[field + 7];
    }

    @Override
    public long argument(int index) {
        return arguments[argument + index];
    }

    @Override
    public long result() {
        return fields[field + 4];
    }

    @Override
    public int pieceCount() {
        return pieceCount;
    }

    private int pieceStart(int index) {
        int piece = firstPiece + index;
        return piece == 0 ? 0 : pieces[piece * 4 - 1];
    }

    @Override
    public int pieceArgument(int index) {
        return pieces[(firstPiece + index) * 4];
    }

    @Override
    public int piecePart(int index) {
        return pieces[(firstPiece + index) * 4 + 1];
    }

    @Override
    public int pieceFlags(int index) {
        return pieces[(firstPiece + index) * 4 + 2];
    }

    @Override
    public byte[] pieceArray(int index) {
        return bytes;
    }

    @Override
    public int pieceOffset(int index) {
        return pieceStart(index);
    }

    @Override
    public int pieceLength(int index) {
        return pieces[(firstPiece + index) * 4 + 3] - pieceStart(index);
    }
}
