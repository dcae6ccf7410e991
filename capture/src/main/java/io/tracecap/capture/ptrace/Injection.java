package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.Ptrace;
import io.tracecap.capture.linux.Registers;
import java.util.List;

/**
 * Makes a tracee make other calls before one of its own: the call that it is entering becomes the first of them, and at the
 * exit of that it is set back to where it enters its own call; and so on. Done once.
 */
final class Injection {
    /** The x86-64 ABI lets a function use 128 bytes below its stack pointer. */
    private static final int BELOW_RED_ZONE = 256;

    private final List<InjectedCall> calls;
    private final Registers own = new Registers();
    private final Registers changed = new Registers();
    private int next;
    private boolean inCall;
    private boolean failed;

    Injection(List<InjectedCall> calls) {
        this.calls = List.copyOf(calls);
    }

    /** At a syscall-enter-stop: returns whether the tracee now enters another call. */
    boolean begin(int tid, Ptrace ptrace) {
        while (next < calls.size()) {
            InjectedCall call = calls.get(next);
            next++;
            inCall = own.read(ptrace, tid) && make(call, tid, ptrace);
            if (inCall) {
                return true;
            }
            failed = true;
        }
        return false;
    }

    private boolean make(InjectedCall call, int tid, Ptrace ptrace) {
        int length = call.memoryAt(0).length * Long.BYTES;
        long address = own.stackPointer() - BELOW_RED_ZONE - length & -Long.BYTES;
        long[] words = call.memoryAt(address);
        for (int i = 0; i < words.length; i++) {
            if (!ptrace.poke(tid, address + (long) i * Long.BYTES, words[i])) {
                return false;
            }
        }
        changed.copy(own);
        changed.setCall(
                call.number(),
                call.argument(0, address),
                call.argument(1, address),
                call.argument(2, address),
                call.argument(3, address));
        return changed.write(ptrace, tid);
    }

    /**
     * At a syscall-exit-stop.
     *
     * @return whether it was that of another call
     */
    boolean end(int tid, Ptrace ptrace, long result) {
        if (!inCall) {
            return false;
        }
        inCall = false;
        failed |= result != 0;
        own.enterAgain();
        own.write(ptrace, tid);
        return true;
    }

    /** Whether all calls were made, and succeeded. */
    boolean hasSucceeded() {
        return next == calls.size() && !inCall && !failed;
    }
}
