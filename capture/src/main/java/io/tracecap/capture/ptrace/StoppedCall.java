package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.NativeBlock;
import io.tracecap.capture.linux.TraceeMemory;
import io.tracecap.format.event.EventView;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.Length;
import org.jspecify.annotations.Nullable;

/**
 * The call of a tracee that is in a syscall stop, as the {@link CopyStep}s see it. One object, reused for every stop of
 * the tracer thread.
 */
final class StoppedCall {
    private final RecordWriter record;
    private final PointerArrays pointers;
    private final DirectoryEntries directoryEntries;
    private final TraceeMemory memory;
    private final NativeBlock word = new NativeBlock(Long.BYTES);
    private @Nullable Tracee tracee;
    private boolean atExit;
    private long result;

    StoppedCall(RecordWriter record, TraceeMemory memory) {
        this.record = record;
        this.memory = memory;
        this.pointers = new PointerArrays(memory);
        directoryEntries = new DirectoryEntries(memory);
    }

    /** Turns to a tracee in a syscall-enter-stop. */
    void atEnter(Tracee stopped) {
        tracee = stopped;
        atExit = false;
        result = 0;
    }

    /** Turns to a tracee in a syscall-exit-stop. */
    void atExit(Tracee stopped, long itsResult) {
        tracee = stopped;
        atExit = true;
        result = itsResult;
    }

    /** The record that is being written. */
    RecordWriter record() {
        return record;
    }

    /** Reader of argv and envp. */
    PointerArrays pointers() {
        return pointers;
    }

    /** The tracee's tid. */
    int tid() {
        return current().tid();
    }

    /** The tracee's pid. */
    int pid() {
        return current().pid();
    }

    /** Number of the syscall. */
    int syscall() {
        return current().syscall();
    }

    /** All six raw arguments; not to be changed. */
    long[] arguments() {
        return current().arguments();
    }

    /** What the call returned. */
    long result() {
        return result;
    }

    /** The 64 bits at an address of the tracee; 0 if they cannot be read. */
    long pointedLong(long address) {
        int copied = memory.copy(tid(), address, word.address(), Long.BYTES);
        return copied == Long.BYTES ? word.bytes().getLong(0) : 0;
    }

    /** Raw argument, as it was at the enter. */
    long argument(int index) {
        return current().argument(index);
    }

    /** {@link EventView#PIECE_AT_EXIT} in a syscall-exit-stop, otherwise 0. */
    int phaseFlag() {
        return atExit ? EventView.PIECE_AT_EXIT : 0;
    }

    /** The number that a length names; negative numbers are for the caller to refuse. */
    long count(Length length) {
        if (length instanceof Length.Constant constant) {
            return constant.value();
        } else if (length instanceof Length.Argument argument) {
            return argument(argument.index());
        } else if (length instanceof Length.Pointed pointed) {
            return pointedNumber(argument(pointed.index()));
        } else if (length instanceof Length.ResultWithin within) {
            return Math.min(result, Math.max(0, argument(within.index())));
        }
        return result;
    }

    /** Bytes of a pointer in the memory of this call's program. */
    int pointerBytes() {
        int abi = current().abi();
        if (abi != Abi.X86_64.id()) {
            for (Abi other : Abi.values()) {
                if (other.id() == abi) {
                    return other.pointerBytes();
                }
            }
        }
        return Long.BYTES;
    }

    /** Counts directory entries. */
    DirectoryEntries directoryEntries() {
        return directoryEntries;
    }

    /** How many bytes lie in the call's buffers at most: in a syscall-exit-stop its result says so. */
    long transferred() {
        return atExit ? result : Long.MAX_VALUE;
    }

    private int pointedNumber(long address) {
        int copied = memory.copy(tid(), address, word.address(), Integer.BYTES);
        return copied == Integer.BYTES ? word.bytes().getInt(0) : 0;
    }

    private Tracee current() {
        Tracee stopped = tracee;
        if (stopped == null) {
            throw new IllegalStateException("no tracee is stopped");
        }
        return stopped;
    }
}
