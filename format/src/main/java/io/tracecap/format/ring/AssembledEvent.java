package io.tracecap.format.ring;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Fact;
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

    /**
     * What the kernel calls the file that a call has opened is left out where the path among its arguments says so already,
     * and becomes the name of a directory where the path is relative to that.
     */
    void shortenName() {
        int name = findPiece(Fact.OF_CALL, Fact.nameOf(0), true);
        boolean hasDetail = findPiece(Fact.OF_CALL, Fact.detailOf(0), true) >= 0;
        if (name < 0 || hasDetail || bytes[pieceOffset[name]] != '/') {
            return;
        }
        for (int i = 0; i < pieceCount; i++) {
            if (pieceFlags(i) == PIECE_TEXT && pieceLength[i] > 0 && endsWith(name, i)) {
                int directory = pieceLength[name] - pieceLength[i] - 1;
                if (directory < 0) {
                    removePiece(name);
                } else {
                    pieceLength[name] = directory;
                    pieceHead[name] |= PIECE_DIRECTORY << 16;
                }
                return;
            }
        }
    }

    /** Whether a name is a path, or ends with a slash and that path. */
    private boolean endsWith(int name, int path) {
        int directory = pieceLength[name] - pieceLength[path];
        if (directory < 0 || (directory > 0 && bytes[pieceOffset[name] + directory - 1] != '/')) {
            return false;
        }
        int from = pieceOffset[name] + directory;
        return Arrays.equals(
                bytes, from, from + pieceLength[path], bytes, pieceOffset[path], pieceOffset[path] + pieceLength[path]);
    }

    private void removePiece(int index) {
        pieceCount--;
        for (int i = index; i < pieceCount; i++) {
            pieceHead[i] = pieceHead[i + 1];
            pieceOffset[i] = pieceOffset[i + 1];
            pieceLength[i] = pieceLength[i + 1];
        }
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
