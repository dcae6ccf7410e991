package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.Errno;
import io.tracecap.capture.linux.Ptrace;
import io.tracecap.capture.linux.SignalState;
import io.tracecap.capture.linux.TraceeMemory;
import io.tracecap.capture.linux.WaitStatus;
import io.tracecap.capture.placement.Placement;
import io.tracecap.capture.placement.PlacementChoice;
import io.tracecap.capture.placement.PlacementRestorer;
import io.tracecap.capture.placement.PlacementSetup;
import io.tracecap.capture.record.Collector;
import io.tracecap.capture.record.Ending;
import io.tracecap.capture.record.RingFeed;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.SyscallTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Follows a process and all its children with ptrace(2). The process is a shell that waits to be told to execute the
 * command: it is seized, told to go on, and what it does until its execve succeeds is not recorded.
 *
 * <p>The last thread of the command is held at PTRACE_EVENT_EXIT until {@link #release}, so that whoever waits for the
 * command finds the trace complete. If children of the command live on, it is held for {@link #GRACE_NS} at most.
 *
 * <p>One thread makes all calls: a tracee answers only to the thread that seized it. If this thread dies, with the whole
 * recorder, the kernel detaches every tracee, and they run on.
 */
public final class PtraceCollector implements Collector {
    /** Name of this collector in a trace's header. */
    public static final String NAME = "ptrace";

    /** How long the end of the command is held back for children that are about to end, too. */
    static final long GRACE_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(1);
    /** Of every tracee. */
    static final int OPTIONS = Ptrace.O_TRACESYSGOOD
            | Ptrace.O_TRACEFORK
            | Ptrace.O_TRACEVFORK
            | Ptrace.O_TRACECLONE
            | Ptrace.O_TRACEEXEC
            | Ptrace.O_TRACEEXIT;

    private final int rootPid;
    private final SignalState signals;
    private final CaptureScope scope;
    private final Launch launch;
    private final PlacementChoice placementChoice;
    private final Ptrace ptrace = new Ptrace();
    private final TraceeMemory memory = new TraceeMemory();
    private final SeccompStops seccomp = new SeccompStops(ptrace, memory);
    private boolean endsWithCommand;
    private @Nullable StopHandler stops;
    private @Nullable PlacementRestorer unseen;
    private @Nullable Tracee held;

    /** The conversation with the waiting shell. */
    public interface Launch {
        /**
         * Tells the waiting shell to execute the command. Must not wait for it: it is being traced.
         *
         * @throws IOException if it cannot be told
         */
        void go() throws IOException;

        /** Where to note what is to be put right if this process dies; whoever started it looks there. */
        Path journal();

        /** Says something that the user has to know at once. */
        void warn(String message);

        /** The shell has executed the command: what was needed to talk to it is not needed any more. */
        void done();

        /** The command is about to be let go for good, and this process may end with it. */
        void ending();
    }

    /**
     * Prepares to trace.
     *
     * @param rootPid the waiting shell's process id
     * @param signals those that the command is to find blocked, pending and ignored
     * @param scope what is recorded of its calls
     * @param placement who decides on which processors the program runs
     * @param launch told when the shell is traced, and when it has executed the command
     */
    public PtraceCollector(
            int rootPid, SignalState signals, CaptureScope scope, PlacementChoice placement, Launch launch) {
        this.rootPid = rootPid;
        this.signals = signals;
        this.scope = scope;
        this.placementChoice = placement;
        this.launch = launch;
    }

    /** Loads what tracing needs, so that no program has to wait for it. May be called by any thread, or not at all. */
    public static void prepare() {
        SyscallTable.of(Abi.X86_64).signature(Tracee.EXECVE);
        new Ptrace().errno();
    }

    /** Records no longer than the command itself runs: what it leaves running is let go. */
    public void endWithCommand() {
        endsWithCommand = true;
    }

    /**
     * Stops only the calls that are recorded, by a seccomp filter; see {@link SeccompStops}.
     *
     * @param needsNoNewPrivileges whether that needs the command to give up the rights of set-user-ID programs
     */
    public void stopBySeccomp(boolean needsNoNewPrivileges) {
        seccomp.want(scope.calls(), needsNoNewPrivileges, launch::warn);
    }

    @Override
    public Outcome collect(RingFeed feed) throws IOException {
        seize();
        Inheritance inheritance = Inheritance.of(rootPid, memory, signals);
        try (Placement placement = PlacementSetup.ofCommand(placementChoice, rootPid, launch.journal())) {
            StopHandler handler =
                    new StopHandler(feed, ptrace, memory, scope, inheritance, seccomp, placement, launch::warn);
            Tracee root = handler.start(rootPid);
            launch.go();
            stops = handler;
            follow(handler, feed, root);
            handler.finish();
            Ending.Cause cause = feed.ending().cause();
            if (cause != null) {
                unseen = placement.restorer();
            }
            if (cause != null && !handler.isLaunching()) {
                handler.recordEnd(cause.reason(), System.nanoTime());
            }
            return handler.isLaunching() ? Outcome.NOT_EXECUTED : Outcome.RECORDED;
        }
    }

    @Override
    public boolean attend() {
        StopHandler handler = stops;
        if (held == null || handler == null) {
            if (seccomp.areOn()) {
                seccomp.untilEnd();
            }
            return false;
        }
        for (int tid = ptrace.pollAny(); tid > 0; tid = ptrace.pollAny()) {
            if (seccomp.areOn()) {
                seccomp.letGoOn(tid, ptrace.status());
            } else {
                handler.letGo(tid, ptrace.status());
            }
        }
        return true;
    }

    @Override
    public void release() {
        Tracee last = held;
        if (last != null) {
            launch.ending();
            ptrace.detach(last.tid(), 0);
            held = null;
        }
        if (seccomp.areOn()) {
            seccomp.untilEnd();
        }
    }

    @Override
    public boolean staysWithProgram() {
        return seccomp.areOn();
    }

    @Override
    public void afterwards() {
        PlacementRestorer restorer = unseen;
        if (restorer != null) {
            restorer.restore();
        }
    }

    private void seize() throws IOException {
        if (!ptrace.seize(rootPid, OPTIONS)) {
            throw new PtraceDeniedException(ptrace.errno());
        }
        if (!ptrace.interrupt(rootPid) || ptrace.waitFor(rootPid) != rootPid) {
            throw new IOException("the launching shell, process " + rootPid + ", is gone");
        }
        if (!WaitStatus.isStopped(ptrace.status())) {
            throw new IOException("the launching shell, process " + rootPid + ", has ended");
        }
    }

    private void follow(StopHandler handler, RingFeed feed, Tracee root) {
        TraceeTable tracees = handler.tracees();
        long deadline = 0;
        boolean launched = false;
        Ending ending = feed.ending();
        while (!tracees.isEmpty() && !ending.isRequested()) {
            int tid = held == null ? ptrace.waitAny() : ptrace.pollAny();
            if (tid == -Errno.ECHILD) {
                return;
            }
            if (tid > 0) {
                Tracee exiting = handle(handler, tid);
                if (!launched && !handler.isLaunching()) {
                    launched = true;
                    launch.done();
                }
                if (tracees.alive() == 0 && exiting != null) {
                    releaseEarly();
                    held = exiting;
                    return;
                }
                if (exiting != null && held == null && handler.isLastThreadOf(exiting, root)) {
                    held = exiting;
                    deadline = System.nanoTime() + GRACE_NS;
                    if (endsWithCommand) {
                        ending.request(Ending.Cause.COMMAND_ENDED);
                    }
                } else if (exiting != null) {
                    ptrace.resume(exiting.tid(), 0);
                }
            } else if (held != null && (tracees.alive() == 0 || System.nanoTime() - deadline >= 0)) {
                if (tracees.alive() == 0) {
                    return;
                }
                releaseEarly();
            } else if (held != null) {
                LockSupport.parkNanos(this, POLL_NS);
            }
        }
    }

    private @Nullable Tracee handle(StopHandler handler, int tid) {
        int status = ptrace.status();
        try {
            return handler.handle(tid, status, System.nanoTime());
        } catch (RuntimeException | Error notRecorded) {
            // This thread does not end now, which would let go of the tracee.
            if (seccomp.areOn()) {
                seccomp.letGoOn(tid, status);
            }
            throw notRecorded;
        }
    }

    /** Lets the command end although the trace is not complete: its children live on. */
    private void releaseEarly() {
        Tracee waiting = held;
        if (waiting != null) {
            held = null;
            ptrace.resume(waiting.tid(), 0);
        }
    }
}
