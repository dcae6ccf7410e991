package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.Errno;
import io.tracecap.capture.linux.ProcStatus;
import io.tracecap.capture.linux.Ptrace;
import io.tracecap.capture.linux.TraceeMemory;
import io.tracecap.capture.linux.WaitStatus;
import io.tracecap.capture.placement.Placement;
import io.tracecap.capture.placement.PlacementChoice;
import io.tracecap.capture.placement.PlacementRestorer;
import io.tracecap.capture.placement.PlacementSetup;
import io.tracecap.capture.record.Collector;
import io.tracecap.capture.record.Ending;
import io.tracecap.capture.record.RingFeed;
import io.tracecap.format.event.ThreadMap;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows processes that run already, with ptrace(2): all their threads, and from then on all that these create. Each
 * thread is stopped once, to begin with; {@link CallResumption} keeps it from noticing.
 *
 * <p>They are no children of the recorder: nobody waits for the trace to be complete, and none of them is held.
 */
public final class AttachCollector implements Collector {
    private static final int THREADS =
            Ptrace.O_TRACESYSGOOD | Ptrace.O_TRACECLONE | Ptrace.O_TRACEEXEC | Ptrace.O_TRACEEXIT;
    private static final int CHILDREN = Ptrace.O_TRACEFORK | Ptrace.O_TRACEVFORK;

    private final List<ProcessFacts> processes;
    private final boolean followsChildren;
    private final CaptureScope scope;
    private final PlacementChoice placementChoice;
    private final @Nullable Path journal;
    private final Consumer<String> warnings;
    private final Set<Integer> pids = new HashSet<>();
    private final Ptrace ptrace = new Ptrace();
    private final CallResumption resumption = new CallResumption(ptrace);
    /** Threads that were seized and have not been seen stopped, with their pids. */
    private final ThreadMap<Integer> starting = new ThreadMap<>();

    /** Processes of which a thread was seen stopped. */
    private final Set<Integer> described = new HashSet<>();

    private @Nullable PlacementRestorer unseen;

    /**
     * Prepares to trace.
     *
     * @param processes the processes, a parent before its children
     * @param followsChildren whether their children are recorded, too
     * @param scope what is recorded of their calls
     * @param placement who decides on which processors they run
     * @param journal where to note what is to be put right if this process dies; null if nobody would look there
     * @param warnings takes what their user has to know
     */
    public AttachCollector(
            List<ProcessFacts> processes,
            boolean followsChildren,
            CaptureScope scope,
            PlacementChoice placement,
            @Nullable Path journal,
            Consumer<String> warnings) {
        this.processes = List.copyOf(processes);
        this.followsChildren = followsChildren;
        this.scope = scope;
        this.placementChoice = placement;
        this.journal = journal;
        this.warnings = warnings;
        for (ProcessFacts process : processes) {
            pids.add(process.pid());
        }
    }

    @Override
    public Outcome collect(RingFeed feed) throws IOException {
        try (Placement placement = beginPlacement()) {
            TraceeMemory memory = new TraceeMemory();
            SeccompStops noFilter = new SeccompStops(ptrace, memory);
            StopHandler handler = new StopHandler(feed, ptrace, memory, scope, null, noFilter, placement, warnings);
            for (ProcessFacts process : processes) {
                seize(process, handler);
            }
            handler.tracees().forEach(tracee -> ptrace.interrupt(tracee.tid()));
            follow(handler, placement, feed.ending());
            handler.finish();
            Ending.Cause cause = feed.ending().cause();
            if (cause != null) {
                unseen = placement.restorer();
                handler.recordEnd(cause.reason(), System.nanoTime());
            }
        }
        return Outcome.RECORDED;
    }

    private Placement beginPlacement() {
        Path list = journal;
        return list == null
                ? Placement.none()
                : PlacementSetup.ofProcesses(
                        placementChoice,
                        processes.stream().map(ProcessFacts::pid).toList(),
                        followsChildren,
                        list);
    }

    @Override
    public boolean attend() {
        return false;
    }

    @Override
    public void release() {
        // Nothing is held: the end of this thread lets go of everything.
    }

