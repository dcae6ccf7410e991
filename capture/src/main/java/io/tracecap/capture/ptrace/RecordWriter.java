package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.TraceeMemory;
import io.tracecap.capture.record.RingFeed;
import io.tracecap.capture.record.RingFeed.Worth;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.Gap;
import io.tracecap.format.ring.RecordDescriptor;
import io.tracecap.format.syscall.Abi;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one record after the other in place into the ring; see {@link RecordDescriptor} for the layout. What is copied
 * from a tracee's memory goes straight there. Used by the tracer thread alone; allocates nothing.
 *
 * <p>Order of use: one of the {@code begin} methods, {@link #argument} for each argument, pieces, {@link #publish}. A
 * record that is begun but not published is forgotten when the next one begins.
 *
 * <p>When the ring is full and events are to be left out, {@code begin} says so, and counts. The next record that finds room
 * is preceded by a gap that tells of it.
 */
final class RecordWriter {
    private static final int GAP_ARGUMENTS = 4;
    private static final int GAP_LENGTH = RecordDescriptor.HEADER_LENGTH + GAP_ARGUMENTS * Long.BYTES;
    /** A point has few arguments, and a siginfo at most. */
    static final int POINT_LENGTH = 512;

    private final RingFeed feed;
    private final ByteBuffer memory;
    private final TraceeMemory tracee;
    private int start;
    private int at;
    private int limit;
    private int pieces;
    private int pieceStart;
    private long lost;
    private long lostSinceNs;
    private @Nullable Tracee lastLost;

    RecordWriter(RingFeed feed, TraceeMemory tracee) {
        this.feed = feed;
        this.memory = feed.memory();
        this.tracee = tracee;
    }

    /**
     * Begins a syscall-enter-stop or (with the result as the one argument) a syscall-exit-stop.
     *
     * @return whether there is room; if not, it was counted as lost
     */
    boolean begin(int type, int abi, int code, Tracee tracee, long timeNs) {
        Worth worth = type == RecordDescriptor.TYPE_EXIT ? Worth.RETURN : Worth.EVENT;
        if (!tracee.isIntroduced() || !claim(RecordDescriptor.MAX_LENGTH, worth, tracee.number(), timeNs)) {
            lose(tracee, timeNs);
            return false;
        }
        start(type, abi, code, tracee.number(), timeNs, RecordDescriptor.MAX_LENGTH);
        return true;
    }

    /**
     * Begins a point.
     *
     * @return whether there is room; if not, it was counted as lost
     */
    boolean beginPoint(EventKind kind, Tracee tracee, Worth worth, long timeNs) {
        return beginPoint(kind, tracee, worth, POINT_LENGTH, timeNs);
    }

    /** The same for one of a certain length at most, a multiple of 8. */
    boolean beginPoint(EventKind kind, Tracee tracee, Worth worth, int length, long timeNs) {
        if (!tracee.isIntroduced() || !claim(length, worth, tracee.number(), timeNs)) {
            lose(tracee, timeNs);
            return false;
        }
        start(RecordDescriptor.TYPE_POINT, Abi.POINT, kind.pointCode(), tracee.number(), timeNs, length);
        return true;
    }

    /** Begins the point that introduces a thread. If there is no room now, nothing is lost: it can be done later. */
    boolean beginTask(Tracee tracee, long timeNs) {
        return beginTask(tracee, POINT_LENGTH, timeNs);
    }

    /** The same for one of a certain length at most, a multiple of 8. */
    boolean beginTask(Tracee tracee, int length, long timeNs) {
        start = feed.claim(length, Worth.LIFE);
        if (start < 0) {
            return false;
        }
        start(RecordDescriptor.TYPE_POINT, Abi.POINT, EventKind.TASK.pointCode(), tracee.number(), timeNs, length);
        return true;
    }

    private void start(int type, int abi, int code, int task, long timeNs, int length) {
        memory.put(start + RecordDescriptor.TYPE_OFFSET, (byte) type);
        memory.put(start + RecordDescriptor.ABI_OFFSET, (byte) abi);
        memory.put(start + RecordDescriptor.ARGUMENTS_OFFSET, (byte) 0);
        memory.putInt(start + RecordDescriptor.TASK_OFFSET, task);
        memory.putInt(start + RecordDescriptor.CODE_OFFSET, code);
        memory.putLong(start + RecordDescriptor.TIME_OFFSET, timeNs);
        at = start + RecordDescriptor.HEADER_LENGTH;
        limit = start + length;
        pieces = 0;
    }

    /** Finds room for a record, and before it for the gap that is to be told of. */
    private boolean claim(int length, Worth worth, int task, long timeNs) {
        start = feed.claim(lost == 0 ? length : length + GAP_LENGTH, worth);
        if (start >= 0 && lost > 0) {
            writeGap(task, timeNs);
            start = feed.claim(length, worth);
        }
        return start >= 0;
    }

    private void writeGap(int task, long timeNs) {
        start(RecordDescriptor.TYPE_POINT, Abi.POINT, EventKind.GAP.pointCode(), task, timeNs, GAP_LENGTH);
        argument(Gap.Reason.RING_FULL.code());
        argument(lost);
        argument(timeNs - lostSinceNs);
        argument(Gap.Scope.ALL.code());
        publish();
        lost = 0;
        lastLost = null;
    }

    private void lose(Tracee tracee, long timeNs) {
        if (lost == 0) {
            lostSinceNs = timeNs;
        }
        lost++;
        lastLost = tracee;
        feed.countLost();
    }

    /** Tells of what was lost at the very end, if there is room by now. */
    void finish(long timeNs) {
        Tracee tracee = lastLost;
        if (lost > 0 && tracee != null && tracee.isIntroduced()) {
            start = feed.claim(GAP_LENGTH, Worth.LIFE);
            if (start >= 0) {
                // Its end is not in the ring: that would have told of the loss.
                writeGap(tracee.number(), timeNs);
            }
        }
    }

    /** Adds an argument; all arguments come before all pieces. */
    void argument(long value) {
        memory.putLong(at, value);
        at += Long.BYTES;
        int count = memory.get(start + RecordDescriptor.ARGUMENTS_OFFSET);
        memory.put(start + RecordDescriptor.ARGUMENTS_OFFSET, (byte) (count + 1));
    }

    /** Whether another piece can be added; when not, it is left out. */
    boolean hasRoomForPiece() {
        return pieces < RecordDescriptor.MAX_PIECES && room() > 0;
    }

    /** Most bytes that the next (or the begun) piece can still take. */
    int room() {
        return Math.max(0, limit - at - RecordDescriptor.PIECE_HEADER_LENGTH - RecordDescriptor.ALIGNMENT);
    }

    /** Begins a piece; its bytes follow by {@link #copy} or {@link #putInt}, its flags come with {@link #endPiece}. */
    void beginPiece(int argument, int part) {
        pieceStart = at;
        memory.put(at, (byte) argument);
        memory.put(at + 1, (byte) part);
        at += RecordDescriptor.PIECE_HEADER_LENGTH;
    }

    /**
     * Appends tracee memory to the begun piece.
     *
     * @return how many of the {@code length} bytes could be read
     */
    int copy(int tid, long address, int length) {
        int copied = tracee.copy(tid, address, feed.address() + at, length);
        at += copied;
        return copied;
    }

    /** Appends a number to the begun piece. */
    void putInt(int value) {
        memory.putInt(at, value);
        at += Integer.BYTES;
    }

    /** Appends a 64-bit number to the begun piece. */
    void putLong(long value) {
        memory.putLong(at, value);
        at += Long.BYTES;
    }

    /** Address where the next byte of the begun piece is to be; see {@link #wrote}. */
    long target() {
        return feed.address() + at;
    }

    /** Says that {@code count} bytes were written to {@link #target}. */
    void wrote(int count) {
        at += count;
    }

    /** Sets a byte that was written before. */
    void setByte(int position, int value) {
        memory.put(position, (byte) value);
    }

    /** Sets a 32-bit number that was written before. */
    void setInt(int position, int value) {
        memory.putInt(position, value);
    }

    /** Sets a 64-bit number that was written before. */
    void setLong(int position, long value) {
        memory.putLong(position, value);
    }

    /** Forgets the begun piece. */
    void dropPiece() {
        at = pieceStart;
    }

    /**
     * Where the bytes of a piece that was ended are.
     *
     * @return their position, or -1 if there is no such piece; its length is {@link #pieceLengthAt}
     */
    int findPiece(int argument, int part) {
        int piece = start
                + RecordDescriptor.HEADER_LENGTH
                + memory.get(start + RecordDescriptor.ARGUMENTS_OFFSET) * Long.BYTES;
        for (int i = 0; i < pieces; i++) {
            int bytes = piece + RecordDescriptor.PIECE_HEADER_LENGTH;
            if (memory.get(piece) == argument && memory.get(piece + 1) == part) {
                return bytes;
            }
            piece = bytes + RecordDescriptor.align(pieceLengthAt(bytes));
        }
        return -1;
    }

    /** Length of the piece whose bytes begin at {@code position}. */
    int pieceLengthAt(int position) {
        return memory.getInt(position - Integer.BYTES);
    }

    /** Appends one byte to the begun piece. */
    void putByte(int value) {
        memory.put(at, (byte) value);
        at++;
    }

    /** Takes back the last {@code count} bytes of the begun piece. */
    void unread(int count) {
        at -= count;
    }

    /** Position in the ring's memory behind what was written last; for looking at copied bytes with {@link #byteAt}. */
    int position() {
        return at;
    }

    /** A byte that was copied before. */
    byte byteAt(int position) {
        return memory.get(position);
    }

    /** A 32-bit number that was copied before. */
    int intAt(int position) {
        return memory.getInt(position);
    }

    /** A 64-bit number that was copied before. */
    long longAt(int position) {
        return memory.getLong(position);
    }

    /** Ends the begun piece. An empty piece that says nothing but "could not be read" is kept, too. */
    void endPiece(int flags) {
        int length = at - pieceStart - RecordDescriptor.PIECE_HEADER_LENGTH;
        memory.put(pieceStart + 2, (byte) flags);
        memory.put(pieceStart + 3, (byte) 0);
        memory.putInt(pieceStart + 4, length);
        at = pieceStart + RecordDescriptor.PIECE_HEADER_LENGTH + RecordDescriptor.align(length);
        pieces++;
    }

    /** Adds the 128 bytes at {@code source} of other memory as a piece of argument 0. */
    void siginfo(ByteBuffer source, int length) {
        beginPiece(0, 0);
        for (int i = 0; i < length; i += Long.BYTES) {
            memory.putLong(at + i, source.getLong(i));
        }
        at += length;
        endPiece(0);
    }

    /** Makes the record visible to the writer thread. */
    void publish() {
        memory.put(start + RecordDescriptor.PIECES_OFFSET, (byte) pieces);
        feed.publish(at - start);
    }
}
