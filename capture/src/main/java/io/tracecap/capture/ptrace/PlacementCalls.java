package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.CpuSet;
import io.tracecap.capture.linux.NativeBlock;
import io.tracecap.capture.linux.TraceeMemory;
import io.tracecap.capture.placement.Placement;
import io.tracecap.format.syscall.Abi;

/**
 * What a {@link Placement} has to do with the program's own system calls, so that the program is told the truth and
 * obeyed. Looked at before a stop is recorded: the trace has what the program gets to see.
 */
final class PlacementCalls {
    private static final int NO_CALL = -1;
    private static final int X32_BIT = 0x40000000;
    private static final int X86_64_OPEN = 2;
    private static final int X86_64_CLONE = 56;
    private static final int X86_64_FORK = 57;
    private static final int X86_64_VFORK = 58;
    private static final int X86_64_SETAFFINITY = 203;
    private static final int X86_64_GETAFFINITY = 204;
    private static final int X86_64_OPENAT = 257;
    private static final int I386_FORK = 2;
    private static final int I386_OPEN = 5;
    private static final int I386_CLONE = 120;
    private static final int I386_VFORK = 190;
    private static final int I386_SETAFFINITY = 241;
    private static final int I386_GETAFFINITY = 242;
    private static final int I386_OPENAT = 295;
    private static final int CLONE3 = 435;
    private static final int OPENAT2 = 437;
    private static final long CLONE_UNTRACED = 0x00800000;
    private static final long CLONE_THREAD = 0x00010000;

    private final Placement placement;
    private final TraceeMemory memory;
    private final StatusPath statusPath;
    private final NativeBlock block = new NativeBlock(CpuSet.LENGTH);

    PlacementCalls(Placement placement, TraceeMemory memory) {
        this.placement = placement;
        this.memory = memory;
        this.statusPath = new StatusPath(memory);
    }

    /** A tracee is in a syscall-enter-stop. */
    void atEnter(Tracee tracee) {
        switch (callOf(tracee)) {
            case X86_64_SETAFFINITY -> placement.beginChange(tracee.tid(), (int) tracee.argument(0));
            case X86_64_CLONE, CLONE3, X86_64_FORK, X86_64_VFORK -> {
                if (isUntraced(tracee)) {
                    placement.freeForCall(tracee.tid());
                }
            }
            case X86_64_OPEN -> beginOpen(tracee, 0);
            case X86_64_OPENAT, OPENAT2 -> beginOpen(tracee, 1);
            default -> {
                // Nothing that a placement has to do with.
            }
        }
    }

    /** A tracee is in the syscall-exit-stop of the call that it entered last. */
    void atExit(Tracee tracee, long result) {
        switch (callOf(tracee)) {
            case X86_64_SETAFFINITY -> placement.endChange(tracee.tid(), (int) tracee.argument(0), result == 0);
            case X86_64_GETAFFINITY -> answer(tracee, result);
            case X86_64_CLONE, CLONE3, X86_64_FORK, X86_64_VFORK -> {
                if (isUntraced(tracee)) {
                    placement.afterCall(tracee.tid());
                }
            }
            default -> {
                // Nothing that a placement has to do with.
            }
        }
    }

    /** Number of the call by the table of x86-64, if it is one of those above. */
    private static int callOf(Tracee tracee) {
        int number = tracee.syscall();
        if (tracee.abi() == Abi.X86_64.id()) {
            return number & ~X32_BIT;
        } else if (tracee.abi() == Abi.I386.id()) {
            return switch (number) {
                case I386_OPEN -> X86_64_OPEN;
                case I386_CLONE -> X86_64_CLONE;
                case I386_FORK -> X86_64_FORK;
                case I386_VFORK -> X86_64_VFORK;
                case I386_SETAFFINITY -> X86_64_SETAFFINITY;
                case I386_GETAFFINITY -> X86_64_GETAFFINITY;
                case I386_OPENAT -> X86_64_OPENAT;
                case OPENAT2 -> OPENAT2;
                case CLONE3 -> CLONE3;
                default -> NO_CALL;
            };
        }
        return NO_CALL;
    }

    private void beginOpen(Tracee tracee, int path) {
        if (placement.isAutomatic() && statusPath.isAt(tracee.tid(), tracee.argument(path))) {
            placement.show();
        }
    }

    /** Whether a call that makes a child asks for one that no tracer gets, or that this one lets go. */
    private boolean isUntraced(Tracee tracee) {
        long flags =
                switch (callOf(tracee)) {
                    case X86_64_CLONE -> tracee.argument(0);
                    case CLONE3 ->
                        memory.copy(tracee.tid(), tracee.argument(0), block.address(), Long.BYTES) == Long.BYTES
                                ? block.bytes().getLong(0)
                                : 0;
                    default -> 0;
                };
        return (flags & CLONE_UNTRACED) != 0 || (placement.leavesChildrenAlone() && (flags & CLONE_THREAD) == 0);
    }

    /** The kernel has written {@code length} bytes, the processors that we confined the thread to: put that right. */
    private void answer(Tracee tracee, long length) {
        CpuSet right = placement.trueSet(tracee.tid(), (int) tracee.argument(0));
        if (right != null && length > 0 && length <= CpuSet.LENGTH) {
            right.write(block, 0);
            memory.overwrite(tracee.tid(), tracee.argument(2), block.address(), (int) length);
        }
    }
}
