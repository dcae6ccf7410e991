package io.tracecap.capture.ptrace;

import io.tracecap.format.event.EventView;
import io.tracecap.format.ring.RecordDescriptor;
import io.tracecap.format.syscall.DescriptorEffect;
import io.tracecap.format.syscall.DescriptorEffects;
import io.tracecap.format.syscall.Length;
import io.tracecap.format.syscall.StructLayout;
import org.jspecify.annotations.Nullable;

/**
 * One thing to copy from a tracee's memory at a stop: what a signature says of one argument, compiled. Steps are shared
 * by all calls of a syscall and hold no state; they run on the tracer thread and allocate nothing.
 */
sealed interface CopyStep {
    /** Copies one piece (or several) into the record that {@code call.record()} is at. */
    void copy(StoppedCall call);

    /**
     * A NUL-terminated string. The NUL itself is not kept.
     *
     * @param argument which argument points to it
     * @param limit most bytes that are copied
     * @param length of the buffer that it lies in, for results that need no NUL (readlink(2)); null if there is none
     */
    record Text(int argument, int limit, @Nullable Length length) implements CopyStep {
        @Override
        public void copy(StoppedCall call) {
            long address = call.argument(argument);
            if (address == 0 || !call.record().hasRoomForPiece()) {
                return;
            }
            long bytes = length == null ? Long.MAX_VALUE : call.count(length);
            if (bytes > 0) {
                Strings.copyPiece(call, argument, 0, address, bytes, limit);
            }
        }
    }

    /** A NULL-terminated array of strings, each kept with its NUL. */
    record Argv(int argument) implements CopyStep {
        @Override
        public void copy(StoppedCall call) {
            long address = call.argument(argument);
            if (address != 0 && call.record().hasRoomForPiece()) {
                RecordWriter record = call.record();
                record.beginPiece(argument, 0);
                int from = record.position();
                int flags = call.pointers()
                        .copyStrings(call, address, Math.min(CopyLimits.ARGV, record.room()), Strings.TO_NUL);
                if (flags == Strings.COMPLETE || (flags == EventView.PIECE_TRUNCATED && record.position() > from)) {
                    flags |= RecordDescriptor.PIECE_WHOLE;
                }
                record.endPiece(flags | EventView.PIECE_TEXT | RecordDescriptor.PIECE_ARGV | call.phaseFlag());
            }
        }
    }

    /**
     * A NULL-terminated array of environment variables: part 0 is how many there are, part 1 is what is kept of them,
     * each with a NUL.
     *
     * @param what what is kept of each
     */
    record Environment(int argument, CopyLimits.Environment what) implements CopyStep {
        private static final int STRINGS = 1;

        @Override
        public void copy(StoppedCall call) {
            long address = call.argument(argument);
            RecordWriter record = call.record();
            if (address == 0 || !record.hasRoomForPiece()) {
                return;
            }
            record.beginPiece(argument, 0);
            int count = call.pointers().count(call, address);
            record.putInt(count < 0 ? ~count : count);
            record.endPiece((count < 0 ? EventView.PIECE_FAULT : 0) | call.phaseFlag());
            if (what != CopyLimits.Environment.NONE && record.hasRoomForPiece()) {
                record.beginPiece(argument, STRINGS);
                int end = what == CopyLimits.Environment.NAMES ? '=' : Strings.TO_NUL;
                int flags = call.pointers().copyStrings(call, address, Math.min(CopyLimits.ARGV, record.room()), end);
                record.endPiece(flags | EventView.PIECE_TEXT | RecordDescriptor.PIECE_ARGV | call.phaseFlag());
            }
        }
    }

    /**
     * A buffer of the program's own.
     *
     * @param limit most bytes that are copied
     * @param length how long it is
     */
    record Data(int argument, int limit, Length length) implements CopyStep {
        @Override
        public void copy(StoppedCall call) {
            long address = call.argument(argument);
            long bytes = call.count(length);
            if (address != 0 && bytes > 0 && call.record().hasRoomForPiece()) {
                copyData(call, argument, 0, address, bytes, limit);
            }
        }
    }

