package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.NativeBlock;
import io.tracecap.capture.linux.ProcStatus;
import io.tracecap.capture.linux.Ptrace;
import io.tracecap.capture.linux.Registers;
import io.tracecap.capture.linux.Signal;
import io.tracecap.capture.linux.SignalState;
import io.tracecap.capture.linux.TraceeMemory;
import java.io.IOException;
import java.util.List;

/**
 * What the command inherits, put right: a shell does not hand on all of it as it got it.
 *
 * <p>The environment: dash adds PWD, all shells drop names that are no identifiers, the order changes. But the original
 * array still lies at the bottom of the shell's stack, so the tracer points the shell's execve at it.
 *
 * <p>The signal mask: dash clears it when it waits for a child, and takes what was pending behind it; that is sent again.
 *
 * <p>An ignored SIGCHLD: dash begins with a handler of its own. The shell is made to ignore the signal before its execve,
 * see {@link Injection}.
 */
final class Inheritance {
    private static final int LAST_SIGNAL = 64;

    private final long environment;
    private final SignalState signals;
    private final Injection injection = new Injection(List.of(InjectedCall.ignore(SignalState.SIGCHLD)));
    private final Registers registers = new Registers();

    private Inheritance(long environment, SignalState signals) {
        this.environment = environment;
        this.signals = signals;
    }

    /**
     * Finds the original environment of a stopped tracee.
     *
     * @param signals those that the command is to find blocked and pending; whether it is to find SIGCHLD ignored
     * @throws IOException if the tracee is gone or its stack cannot be read
     */
    static Inheritance of(int tid, TraceeMemory memory, SignalState signals) throws IOException {
        long stack = ProcStatus.startStack(tid);
        NativeBlock argc = new NativeBlock(Long.BYTES);
        if (memory.copy(tid, stack, argc.address(), Long.BYTES) != Long.BYTES) {
            throw new IOException("cannot read the stack of the launching shell, process " + tid);
        }
        // argc, argc pointers, a NULL
        return new Inheritance(stack + (argc.bytes().getLong(0) + 2) * Long.BYTES, signals);
    }

    /**
     * At the enter of an execve: lets the tracee do something else first, if there is something to do.
     *
     * @return whether it does; it will enter the execve again
     */
    boolean beginOtherCall(Tracee tracee, Ptrace ptrace) {
        return SignalState.has(signals.ignored(), SignalState.SIGCHLD) && injection.begin(tracee.tid(), ptrace);
    }

    /** At the exit of any call: if it was the other one, lets the tracee enter the execve again. */
    void endOtherCall(Tracee tracee, Ptrace ptrace, long result) {
        injection.end(tracee.tid(), ptrace, result);
    }

    /** Points the execve that the tracee is entering to the original environment. */
    void passOnEnvironment(Tracee tracee, Ptrace ptrace) {
        if (registers.read(ptrace, tracee.tid())) {
            registers.setThirdArgument(environment);
            if (registers.write(ptrace, tracee.tid())) {
                tracee.replaceArgument(2, environment);
            }
        }
    }

    /** Blocks the signals that the tracee, which has just executed the command, is to find blocked, and pending. */
    void passOnSignals(Tracee tracee, Ptrace ptrace) {
        ptrace.setSignalMask(tracee.tid(), signals.blocked());
        if ((signals.threadPending() | signals.processPending()) != 0) {
            sendPending(tracee);
        }
    }

    private void sendPending(Tracee tracee) {
        SignalState now;
        try {
            now = SignalState.of(tracee.tid());
        } catch (IOException gone) {
            return;
        }
        for (int signal = 1; signal <= LAST_SIGNAL; signal++) {
            if (SignalState.has(signals.threadPending() & ~now.threadPending(), signal)) {
                Signal.toThread(tracee.pid(), tracee.tid(), signal);
            }
            if (SignalState.has(signals.processPending() & ~now.processPending(), signal)) {
                Signal.toProcess(tracee.pid(), signal);
            }
        }
    }
}
