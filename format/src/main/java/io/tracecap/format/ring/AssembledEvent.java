package io.tracecap.format.ring;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Task;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The reused event that a {@link RecordAssembler} fills from records. */
final class AssembledEvent implements EventView {
    private final long[] arguments = new long[RecordDescriptor.MAX_ARGUMENTS];
    private final int[] pieceHead = new int[2 * RecordDescriptor.MAX_PIECES];
    private final int[] pieceOffset = new int[2 * RecordDescriptor.MAX_PIECES];
    private final int[] pieceLength = new int[2 * RecordDescriptor.MAX_PIECES];
    private byte[] bytes = new byte[4096];
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

    AssembledEvent(Task task) {
        this.task = task;
    }

    /** Starts a new event; arguments, result and pieces are empty. */
    void begin(EventKind newKind, long newNumber, Task newTask, long newTimeNs, int newAbi, int newCode) {
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

    /** Adds an argument. */
    void addArgument(long value) {
        arguments[argumentCount++] = value;
    }

    /** Forgets the value of an argument, if there is such an argument. */
    void clearArgument(int index) {
        if (index < argumentCount) {
            arguments[index] = 0;
        }
    }

    /** Adds a piece, copying {@code length} bytes at {@code offset} of {@code memory}. */
    void addPiece(int argument, int part, int flags, ByteBuffer memory, int offset, int length) {
        if (byteCount + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, byteCount + length));
        }
        memory.get(offset, bytes, byteCount, length);
        pieceHead[pieceCount] = argument | part << 8 | flags << 16;
        pieceOffset[pieceCount] = byteCount;
        pieceLength[pieceCount] = length;
        pieceCount++;
        byteCount += length;
    }

    /** Replaces the bytes of a piece by others that are not longer. */
    void replacePiece(int index, byte[] replacement) {
        System.arraycopy(replacement, 0, bytes, pieceOffset[index], replacement.length);
        pieceLength[index] = replacement.length;
    }

    /** Makes this a call that returned, or a return. */
    void complete(EventKind newKind, long newResult, long newDurationNs, long newEnterNumber) {
        kind = newKind;
        result = newResult;
        durationNs = newDurationNs;
        enterNumber = newEnterNumber;
    }

    @Override
    public EventKind kind() {
        return kind;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public long timeNs() {
        return timeNs;
    }

    @Override
    public long durationNs() {
        return durationNs;
    }

    @Override
    public long enterNumber() {
        return enterNumber;
    }

    @Override
    public int abi() {
        return abi;
    }

    @Override
    public int syscall() {
        return code;
    }

    @Override
    public int argumentCount() {
        return argumentCount;
    }

    @Override
    public long argument(int index) {
        return arguments[index];
    }

    @Override
    public long result() {
        return result;
    }

    @Override
    public int pieceCount() {
        return pieceCount;
    }

    @Override
    public int pieceArgument(int index) {
        return pieceHead[index] & 0xFF;
    }

    @Override
    public int piecePart(int index) {
        return pieceHead[index] >>> 8 & 0xFF;
    }

    @Override
    public int pieceFlags(int index) {
        return pieceHead[index] >>> 16;
    }

    @Override
    public byte[] pieceArray(int index) {
        return bytes;
    }

    @Override
    public int pieceOffset(int index) {
        return pieceOffset[index];
    }

    @Override
    public int pieceLength(int index) {
        return pieceLength[index];
    }
}
