package io.tracecap.capture.placement;

import io.tracecap.capture.linux.Affinity;
import io.tracecap.capture.linux.CpuSet;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Confines single threads to the home processor and gives them back what they had. Every thread that is confined is in
 * the journal before. Guarded by the {@link Placement} that it belongs to.
 */
final class Confinement {
    private final Affinity affinity = new Affinity();
    private final PlacementJournal journal;
    private @Nullable CpuSet home;
    private int homeCpu = -1;
    private final Set<CpuSet> homes = new HashSet<>();
    private boolean failed;

    Confinement(PlacementJournal journal) {
        this.journal = journal;
    }

    /** Where a thread may run now; null if it is gone. */
    @Nullable
    CpuSet current(int tid) {
        return affinity.of(tid);
    }

    /** The set of the home processor; null while threads are free. */
    @Nullable
    CpuSet home() {
        return home;
    }

    /** Whether threads have ever been confined to this set, so that a new one may have inherited it. */
    boolean isHome(CpuSet processors) {
        return homes.contains(processors);
    }

    /** Whether a thread could be confined now. */
    boolean reaches(PlacedThread thread) {
        return thread.own().contains(homeCpu);
    }

    /** From now on {@link #apply} confines to a processor. */
    void settle(int cpu) {
        try {
            journal.home(cpu, homeCpu);
            homeCpu = cpu;
            home = failed ? null : CpuSet.of(cpu);
            homes.add(CpuSet.of(cpu));
        } catch (IOException e) {
            fail();
        }
    }

    /** From now on {@link #apply} sets free. */
    void leaveHome() {
        home = null;
    }

    /** What could not be put right if the recorder died must not be done. */
    private void fail() {
        failed = true;
        home = null;
    }

    /** Takes up a thread; it is not confined yet by this. */
    PlacedThread take(int tid, CpuSet own, CpuSet current, boolean chosen) {
        int slot = journal.claim();
        PlacedThread thread = new PlacedThread(tid, slot, own, current, chosen);
        note(thread);
        return thread;
    }

    /** Forgets a thread that is gone or was restored. */
    void drop(PlacedThread thread) {
        try {
            if (thread.slot() >= 0) {
                journal.release(thread.slot());
            }
        } catch (IOException e) {
            fail();
        }
    }

    private boolean note(PlacedThread thread) {
        try {
            if (thread.slot() < 0) {
                return false;
            } else if (thread.isPlaceable()) {
                return journal.put(thread.slot(), thread.tid(), thread.own());
            }
            journal.putLeftAlone(thread.slot(), thread.tid());
        } catch (IOException e) {
            fail();
        }
        return false;
    }

    /** Brings a thread to where it belongs now. */
    void apply(PlacedThread thread) {
        boolean noted = note(thread);
        CpuSet processors = home;
        boolean confined = processors != null && noted && reaches(thread) && !thread.isAway();
        if (processors != null && confined) {
            move(thread, processors);
        } else {
            restore(thread);
        }
    }

    /** Gives a thread back what it had. */
    void restore(PlacedThread thread) {
        move(thread, thread.own());
    }

    private void move(PlacedThread thread, CpuSet processors) {
        if (!thread.isPlaceable() || processors.equals(thread.current())) {
            return;
        }
        CpuSet actual = affinity.of(thread.tid());
        if (actual == null) {
            return;
        }
        // Somebody else has been here (taskset(1), a changed cpuset); or the kernel does not want it.
        if (!actual.equals(thread.current()) || !affinity.confine(thread.tid(), processors)) {
            leaveAlone(thread, actual);
        } else {
            thread.setCurrent(processors);
        }
    }

    /** A thread runs where somebody else wants it from now on. */
    void leaveAlone(PlacedThread thread, CpuSet processors) {
        thread.choose(processors);
        note(thread);
    }

    /** Confines the tracer itself. */
    void moveTracer(int tid, CpuSet own) {
        CpuSet processors = home;
        affinity.confine(tid, processors != null && own.contains(homeCpu) ? processors : own);
    }

    /** Removes the journal: everything has been put right. */
    void end() throws IOException {
        journal.close();
    }
}
