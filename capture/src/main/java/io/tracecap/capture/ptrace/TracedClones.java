package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.NativeBlock;
import io.tracecap.capture.linux.Ptrace;
import io.tracecap.capture.linux.Registers;
import io.tracecap.capture.linux.SyscallInfo;
import io.tracecap.capture.linux.TraceeMemory;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.syscall.Abi;

/**
 * Takes CLONE_UNTRACED away from what tracees ask of clone(2) and clone3(2). Under a filter that stops calls for a tracer, a
 * child without one could make none of them. For clone3 the flag is in the program's memory, and is put back afterwards.
 */
final class TracedClones {
    private static final int CLONE = 56;
    private static final int I386_CLONE = 120;
    private static final int CLONE3 = 435;
    private static final long CLONE_UNTRACED = 0x0080_0000;

    private final Ptrace ptrace;
    private final TraceeMemory memory;
    private final Registers registers = new Registers();
    private final NativeBlock word = new NativeBlock(Long.BYTES);
    /** By tid of a thread in clone3: where its flags are. */
    private final ThreadMap<Long> changed = new ThreadMap<>();

    TracedClones(Ptrace ptrace, TraceeMemory memory) {
        this.ptrace = ptrace;
        this.memory = memory;
    }

    /**
     * At the enter of a call.
     *
     * @return whether anything was changed
     */
    boolean atEnter(int tid, SyscallInfo info) {
        boolean isI386 = info.arch() == Abi.I386.auditArch();
        int number = info.number() & ~Abi.X32_BIT;
        if (number == CLONE3) {
            return takeFromMemory(tid, info.argument(0));
        }
        long flags = info.argument(0);
        if (number != (isI386 ? I386_CLONE : CLONE) || (flags & CLONE_UNTRACED) == 0 || !registers.read(ptrace, tid)) {
            return false;
        }
        registers.setFirstArgument(flags & ~CLONE_UNTRACED, isI386);
        return registers.write(ptrace, tid);
    }

    private boolean takeFromMemory(int tid, long address) {
        if (memory.copy(tid, address, word.address(), Long.BYTES) != Long.BYTES) {
            return false;
        }
        long flags = word.bytes().getLong(0);
        if ((flags & CLONE_UNTRACED) == 0 || !ptrace.poke(tid, address, flags & ~CLONE_UNTRACED)) {
            return false;
        }
        changed.put(tid, address);
        return true;
    }

    /** At the exit of a call. */
    void atExit(int tid) {
        Long address = changed.remove(tid);
        if (address != null && memory.copy(tid, address, word.address(), Long.BYTES) == Long.BYTES) {
            ptrace.poke(tid, address, word.bytes().getLong(0) | CLONE_UNTRACED);
        }
    }
}
