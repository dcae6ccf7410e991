package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.TraceeMemory;
import io.tracecap.capture.record.RingFeed;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.ring.RecordDescriptor;
import io.tracecap.format.syscall.Abi;
import java.nio.ByteBuffer;

/**
 * Writes one record after the other in place into the ring; see {@link RecordDescriptor} for the layout. What is copied
 * from a tracee's memory goes straight there. Used by the tracer thread alone; allocates nothing.
 *
 * <p>Order of use: one of the {@code begin} methods, {@link #argument} for each argument, pieces, {@link #publish}. A
 * record that is begun but not published is forgotten when the next one begins.
 */
final class RecordWriter {
    private final RingFeed feed;
    private final ByteBuffer memory;
    private final TraceeMemory tracee;
    private int start;
    private int at;
    private int limit;
    private int pieces;
    private int pieceStart;

    RecordWriter(RingFeed feed, TraceeMemory tracee) {
        this.feed = feed;
        this.memory = feed.memory();
        this.tracee = tracee;
    }

    /** Begins a syscall-enter-stop or (with the result as the one argument) a syscall-exit-stop. */
    void begin(int type, int abi, int code, int task, long timeNs) {
        start = feed.claim(RecordDescriptor.MAX_LENGTH);
        memory.put(start + RecordDescriptor.TYPE_OFFSET, (byte) type);
        memory.put(start + RecordDescriptor.ABI_OFFSET, (byte) abi);
        memory.put(start + RecordDescriptor.ARGUMENTS_OFFSET, (byte) 0);
        memory.putInt(start + RecordDescriptor.TASK_OFFSET, task);
        memory.putInt(start + RecordDescriptor.CODE_OFFSET, code);
        memory.putLong(start + RecordDescriptor.TIME_OFFSET, timeNs);
        at = start + RecordDescriptor.HEADER_LENGTH;
        limit = start + RecordDescriptor.MAX_LENGTH;
        pieces = 0;
    }

    /** Begins a point. */
    void beginPoint(EventKind kind, int task, long timeNs) {
        begin(RecordDescriptor.TYPE_POINT, Abi.POINT, kind.pointCode(), task, timeNs);
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
