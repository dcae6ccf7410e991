package io.tracecap.format.state;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Task;
import java.util.Arrays;

/**
 * A copy of a thread's latest enter, as context. Is used again for each, so that nothing is allocated per event; what is
 * copied is bounded.
 */
final class OpenCall implements EventView {
    /** Bytes of all pieces that are kept: a path and what {@link ProcessTable} keeps of a command line. */
    static final int MOST_BYTES = 2 * ProcessTable.COMMAND_LIMIT;

    private static final int MOST_ARGUMENTS = 6;

    private final long[] arguments = new long[MOST_ARGUMENTS];
    private int[] heads = new int[2];
    private int[] lengths = new int[2];
    private byte[] bytes = new byte[64];
    private boolean isOpen;
    private Task task;
    private long number;
    private long timeNs;
    private int abi;
    private int syscall;
    private int argumentCount;
    private int pieceCount;

    OpenCall(Task task) {
        this.task = task;
    }

    /** Keeps an enter. */
    void begin(EventView enter) {
        isOpen = true;
        task = enter.task();
        number = enter.number();
        timeNs = enter.timeNs();
        abi = enter.abi();
        syscall = enter.syscall();
        argumentCount = Math.min(MOST_ARGUMENTS, enter.argumentCount());
        for (int i = 0; i < argumentCount; i++) {
            arguments[i] = enter.argument(i);
        }
        copyPieces(enter);
    }

    private void copyPieces(EventView enter) {
        pieceCount = enter.pieceCount();
        if (pieceCount > heads.length) {
            heads = new int[pieceCount];
            lengths = new int[pieceCount];
        }
        int end = 0;
        for (int i = 0; i < pieceCount; i++) {
            int length = Math.min(enter.pieceLength(i), MOST_BYTES - end);
            int cut = length < enter.pieceLength(i) ? PIECE_TRUNCATED : 0;
            heads[i] = enter.pieceArgument(i) | enter.piecePart(i) << 8 | (enter.pieceFlags(i) | cut) << 16;
            lengths[i] = length;
            if (end + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + length));
            }
            System.arraycopy(enter.pieceArray(i), enter.pieceOffset(i), bytes, end, length);
            end += length;
        }
    }

    /** The call has returned. */
    void end() {
        isOpen = false;
    }

    /** Whether the call has not returned. */
    boolean isOpen() {
        return isOpen;
    }

    @Override
    public EventKind kind() {
        return EventKind.ENTER;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public boolean isContext() {
        return true;
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
        return 0;
    }

    @Override
    public long enterNumber() {
        return number;
    }

    @Override
    public int abi() {
        return abi;
    }

    @Override
    public int syscall() {
        return syscall;
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
        return 0;
    }

    @Override
    public int pieceCount() {
        return pieceCount;
    }

    @Override
    public int pieceArgument(int index) {
        return heads[index] & 0xFF;
    }

    @Override
    public int piecePart(int index) {
        return heads[index] >>> 8 & 0xFF;
    }

    @Override
    public int pieceFlags(int index) {
        return heads[index] >>> 16;
    }

    @Override
    public byte[] pieceArray(int index) {
        return bytes;
    }

    @Override
    public int pieceOffset(int index) {
        int offset = 0;
        for (int i = 0; i < index; i++) {
            offset += lengths[i];
        }
        return offset;
    }

    @Override
    public int pieceLength(int index) {
        return lengths[index];
    }
}
