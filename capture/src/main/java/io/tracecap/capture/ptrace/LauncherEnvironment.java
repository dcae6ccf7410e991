package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.NativeBlock;
import io.tracecap.capture.linux.ProcStatus;
import io.tracecap.capture.linux.Ptrace;
import io.tracecap.capture.linux.Registers;
import io.tracecap.capture.linux.TraceeMemory;
import java.io.IOException;

/**
 * Gives the command the environment that the launching shell was given, byte for byte and in order. A shell does not
 * pass it on as it is: dash adds PWD, all of them drop names that are no identifiers, the order changes. But the
 * original array still lies at the bottom of the shell's stack, so the tracer points the shell's execve at it.
 */
final class LauncherEnvironment {
    private final long address;
    private final Registers registers = new Registers();

    private LauncherEnvironment(long address) {
        this.address = address;
    }

    /**
     * Finds the original environment of a stopped tracee.
     *
     * @throws IOException if the tracee is gone or its stack cannot be read
     */
    static LauncherEnvironment of(int tid, TraceeMemory memory) throws IOException {
        long stack = ProcStatus.startStack(tid);
        NativeBlock argc = new NativeBlock(Long.BYTES);
        if (memory.copy(tid, stack, argc.address(), Long.BYTES) != Long.BYTES) {
            throw new IOException("cannot read the stack of the launching shell, process " + tid);
        }
        // argc, argc pointers, a NULL
        return new LauncherEnvironment(stack + (argc.bytes().getLong(0) + 2) * Long.BYTES);
    }

    /** Points the execve that the tracee is entering to the original environment. */
    void passOn(Tracee tracee, Ptrace ptrace) {
        if (registers.replaceThirdArgument(ptrace, tracee.tid(), address)) {
            tracee.replaceArgument(2, address);
        }
    }
}