    /**
     * Directory entries: part 0 is how many the call has written, part 1 is what is kept of them.
     *
     * @param limit most bytes that are kept
     */
    record Entries(int argument, int limit) implements CopyStep {
        private static final int KEPT = 1;

        @Override
        public void copy(StoppedCall call) {
            long address = call.argument(argument);
            long bytes = call.transferred();
            RecordWriter record = call.record();
            if (address == 0 || bytes <= 0 || !record.hasRoomForPiece()) {
                return;
            }
            record.beginPiece(argument, 0);
            record.putInt(call.directoryEntries().count(call.tid(), address, bytes));
            record.endPiece(call.phaseFlag());
            if (limit > 0 && record.hasRoomForPiece()) {
                copyData(call, argument, KEPT, address, bytes, limit);
            }
        }
    }

    /** Adds the first {@code limit} bytes of a buffer as a piece. */
    static void copyData(StoppedCall call, int argument, int part, long address, long length, int limit) {
        RecordWriter record = call.record();
        int bytes = (int) Math.min(length, Math.min(limit, record.room()));
        record.beginPiece(argument, part);
        int copied = record.copy(call.tid(), address, bytes);
        int flags = copied < bytes ? EventView.PIECE_FAULT : length > bytes ? EventView.PIECE_TRUNCATED : 0;
        boolean isWhole = copied == bytes && bytes > 0;
        record.endPiece(flags | (isWhole ? RecordDescriptor.PIECE_WHOLE : 0) | EventView.PIECE_TEXT | call.phaseFlag());
    }

    /**
     * A structure, or an array of them.
     *
     * @param argument which argument points to it
     * @param size of one element in bytes
     * @param unit what {@code length} counts
     * @param length how many; null for one element
     * @param surelyShown whether the copy is shown whenever it is there
     * @param nested what its pointer fields lead to
     */
    record Struct(
            int argument,
            int size,
            StructLayout.Unit unit,
            @Nullable Length length,
            boolean surelyShown,
            NestedCopies nested)
            implements CopyStep {
        @Override
        public void copy(StoppedCall call) {
            long address = call.argument(argument);
            RecordWriter record = call.record();
            if (address == 0 || !record.hasRoomForPiece()) {
                return;
            }
            long wanted = length == null ? size : bytes(unit, size, call.count(length));
            int bytes = (int) Math.min(wanted, Math.min(CopyLimits.STRUCT, record.room()));
            if (bytes <= 0) {
                return;
            }
            record.beginPiece(argument, 0);
            int from = record.position();
            int copied = record.copy(call.tid(), address, bytes);
            int flags = copied < bytes ? EventView.PIECE_FAULT : wanted > bytes ? EventView.PIECE_TRUNCATED : 0;
            if (surelyShown && copied == bytes && (bytes >= size || wanted > bytes)) {
                flags |= RecordDescriptor.PIECE_WHOLE;
            }
            record.endPiece(flags | call.phaseFlag());
            nested.copy(call, argument, from, copied, 1);
        }
    }

    /**
     * No copy, but what the kernel says of the descriptors that the call has made or changed.
     *
     * @param effects what calls do
     * @param snapshot asks
     */
    record Question(DescriptorEffects effects, Snapshot snapshot) implements CopyStep {
        @Override
        public void copy(StoppedCall call) {
            DescriptorEffect effect = effects.effect(call.syscall(), call.arguments());
            if (effect != null) {
                snapshot.ask(effect, call);
            }
        }
    }

    /** Bytes that {@code count} units of a structure of {@code size} bytes take. */
    static long bytes(StructLayout.Unit unit, int size, long count) {
        long bounded = Math.max(0, Math.min(count, Integer.MAX_VALUE));
        return switch (unit) {
            case ELEMENTS -> bounded * size;
            case BYTES -> Math.min(bounded, size);
            case BITS -> Math.min((bounded + Long.SIZE - 1) / Long.SIZE * Long.BYTES, size);
        };
    }
}