    @Override
    public void afterwards() {
        PlacementRestorer restorer = unseen;
        if (restorer != null) {
            restorer.restore();
        }
    }

    /** Seizes the threads of a process until no new one shows up. Those that a seized thread makes are traced already. */
    private void seize(ProcessFacts process, StopHandler handler) throws IOException {
        int pid = process.pid();
        long now = System.nanoTime();
        boolean isLeaderGone = !seizeThread(process, pid);
        Tracee leader = handler.attach(pid, pid, process, now);
        int found = 1;
        while (found > 0) {
            found = 0;
            try (DirectoryStream<Path> tasks =
                    Files.newDirectoryStream(Path.of("/proc", Integer.toString(pid), "task"))) {
                for (Path task : tasks) {
                    int tid = Integer.parseInt(task.getFileName().toString());
                    if (handler.tracees().get(tid) == null && seizeThread(process, tid)) {
                        handler.attach(tid, pid, null, now);
                        found++;
                    }
                }
            } catch (java.io.UncheckedIOException | java.nio.file.DirectoryIteratorException gone) {
                // Its threads are reported as they end.
                found = 0;
            }
        }
        if (isLeaderGone) {
            handler.tracees().markEnded(leader);
            if (!handler.tracees().hasAliveThreads(leader.process())) {
                throw new IOException("process " + pid + " has ended");
            }
        }
    }

    /** Returns false for a thread that is gone, or traced already because a traced one has made it. */
    private boolean seizeThread(ProcessFacts process, int tid) throws IOException {
        if (ptrace.seize(tid, followsChildren ? THREADS | CHILDREN : THREADS)) {
            starting.put(tid, process.pid());
            return true;
        }
        int errno = ptrace.errno();
        if (errno == Errno.ESRCH) {
            return false;
        }
        ProcessFacts thread;
        try {
            thread = ProcessFacts.of(tid);
        } catch (IOException gone) {
            return false;
        }
        if (thread.isZombie() || thread.tracer() == ProcessHandle.current().pid()) {
            return false;
        }
        throw PtraceDeniedException.of(process, thread.tracer(), errno);
    }

    private void follow(StopHandler handler, Placement placement, Ending ending) {
        while (handler.tracees().alive() > 0 && !ending.isRequested()) {
            int tid = ptrace.waitAny();
            if (tid == -Errno.ECHILD) {
                return;
            }
            if (tid > 0) {
                stopped(handler, placement, tid, ptrace.status(), System.nanoTime());
            }
        }
    }

    private void stopped(StopHandler handler, Placement placement, int tid, int status, long timeNs) {
        Tracee known = handler.tracees().get(tid);
        if (!followsChildren && WaitStatus.isStopped(status) && isChild(tid, known)) {
            handler.turnAway(known == null ? handler.adopt(tid, timeNs) : known, status, timeNs);
            return;
        }
        Integer pid = starting.remove(tid);
        if (pid != null && WaitStatus.isStopped(status)) {
            resumption.resume(tid, status);
            placement.attached(tid);
            describe(handler, tid, pid, timeNs);
        }
        Tracee exiting = handler.handle(tid, status, timeNs);
        if (exiting != null) {
            ptrace.resume(exiting.tid(), 0);
        }
    }

    /**
     * Records what a process has when the first of its threads has stopped; and again when all of them have, because others
     * of them may have changed that unseen until then.
     */
    private void describe(StopHandler handler, int tid, int pid, long timeNs) {
        boolean[] isLast = {true};
        starting.forEach(other -> isLast[0] &= other != pid);
        boolean isFirst = described.add(pid);
        Tracee stopped = handler.tracees().get(tid);
        if (stopped != null && (isFirst || isLast[0])) {
            handler.describe(stopped, timeNs);
        }
    }

    /** Whether a clone(2) has made a process, not a thread. */
    private boolean isChild(int tid, @Nullable Tracee known) {
        try {
            return !pids.contains(
                    known != null ? known.pid() : ProcStatus.read(tid).tgid());
        } catch (IOException gone) {
            return true;
        }
    }
}
