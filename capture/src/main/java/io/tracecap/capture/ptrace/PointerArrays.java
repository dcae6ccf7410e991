package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.NativeBlock;
import io.tracecap.capture.linux.TraceeMemory;
import io.tracecap.format.event.EventView;

/** Walks NULL-terminated arrays of pointers in a tracee: argv and envp. */
final class PointerArrays {
    private static final int CHUNK = 64;

    /** No kernel accepts more strings than this many times 64 KiB of pointers. */
    private static final int MOST_POINTERS = 1 << 20;

    private final NativeBlock pointers = new NativeBlock(CHUNK * Long.BYTES);
    private final TraceeMemory tracee;

    PointerArrays(TraceeMemory tracee) {
        this.tracee = tracee;
    }

    /** How many pointers there are before the NULL; what {@code ~} makes of that number if memory ends before. */
    int count(StoppedCall call, long address) {
        int count = 0;
        while (count < MOST_POINTERS) {
            int got = read(call, address + (long) count * call.pointerBytes());
            for (int i = 0; i < got; i++) {
                if (pointer(call, i) == 0) {
                    return count + i;
                }
            }
            if (got == 0) {
                return ~count;
            }
            count += got;
        }
        return count;
    }

    /**
     * Appends the strings of an array, each with a NUL, to the begun piece.
     *
     * @param end where each string ends, see {@link Strings#append}
     * @return flags of the piece
     */
    int copyStrings(StoppedCall call, long address, int limit, int end) {
        RecordWriter record = call.record();
        int from = record.position();
        for (int done = 0; done < MOST_POINTERS; ) {
            int got = read(call, address + (long) done * call.pointerBytes());
            if (got == 0) {
                return EventView.PIECE_FAULT;
            }
            for (int i = 0; i < got; i++) {
                long string = pointer(call, i);
                if (string == 0) {
                    return 0;
                }
                int left = limit - (record.position() - from) - 1;
                int flags = left <= 0 ? EventView.PIECE_TRUNCATED : Strings.append(call, string, left, end);
                if (flags != Strings.COMPLETE) {
                    return flags;
                }
                record.putByte(0);
            }
            done += got;
        }
        return EventView.PIECE_TRUNCATED;
    }

    /** One of the pointers that were read. */
    private long pointer(StoppedCall call, int index) {
        return call.pointerBytes() == Long.BYTES
                ? pointers.bytes().getLong(index * Long.BYTES)
                : Integer.toUnsignedLong(pointers.bytes().getInt(index * Integer.BYTES));
    }

    /** Reads up to {@link #CHUNK} pointers, not across a page. */
    private int read(StoppedCall call, long address) {
        int width = call.pointerBytes();
        int bytes = Math.min(CHUNK * width, TraceeMemory.bytesToPageEnd(address) & -width);
        // An unaligned array's last pointer of a page lies on two pages.
        int wanted = Math.max(bytes, width);
        return tracee.copy(call.tid(), address, pointers.address(), wanted) / width;
    }
}
