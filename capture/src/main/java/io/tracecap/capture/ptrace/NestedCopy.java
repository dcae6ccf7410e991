package io.tracecap.capture.ptrace;

import io.tracecap.format.event.EventView;
import io.tracecap.format.syscall.StructLayout;

/** What a pointer field of a copied structure leads to: the name, the iovec and the control data of a msghdr. */
sealed interface NestedCopy {
    /** Number of the pointer field among the structure's pointer fields, from 1. */
    int part();

    /**
     * Copies it.
     *
     * @param structure where in the ring the structure that holds the pointer was copied to
     * @param before number of the last pointer before those of this structure
     * @param innerPart number of the first pointer of what this one leads to
     * @param left bytes that the call can still have put into buffers from here on
     * @return how many of these lie here
     */
    long copy(StoppedCall call, int argument, int structure, int before, int innerPart, long left);

    /**
     * Where a structure says how much a pointer leads to.
     *
     * @param offset of the field, or -1 for one element
     * @param width bytes of that field, 2, 4 or 8
     */
    record Count(int offset, int width) {
        /** Always one. */
        static final Count ONE = new Count(-1, 0);

        /** Reads it from a structure in the ring. */
        long of(RecordWriter record, int structure) {
            if (offset < 0) {
                return 1;
            }
            int at = structure + offset;
            return switch (width) {
                case Short.BYTES -> record.intAt(at) & 0xFFFF;
                case Integer.BYTES -> record.intAt(at);
                default -> record.longAt(at);
            };
        }
    }

    /**
     * Where a structure has a pointer.
     *
     * @param offset of the field
     * @param width bytes of it, 4 or 8
     */
    record Pointer(int offset, int width) {
        /** Reads it from a structure in the ring. */
        long of(RecordWriter record, int structure) {
            int at = structure + offset;
            return width == Integer.BYTES ? Integer.toUnsignedLong(record.intAt(at)) : record.longAt(at);
        }
    }

    /**
     * A NUL-terminated string.
     *
     * @param pointer where the structure has it
     * @param limit most bytes that are copied
     */
    record Text(int part, Pointer pointer, int limit) implements NestedCopy {
        @Override
        public long copy(StoppedCall call, int argument, int structure, int before, int innerPart, long left) {
            long address = pointer.of(call.record(), structure);
            if (address != 0 && call.record().hasRoomForPiece()) {
                Strings.copyPiece(call, argument, before + part, address, Long.MAX_VALUE, limit);
            }
            return 0;
        }
    }

    /**
     * A buffer of the program's own.
     *
     * @param pointer where the structure has it
     * @param count its length in bytes
     * @param limit most bytes that are copied
     */
    record Data(int part, Pointer pointer, Count count, int limit) implements NestedCopy {
        @Override
        public long copy(StoppedCall call, int argument, int structure, int before, int innerPart, long left) {
            RecordWriter record = call.record();
            long length = Math.max(0, Math.min(count.of(record, structure), left));
            long address = pointer.of(record, structure);
            if (length > 0 && address != 0 && record.hasRoomForPiece()) {
                CopyStep.copyData(call, argument, before + part, address, length, limit);
            }
            return length;
        }
    }

    /**
     * Structures.
     *
     * @param pointer where the structure has it
     * @param count how many
     * @param size bytes of one
     * @param unit what the count counts
     * @param inner what their pointers lead to
     */
    record Struct(int part, Pointer pointer, Count count, int size, StructLayout.Unit unit, NestedCopies inner)
            implements NestedCopy {
        @Override
        public long copy(StoppedCall call, int argument, int structure, int before, int innerPart, long left) {
            RecordWriter record = call.record();
            long address = pointer.of(record, structure);
            if (address == 0 || !record.hasRoomForPiece()) {
                return 0;
            }
            long wanted = CopyStep.bytes(unit, size, count.of(record, structure));
            int bytes = (int) Math.min(wanted, Math.min(CopyLimits.STRUCT, record.room()));
            if (bytes <= 0) {
                return 0;
            }
            record.beginPiece(argument, before + part);
            int from = record.position();
            int copied = record.copy(call.tid(), address, bytes);
            int flags = copied < bytes ? EventView.PIECE_FAULT : wanted > bytes ? EventView.PIECE_TRUNCATED : 0;
            record.endPiece(flags | call.phaseFlag());
            inner.copy(call, argument, from, copied, innerPart);
            return 0;
        }
    }
}
