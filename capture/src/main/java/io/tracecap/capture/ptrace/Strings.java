package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.TraceeMemory;
import io.tracecap.format.event.EventView;
import io.tracecap.format.ring.RecordDescriptor;

/** Copies NUL-terminated strings, some bytes at a time and never across a page that may not be there. */
final class Strings {
    /** Most strings are shorter than this: one read is enough. */
    private static final int FIRST_CHUNK = 128;

    private static final int CHUNK = 1024;

    /** What {@link #append} answers when the string ended within the limit. */
    static final int COMPLETE = 0;

    /** Where {@link #append} stops when it is to copy a string to its NUL. */
    static final int TO_NUL = 0;

    private Strings() {}

    /**
     * Adds a string as a piece of its own.
     *
     * @param length bytes of the buffer that it lies in; a string that fills it is complete without a NUL
     * @param limit most bytes to copy
     */
    static void copyPiece(StoppedCall call, int argument, int part, long address, long length, int limit) {
        RecordWriter record = call.record();
        int most = (int) Math.min(length, Math.min(limit, record.room()));
        record.beginPiece(argument, part);
        int flags = append(call, address, most, TO_NUL);
        boolean filled = flags == EventView.PIECE_TRUNCATED && most == length;
        boolean whole = flags == COMPLETE || (flags == EventView.PIECE_TRUNCATED && most > 0);
        record.endPiece((filled ? 0 : flags)
                | (whole ? RecordDescriptor.PIECE_WHOLE : 0)
                | EventView.PIECE_TEXT
                | call.phaseFlag());
    }

    /**
     * Appends a string, without its NUL, to the begun piece.
     *
     * @param end the character at which it ends for this purpose, unless its NUL comes before
     * @return {@link #COMPLETE}, {@link EventView#PIECE_TRUNCATED} or {@link EventView#PIECE_FAULT}
     */
    static int append(StoppedCall call, long address, int limit, int end) {
        RecordWriter record = call.record();
        int done = 0;
        int chunk = FIRST_CHUNK;
        while (done < limit) {
            int wanted = Math.min(Math.min(chunk, limit - done), TraceeMemory.bytesToPageEnd(address + done));
            int from = record.position();
            int copied = record.copy(call.tid(), address + done, wanted);
            for (int i = 0; i < copied; i++) {
                int character = record.byteAt(from + i);
                if (character == 0 || character == end) {
                    record.unread(copied - i);
                    return COMPLETE;
                }
            }
            if (copied < wanted) {
                return EventView.PIECE_FAULT;
            }
            done += copied;
            chunk = CHUNK;
        }
        return EventView.PIECE_TRUNCATED;
    }
}
