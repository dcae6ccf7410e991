package io.tracecap.capture.placement;

import io.tracecap.capture.linux.CpuSet;
import io.tracecap.capture.linux.ProcStatus;
import io.tracecap.format.event.ThreadMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    /** From opening a file to reading it takes less than this. */
    private static final long SHOWN_NS = TimeUnit.MILLISECONDS.toNanos(200);

    private final ThreadMap<PlacedThread> threads = new ThreadMap<>();
    private final @Nullable Path journal;
    private final int tracerTid;
    private final CpuSet tracerOwn;
    private final CpuSet rootOwn;
    private final boolean followsChildren;
    private @Nullable Confinement confinement;
    private @Nullable PlacementWatch watch;
    private int preferred = UNKNOWN;
    private long shownUntilNs = System.nanoTime();
    /** Everything is brought together as soon as there is something to bring. */
    private boolean gathers;

    /**
     * Takes charge, if there is anything to take charge of.
     *
     * @param setup what is known beforehand
     * @param confinement what moves threads; null leaves all to the kernel
     */
    Placement(PlacementSetup setup, @Nullable Confinement confinement) {
        this.journal = setup.journal();
        this.tracerTid = setup.tracerTid();
        this.tracerOwn = setup.tracerOwn();
        this.rootOwn = setup.rootOwn();
        this.followsChildren = setup.followsChildren();
        this.confinement = confinement;
    }

    /** All is left to the kernel. */
    public static Placement none() {
        return new Placement(new PlacementSetup(null, 0, CpuSet.of(0), CpuSet.of(0), true), null);
    }

    /** Begins with a first tracee, on the processor on which that is. */
    synchronized void start(PlacementChoice choice, int root, int cpu) {
        watch(choice, rootOwn.count(), true);
        preferred = cpu;
        added(root, 0);
        bring(true, 0);
    }

    /** Begins with threads that are going to be {@link #attached}. */
    synchronized void startAttached(PlacementChoice choice, int processors) {
        watch(choice, processors, false);
        gathers = choice == PlacementChoice.TOGETHER;
    }

    /** Before the tracer is confined: a thread inherits from the one that starts it. */
    private void watch(PlacementChoice choice, int processors, boolean together) {
        if (choice == PlacementChoice.AUTO) {
            PlacementPolicy policy = new PlacementPolicy(processors, together);
            PlacementWatch watching = new PlacementWatch(this, new LoadMeter(tracerTid), policy);
            watch = watching;
            watching.start();
        }
    }

    /** Whether children of traced processes are not traced, so that they have to get what they would without us. */
    public boolean leavesChildrenAlone() {
        return !followsChildren;
    }

    /**
     * A thread that was made by a tracee is traced from now on: its first stop has been seen, or its parent's.
     *
     * @param tid the new thread
     * @param parent the thread that made it, or one of which it has probably inherited the same; 0 if unknown
     */
    public synchronized void added(int tid, int parent) {
        Confinement open = confinement;
        CpuSet current = currentOfNew(tid);
        if (current != null && open != null) {
            PlacedThread creator = threads.get(parent);
            boolean chosen = creator != null && creator.isChosen();
            CpuSet inherited = creator == null ? rootOwn : creator.own();
            add(tid, chosen || !open.isHome(current) ? current : inherited, current, chosen);
        }
    }

    /** It is known now which thread has made another one, which was {@link #added} before. */
    public synchronized void inherited(int tid, int parent) {
        Confinement open = confinement;
        PlacedThread thread = threads.get(tid);
        PlacedThread creator = threads.get(parent);
        if (open == null || thread == null || creator == null || thread.isChosen()) {
            return;
        }
        if (creator.isChosen()) {
            thread.setOwn(creator.own());
            open.restore(thread);
            open.leaveAlone(thread, thread.own());
        } else if (!thread.own().equals(creator.own())) {
            thread.setOwn(creator.own());
            open.apply(thread);
        }
    }

    /** A thread that ran before is traced from now on. */
    public synchronized void attached(int tid) {
        CpuSet current = currentOfNew(tid);
        if (current != null) {
            add(tid, current, current, false);
        }
        if (gathers && current != null) {
            gathers = false;
            bring(true, tid);
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
                bring(true, 0);
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
        return thread == null || thread.isChosen() || thread.own().equals(thread.current()) ? null : thread.own();
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

    /** Whether it depends on the load where threads may run. */
    public boolean isAutomatic() {
        return watch != null;
    }

    /** A tracee is about to look where threads may run (/proc/PID/status): for a moment they may where they might without us. */
    public synchronized void show() {
        shownUntilNs = System.nanoTime() + SHOWN_NS;
        decide(false, 0);
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
        bring(false, 0);
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

    /**
     * Brings tracer and program together, or sets them free, unless they are so already.
     *
     * @param busiest the traced thread that has run the longest lately, 0 if none has
     */
    synchronized void decide(boolean together, int busiest) {
        Confinement open = confinement;
        if (open == null || (together && System.nanoTime() - shownUntilNs < 0)) {
            return;
        }
        PlacedThread thread = threads.get(busiest);
        boolean isTogether = open.home() != null;
        if (together && isTogether && thread != null && !open.reaches(thread)) {
            // It cannot come to us.
            preferred = UNKNOWN;
            bring(true, busiest);
        } else if (together != isTogether) {
            bring(together, busiest);
        }
    }

    /** While tracer and program are together: lets single threads leave, or brings them back. */
    synchronized void roam(List<ThreadLoad> loads) {
        Confinement open = confinement;
        for (ThreadLoad load : loads) {
            PlacedThread thread = threads.get(load.tid());
            if (open != null && thread != null && thread.isAway() != load.isAway()) {
                thread.setAway(load.isAway());
                open.apply(thread);
            }
        }
    }

    private void bring(boolean together, int busiest) {
        Confinement open = confinement;
        if (open == null) {
            return;
        }
        int cpu = together ? newHome(busiest) : UNKNOWN;
        if (tracerOwn.contains(cpu)) {
            open.settle(cpu);
        } else {
            open.leaveHome();
            preferred = UNKNOWN;
        }
        open.moveTracer(tracerTid, tracerOwn);
        threads.forEach(thread -> {
            thread.setAway(false);
            open.apply(thread);
        });
    }

    /** Where the program wants to be, else where the kernel has brought what is busy. */
    private int newHome(int busiest) {
        try {
            return preferred != UNKNOWN ? preferred : ProcStatus.processor(busiest == 0 ? tracerTid : busiest);
        } catch (IOException gone) {
            return UNKNOWN;
        }
    }
}
