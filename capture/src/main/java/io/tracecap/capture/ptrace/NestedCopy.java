package io.tracecap.capture.ptrace;

import io.tracecap.format.event.EventView;
import io.tracecap.format.syscall.StructLayout;

/**
 * What a pointer field of a copied structure leads to: the name, the iovec and the control data of a msghdr.
 *
 * @param part number of the pointer field among the structure's pointer fields, from 1
 * @param offset of the pointer field in the structure
 * @param kind what it leads to
 * @param size bytes of one element; for text the most that are copied
 * @param unit what the count counts
 * @param countOffset offset of the field that holds the count, or -1 for one element
 * @param countWidth bytes of that field, 4 or 8
 */
record NestedCopy(int part, int offset, Kind kind, int size, StructLayout.Unit unit, int countOffset, int countWidth) {
    /** What a nested pointer leads to. */
    enum Kind {
        /** A NUL-terminated string. */
        TEXT,
        /** Structures. */
        STRUCT
    }

    /** Copies it, given where in the ring the structure that holds the pointer was copied to. */
    void copy(StoppedCall call, int argument, int structure) {
        RecordWriter record = call.record();
        long address = record.longAt(structure + offset);
        if (address == 0 || !record.hasRoomForPiece()) {
            return;
        }
        if (kind == Kind.TEXT) {
            Strings.copyPiece(call, argument, part, address, Long.MAX_VALUE, size);
            return;
        }
        long wanted = CopyStep.bytes(unit, size, count(record, structure));
        int bytes = (int) Math.min(wanted, Math.min(CopyLimits.STRUCT, record.room()));
        if (bytes <= 0) {
            return;
        }
        record.beginPiece(argument, part);
        int copied = record.copy(call.tid(), address, bytes);
        int flags = copied < bytes ? EventView.PIECE_FAULT : wanted > bytes ? EventView.PIECE_TRUNCATED : 0;
        record.endPiece(flags | call.phaseFlag());
    }

    private long count(RecordWriter record, int structure) {
        if (countOffset < 0) {
            return 1;
        }
        int at = structure + countOffset;
        return countWidth == Integer.BYTES ? record.intAt(at) : record.longAt(at);
    }
}
