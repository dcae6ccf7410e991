package io.tracecap.capture.placement;

import io.tracecap.capture.linux.Affinity;
import io.tracecap.capture.linux.CpuSet;
import io.tracecap.capture.linux.ProcStatus;
import io.tracecap.capture.linux.SchedStat;
import io.tracecap.capture.linux.ThisProcess;
import io.tracecap.format.event.ThreadMap;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the tracer thread and the traced threads may run, for as long as a recording lasts: on one processor, the
 * <em>home</em>, or wherever they might without us.
 *
 * <p>What the program chooses itself is obeyed: a thread whose processors the program (or somebody else) sets is left
 * alone from then on, and so is what inherits from it. {@link #trueSet} says what the program is to be told. Whatever
 * fails is left as it is: a thread that cannot be confined runs free.
 *
 * <p>The tracer thread tells of new and ended threads; a {@link PlacementWatch} looks at the load and decides.
 */
public final class Placement implements AutoCloseable {
    private static final int UNKNOWN = -1;

    private final ThreadMap<PlacedThread> threads = new ThreadMap<>();
    private final @Nullable Path journal;
    private final int tracerTid;
    private final CpuSet tracerOwn;
    private final CpuSet rootOwn;
    private @Nullable Confinement confinement;
    private @Nullable PlacementWatch watch;
    private int preferred = UNKNOWN;

    private Placement(
            @Nullable Path journal,
            int tracerTid,
            CpuSet tracerOwn,
            CpuSet rootOwn,
            @Nullable Confinement confinement) {
        this.journal = journal;
        this.tracerTid = tracerTid;
        this.tracerOwn = tracerOwn;
        this.rootOwn = rootOwn;
        this.confinement = confinement;
    }

    /** All is left to the kernel. */
    public static Placement none() {
        return new Placement(null, 0, CpuSet.of(0), CpuSet.of(0), null);
    }

    /**
     * Takes charge of the calling thread, which is the tracer, and of a first tracee. Does nothing where there is nothing
     * to choose (one processor), or where what would be changed could not be put right again if the recorder died.
     *
     * @param choice who decides
     * @param root the first tracee
     * @param journal where to note what is to be put right; must not exist
     */
    public static Placement begin(PlacementChoice choice, int root, Path journal) {
        Affinity affinity = new Affinity();
        CpuSet tracerOwn = affinity.of(0);
        CpuSet rootOwn = affinity.of(root);
        if (choice == PlacementChoice.FREE || tracerOwn == null || rootOwn == null || rootOwn.count() <= 1) {
            return none();
        }
        try {
            int tracer = ThisProcess.threadId();
            int cpu = ProcStatus.processor(root);
            if (choice == PlacementChoice.AUTO && !new SchedStat().read(tracer)) {
                return none();
            }
            Confinement confinement = new Confinement(new PlacementJournal(journal));
            Placement placement = new Placement(journal, tracer, tracerOwn, rootOwn, confinement);
            placement.start(root, cpu, choice);
            return placement;
        } catch (IOException noPlaceForTheJournal) {
            return none();
        }
    }

    private synchronized void start(int root, int cpu, PlacementChoice choice) {
        if (choice == PlacementChoice.AUTO) {
            // Started before the tracer is confined: a thread inherits from the one that starts it.
            watch = new PlacementWatch(this, new LoadMeter(tracerTid), new PlacementPolicy(rootOwn.count()));
            watch.start();
        }
        preferred = cpu;
        added(root, 0);
        bring(true);
    }

    /**
     * A thread that was made by a tracee is traced from now on: its first stop has been seen, or its parent's.
     *
     * @param tid the new thread
     * @param parent the thread that made it, or one of which it has inherited the same; 0 if unknown
     */
    public synchronized void added(int tid, int parent) {
        CpuSet current = currentOfNew(tid);
        if (current != null) {
            PlacedThread creator = threads.get(parent);
            boolean chosen = creator != null && creator.isChosen();
            add(tid, chosen ? current : creator == null ? rootOwn : creator.own(), current, chosen);
        }
    }

    /** A thread that ran before is traced from now on. */
    public synchronized void attached(int tid) {
        CpuSet current = currentOfNew(tid);
        if (current != null) {
            add(tid, current, current, false);
        }
    }

    private @Nullable CpuSet currentOfNew(int tid) {
        Confinement open = confinement;
        return open == null || threads.get(tid) != null ? null : open.current(tid);
    }

    private void add(int tid, CpuSet own, CpuSet current, boolean chosen) {
        Confinement open = confinement;
        if (open != null) {
            PlacedThread thread = open.take(tid, own, current, chosen);
            threads.put(tid, thread);
            open.apply(thread);
        }
    }

    /** A thread has ended. */
    public synchronized void ended(int tid) {
        Confinement open = confinement;
        PlacedThread thread = threads.remove(tid);
        if (thread != null && open != null) {
            open.drop(thread);
        }
    }

    /** A thread is about to be let go: it gets back what it had. */
    public synchronized void released(int tid) {
        Confinement open = confinement;
        PlacedThread thread = threads.get(tid);
        if (thread != null && open != null) {
            open.restore(thread);
            ended(tid);
        }
    }

    /** A thread goes on under its thread group leader's id: it has executed a program. */
    public synchronized void renamed(int tid, int leader) {
        PlacedThread caller = threads.get(tid);
        if (caller != null && tid != leader) {
            ended(leader);
            ended(tid);
            add(leader, caller.own(), caller.current(), caller.isChosen());
        }
    }

    /** A tracee enters a sched_setaffinity(2) for {@code named}, as it calls that thread (0 is itself). */
    public synchronized void beginChange(int tracee, int named) {
        PlacedThread thread = find(tracee, named);
        if (thread != null) {
            thread.beginChange();
        }
    }

    /** That call is over. */
    public synchronized void endChange(int tracee, int named, boolean succeeded) {
        Confinement open = confinement;
        PlacedThread thread = find(tracee, named);
        if (thread == null || open == null) {
            return;
        }
        thread.endChange();
        CpuSet chosen = succeeded ? open.current(thread.tid()) : null;
        if (chosen == null) {
            open.apply(thread);
            return;
        }
        open.leaveAlone(thread, chosen);
        if (chosen.count() == 1) {
            // A thread that is tied to a processor is best traced from there.
            preferred = chosen.first();
            if (open.home() != null) {
                bring(true);
            }
        }
    }

    /**
     * What a sched_getaffinity(2) of a tracee for {@code named} is to be answered.
     *
     * @return null if the kernel's answer is right
     */
    public synchronized @Nullable CpuSet trueSet(int tracee, int named) {
        PlacedThread thread = find(tracee, named);
        return thread == null || thread.isChosen() ? null : thread.own();
    }

    /** A tracee is about to make a child that will not be traced: that is to inherit what it would without us. */
    public synchronized void freeForCall(int tid) {
        Confinement open = confinement;
        PlacedThread thread = threads.get(tid);
        if (thread != null && open != null) {
            open.restore(thread);
            thread.beginChange();
        }
    }

    /** That child is made. */
    public synchronized void afterCall(int tid) {
        Confinement open = confinement;
        PlacedThread thread = threads.get(tid);
        if (thread != null && open != null) {
            thread.endChange();
            open.apply(thread);
        }
    }

    private @Nullable PlacedThread find(int tracee, int named) {
        return threads.get(named == 0 ? tracee : TaskNames.resolve(tracee, named, tids()));
    }

    /**
     * What can put right, when nothing is traced any more, which threads were made in the last moment and not seen.
     *
     * @return null if nothing was changed
     */
    public synchronized @Nullable PlacementRestorer restorer() {
        Path list = journal;
        try {
            return confinement == null || list == null ? null : PlacementRestorer.of(list);
        } catch (IOException nothingNoted) {
            return null;
        }
    }

    /** Puts everything right. */
    @Override
    public void close() {
        PlacementWatch watching = watch;
        if (watching != null) {
            watching.end();
        }
        end();
    }

    private synchronized void end() {
        Confinement open = confinement;
        if (open == null) {
            return;
        }
        bring(false);
        confinement = null;
        try {
            open.end();
        } catch (IOException notRemoved) {
            // What it lists has been put right; the launching script removes the file.
            confinement = null;
        }
    }

    /** The tids of all traced threads. */
    synchronized int[] tids() {
        int[] tids = new int[threads.size()];
        int[] count = {0};
        threads.forEach(thread -> tids[count[0]++] = thread.tid());
        return tids;
    }

    /** Brings tracer and program together, or sets them free, unless they are so already. */
    synchronized void decide(boolean together) {
        Confinement open = confinement;
        if (open != null && together != (open.home() != null)) {
            bring(together);
        }
    }

    private void bring(boolean together) {
        Confinement open = confinement;
        if (open == null) {
            return;
        }
        int cpu = together ? newHome() : UNKNOWN;
        if (tracerOwn.contains(cpu)) {
            open.settle(cpu);
        } else {
            open.leaveHome();
            preferred = UNKNOWN;
        }
        open.moveTracer(tracerTid, tracerOwn);
        threads.forEach(open::apply);
    }

    /** Where the program wants to be, else where the kernel has brought the tracer. */
    private int newHome() {
        try {
            return preferred == UNKNOWN ? ProcStatus.processor(tracerTid) : preferred;
        } catch (IOException noProc) {
            return UNKNOWN;
        }
    }
}
