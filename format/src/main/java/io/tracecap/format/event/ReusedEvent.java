package io.tracecap.format.event;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An event that is filled again and again, so that nothing is allocated per event: its arrays only grow. What fills it
 * bounds what it takes.
 */
public abstract class ReusedEvent implements EventView {
    private final long[] arguments;
    private int[] pieceHead;
    private int[] pieceOffset;
    private int[] pieceLength;
    private byte[] bytes;
    private EventKind kind = EventKind.UNKNOWN;
    private Task task;
    private long number;
    private long timeNs;
    private long durationNs;
    private long enterNumber;
    private int abi;
    private int code;
    private int argumentCount;
    private long result;
    private int pieceCount;
    private int byteCount;

    /**
     * An event of an unknown kind, without arguments and pieces.
     *
     * @param task the thread that it belongs to until {@link #begin} says another
     * @param mostArguments how many arguments it can have
     * @param pieces how many pieces there is room for at first
     * @param capacity how many of their bytes there is room for at first, at least 1
     */
    protected ReusedEvent(Task task, int mostArguments, int pieces, int capacity) {
        this.task = task;
        arguments = new long[mostArguments];
        pieceHead = new int[pieces];
        pieceOffset = new int[pieces];
        pieceLength = new int[pieces];
        bytes = new byte[capacity];
    }

    /** Starts a new event; arguments, result and pieces are empty. */
    public final void begin(EventKind newKind, long newNumber, Task newTask, long newTimeNs, int newAbi, int newCode) {
        kind = newKind;
        number = newNumber;
        task = newTask;
        timeNs = newTimeNs;
        abi = newAbi;
        code = newCode;
        durationNs = 0;
        enterNumber = newNumber;
        argumentCount = 0;
        result = 0;
        pieceCount = 0;
        byteCount = 0;
    }

    /** Makes this a call that returned, or a return. */
    public final void complete(EventKind newKind, long newResult, long newDurationNs, long newEnterNumber) {
        kind = newKind;
        result = newResult;
        durationNs = newDurationNs;
        enterNumber = newEnterNumber;
    }

    /** Adds an argument. */
    public final void addArgument(long value) {
        arguments[argumentCount++] = value;
    }

    /** Forgets the value of an argument, if there is such an argument. */
    public final void clearArgument(int index) {
        if (index < argumentCount) {
            arguments[index] = 0;
        }
    }

    /** Adds a piece, copying {@code length} bytes at {@code offset} of {@code memory}. */
    public final void addPiece(int argument, int part, int flags, ByteBuffer memory, int offset, int length) {
        beginPiece(argument, part, flags, length);
        memory.get(offset, bytes, byteCount, length);
        byteCount += length;
    }

    /** Adds a piece, copying {@code length} bytes at {@code offset} of {@code memory}. */
    public final void addPiece(int argument, int part, int flags, byte[] memory, int offset, int length) {
        beginPiece(argument, part, flags, length);
        System.arraycopy(memory, offset, bytes, byteCount, length);
        byteCount += length;
    }

    private void beginPiece(int argument, int part, int flags, int length) {
        if (pieceCount == pieceHead.length) {
            pieceHead = Arrays.copyOf(pieceHead, 2 * pieceCount + 1);
            pieceOffset = Arrays.copyOf(pieceOffset, pieceHead.length);
            pieceLength = Arrays.copyOf(pieceLength, pieceHead.length);
        }
        if (byteCount + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, byteCount + length));
        }
        pieceHead[pieceCount] = argument | part << 8 | flags << 16;
        pieceOffset[pieceCount] = byteCount;
        pieceLength[pieceCount] = length;
        pieceCount++;
    }

    /** Replaces the bytes of a piece by others that are not longer. */
    public final void replacePiece(int index, byte[] replacement) {
        System.arraycopy(replacement, 0, bytes, pieceOffset[index], replacement.length);
        pieceLength[index] = replacement.length;
    }

    /** Leaves of a piece only its first {@code length} bytes, and says more of it. */
    public final void shortenPiece(int index, int length, int moreFlags) {
        pieceLength[index] = length;
        pieceHead[index] |= moreFlags << 16;
    }

    /** Takes a piece out. */
    public final void removePiece(int index) {
        pieceCount--;
        for (int i = index; i < pieceCount; i++) {
            pieceHead[i] = pieceHead[i + 1];
            pieceOffset[i] = pieceOffset[i + 1];
            pieceLength[i] = pieceLength[i + 1];
        }
    }

    @Override
    public final EventKind kind() {
        return kind;
    }

    @Override
    public final long number() {
        return number;
    }

    @Override
    public final Task task() {
        return task;
    }

    @Override
    public final long timeNs() {
        return timeNs;
    }

    @Override
    public final long durationNs() {
        return durationNs;
    }

    @Override
    public final long enterNumber() {
        return enterNumber;
    }

    @Override
    public final int abi() {
        return abi;
    }

    @Override
    public final int syscall() {
        return code;
    }

    @Override
    public final int argumentCount() {
        return argumentCount;
    }

    @Override
    public final long argument(int index) {
        return arguments[index];
    }

    @Override
    public final long result() {
        return result;
    }

    @Override
    public final int pieceCount() {
        return pieceCount;
    }

    @Override
    public final int pieceArgument(int index) {
        return pieceHead[index] & 0xFF;
    }

    @Override
    public final int piecePart(int index) {
        return pieceHead[index] >>> 8 & 0xFF;
    }

    @Override
    public final int pieceFlags(int index) {
        return pieceHead[index] >>> 16;
    }

    @Override
    public final byte[] pieceArray(int index) {
        return bytes;
    }

    @Override
    public final int pieceOffset(int index) {
        return pieceOffset[index];
    }

    @Override
    public final int pieceLength(int index) {
        return pieceLength[index];
    }
}
