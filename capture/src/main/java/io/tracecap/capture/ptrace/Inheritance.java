package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.NativeBlock;
import io.tracecap.capture.linux.ProcStatus;
import io.tracecap.capture.linux.Ptrace;
import io.tracecap.capture.linux.Registers;
import io.tracecap.capture.linux.TraceeMemory;
import java.io.IOException;

/**
 * What the command inherits, put right: a shell does not hand on all of it as it got it.
 *
 * <p>The environment: dash adds PWD, all shells drop names that are no identifiers, the order changes. But the original
 * array still lies at the bottom of the shell's stack, so the tracer points the shell's execve at it.
 *
 * <p>The signal mask: dash clears it when it waits for a child.
 */
final class Inheritance {
    private final long environment;
    private final long blockedSignals;
    private final Registers registers = new Registers();

    private Inheritance(long environment, long blockedSignals) {
        this.environment = environment;
        this.blockedSignals = blockedSignals;
    }

    /**
     * Finds the original environment of a stopped tracee.
     *
     * @param blockedSignals the signals that the command is to find blocked: bit n - 1 is signal n
     * @throws IOException if the tracee is gone or its stack cannot be read
     */
    static Inheritance of(int tid, TraceeMemory memory, long blockedSignals) throws IOException {
        long stack = ProcStatus.startStack(tid);
        NativeBlock argc = new NativeBlock(Long.BYTES);
        if (memory.copy(tid, stack, argc.address(), Long.BYTES) != Long.BYTES) {
            throw new IOException("cannot read the stack of the launching shell, process " + tid);
        }
        // argc, argc pointers, a NULL
        return new Inheritance(stack + (argc.bytes().getLong(0) + 2) * Long.BYTES, blockedSignals);
    }

    /** Points the execve that the tracee is entering to the original environment. */
    void passOnEnvironment(Tracee tracee, Ptrace ptrace) {
        if (registers.replaceThirdArgument(ptrace, tracee.tid(), environment)) {
            tracee.replaceArgument(2, environment);
        }
    }

    /** Blocks the signals that the tracee, which has just executed the command, is to find blocked. */
    void passOnSignalMask(Tracee tracee, Ptrace ptrace) {
        ptrace.setSignalMask(tracee.tid(), blockedSignals);
    }
}
