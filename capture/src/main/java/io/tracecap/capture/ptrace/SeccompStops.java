package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.Errno;
import io.tracecap.capture.linux.Ptrace;
import io.tracecap.capture.linux.Registers;
import io.tracecap.capture.linux.SyscallInfo;
import io.tracecap.capture.linux.TraceeMemory;
import io.tracecap.capture.linux.WaitStatus;
import io.tracecap.format.syscall.Abi;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets the kernel choose which calls stop, by a seccomp filter that the launching shell is made to install before it
 * executes the command: see SECCOMP_RET_TRACE in seccomp(2). All other calls run at full speed.
 *
 * <p>The filter stays with the command and with all that it starts for as long as they live, and where it stops a call and
 * there is no tracer, the call fails with ENOSYS. Nothing can prevent that at the moment when a tracer is killed: another
 * that stands ready takes over too late. So it is not let happen: PTRACE_O_EXITKILL makes the kernel kill the program
 * with its tracer, and a tracer that has nothing to record any more stays with the program until its end ({@link
 * #untilEnd}).
 *
 * <p>Where a filter that the program has installed itself says SECCOMP_RET_TRACE, there would be no tracer without this
 * one: the call fails with ENOSYS then. The kernel asks the latest filter first, and an equal answer of an earlier one does
 * not count, so that {@link SeccompFilter#DATA} tells who stopped the call.
 */
final class SeccompStops {
    /** Options of every tracee. */
    private static final int OPTIONS = PtraceCollector.OPTIONS | Ptrace.O_TRACESECCOMP | Ptrace.O_EXITKILL;

    private static final int PRCTL = 157;
    private static final int PR_SET_SECCOMP = 22;
    private static final int SECCOMP_MODE_STRICT = 1;
    private static final int SECCOMP = 317;
    private static final int SECCOMP_SET_MODE_STRICT = 0;
    private static final int SIGSTOP = 19;
    private static final int SIGTTOU = 22;

    private final Ptrace ptrace;
    private final TracedClones clones;
    private final Registers registers = new Registers();
    private final SyscallInfo info = new SyscallInfo();
    private Consumer<String> warnings = message -> {};
    private @Nullable Injection installation;
    private boolean givesUpPrivileges;
    private boolean toldOfStrictMode;
    private boolean on;
    private boolean refused;

    SeccompStops(Ptrace ptrace, TraceeMemory memory) {
        this.ptrace = ptrace;
        this.clones = new TracedClones(ptrace, memory);
    }

    /**
     * Wants the launching shell to install the filter.
     *
     * @param calls those that are to stop
     * @param needsNoNewPrivileges whether it has to give up the rights of set-user-ID programs first
     * @param warnings takes what the user has to know
     */
    void want(ChosenCalls calls, boolean needsNoNewPrivileges, Consumer<String> warnings) {
        this.warnings = warnings;
        givesUpPrivileges = needsNoNewPrivileges;
        List<InjectedCall> steps = new ArrayList<>();
        if (needsNoNewPrivileges) {
            steps.add(InjectedCall.giveUpPrivileges());
        }
        steps.add(InjectedCall.filter(SeccompFilter.program(calls)));
        installation = new Injection(steps);
    }

    /**
     * At the enter of the launching shell's execve: lets it install the filter first. If it cannot, all calls stop, and the
     * program survives its tracer.
     *
     * @return whether it does; it will enter the execve again
     */
    boolean beginInstallation(int tid) {
        Injection wanted = installation;
        if (wanted == null || on) {
            return false;
        }
        // Before there is a filter: the moment that it is there, the program must not outlive its tracer.
        if (ptrace.setOptions(tid, OPTIONS) && wanted.begin(tid, ptrace)) {
            return true;
        }
        installation = null;
        refused = true;
        ptrace.setOptions(tid, PtraceCollector.OPTIONS);
        warnings.accept("the seccomp filter could not be installed: all calls are stopped, at the usual speed, and the"
                + " command does not die with the recorder");
        return false;
    }

    /** At the exit of a call of the launching shell. */
    void endInstallation(int tid, long result) {
        Injection wanted = installation;
        if (wanted != null && wanted.end(tid, ptrace, result)) {
            on = wanted.hasSucceeded();
        }
    }

    /** Whether the command gives up the rights of set-user-ID programs for the filter. */
    boolean areGivingUpPrivileges() {
        return givesUpPrivileges;
    }

    /** Whether the filter is installed: a thread that is in no call need not stop but for it. */
    boolean areOn() {
        return on;
    }

    /** Whether the filter was wanted, and could not be installed. */
    boolean wereRefused() {
        return refused;
    }

    /** Lets a thread go on. */
    void resume(int tid, boolean inCall, int signal) {
        if (on && !inCall) {
            ptrace.resume(tid, signal);
        } else {
            ptrace.resumeToSyscall(tid, signal);
        }
    }

    /**
     * Before a call that is stopped is looked at.
     *
     * @param stopped what is known of it; brought up to date if something of it had to be changed
     * @return whether its exit has to be seen, too
     */
    boolean atEnter(int tid, SyscallInfo stopped) {
        if (stopped.seccompData() != SeccompFilter.DATA) {
            if (registers.read(ptrace, tid)) {
                registers.setNoCall();
                registers.write(ptrace, tid);
            }
            return false;
        }
        if (!toldOfStrictMode && isForStrictMode(stopped)) {
            toldOfStrictMode = true;
            warnings.accept("the command wants the strict mode of seccomp, which fails under the filter of"
                    + " --die-with-recorder");
        }
        return clones.atEnter(tid, stopped) && ptrace.syscallInfo(tid, stopped);
    }

    private static boolean isForStrictMode(SyscallInfo call) {
        return call.arch() == Abi.X86_64.auditArch()
                && ((call.number() == PRCTL
                                && call.argument(0) == PR_SET_SECCOMP
                                && call.argument(1) == SECCOMP_MODE_STRICT)
                        || (call.number() == SECCOMP && call.argument(0) == SECCOMP_SET_MODE_STRICT));
    }

    /** At the exit of a call that was stopped. */
    void atExit(int tid) {
        clones.atExit(tid);
    }

    /** Nothing is recorded any more: answers for the program until it has ended. */
    void untilEnd() {
        int tid = ptrace.waitAny();
        while (tid != -Errno.ECHILD) {
            if (tid > 0) {
                letGoOn(tid, ptrace.status());
            }
            tid = ptrace.waitAny();
        }
    }

    /** Lets a thread that has come to a stop go on, without recording it. */
    void letGoOn(int tid, int status) {
        int event = WaitStatus.event(status);
        int signal = WaitStatus.stopSignal(status);
        if (!WaitStatus.isStopped(status)) {
            return;
        }
        if (event == WaitStatus.EVENT_SECCOMP && ptrace.syscallInfo(tid, info)) {
            resume(tid, atEnter(tid, info), 0);
        } else if (event == WaitStatus.EVENT_STOP && signal >= SIGSTOP && signal <= SIGTTOU) {
            ptrace.listen(tid);
        } else if (event == 0 && signal != WaitStatus.SYSCALL_STOP) {
            ptrace.resume(tid, signal);
        } else {
            clones.atExit(tid);
            ptrace.resume(tid, 0);
        }
    }
}
