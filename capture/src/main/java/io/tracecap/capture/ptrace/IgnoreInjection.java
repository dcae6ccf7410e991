package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.Ptrace;
import io.tracecap.capture.linux.Registers;

/**
 * Makes a tracee ignore a signal, which only it can do: the call that it is entering becomes an rt_sigaction(2), and at the
 * exit of that it is set back to where it enters its own call. Done once.
 */
final class IgnoreInjection {
    private static final int RT_SIGACTION = 13;
    private static final int SIGNAL_SET_LENGTH = 8;
    private static final long SIG_IGN = 1;
    /** struct kernel_sigaction: handler, flags, restorer, mask. */
    private static final int ACTION_WORDS = 4;
    /** The x86-64 ABI lets a function use 128 bytes below its stack pointer. */
    private static final int BELOW_RED_ZONE = 256;

    private enum State {
        NOT_BEGUN,
        BEGUN,
        DONE
    }

    private final int signal;
    private final Registers own = new Registers();
    private final Registers changed = new Registers();
    private State state = State.NOT_BEGUN;

    IgnoreInjection(int signal) {
        this.signal = signal;
    }

    /** At a syscall-enter-stop: returns whether the tracee now enters the other call. */
    boolean begin(int tid, Ptrace ptrace) {
        if (state != State.NOT_BEGUN || !own.read(ptrace, tid)) {
            return false;
        }
        long action = own.stackPointer() - BELOW_RED_ZONE;
        for (int i = 0; i < ACTION_WORDS; i++) {
            if (!ptrace.poke(tid, action + (long) i * Long.BYTES, i == 0 ? SIG_IGN : 0)) {
                return false;
            }
        }
        changed.copy(own);
        changed.setCall(RT_SIGACTION, signal, action, 0, SIGNAL_SET_LENGTH);
        boolean isBegun = changed.write(ptrace, tid);
        state = isBegun ? State.BEGUN : State.DONE;
        return isBegun;
    }

    /** At a syscall-exit-stop. */
    void end(int tid, Ptrace ptrace) {
        if (state == State.BEGUN) {
            state = State.DONE;
            own.enterAgain();
            own.write(ptrace, tid);
        }
    }
}
