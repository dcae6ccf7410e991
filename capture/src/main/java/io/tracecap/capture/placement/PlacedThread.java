package io.tracecap.capture.placement;

import io.tracecap.capture.linux.CpuSet;

/** What is known of one traced thread's processors. Guarded by the {@link Placement} that it belongs to. */
final class PlacedThread {
    private final int tid;
    private final int slot;
    private CpuSet own;
    private CpuSet current;
    private boolean chosen;
    private boolean away;
    private int changing;

    /**
     * A thread that is traced from now on.
     *
     * @param tid its thread id
     * @param slot its place in the journal, or -1
     * @param own where it may run without us
     * @param current where it may run now
     * @param chosen whether the program has chosen {@code own}
     */
    PlacedThread(int tid, int slot, CpuSet own, CpuSet current, boolean chosen) {
        this.tid = tid;
        this.slot = slot;
        this.own = own;
        this.current = current;
        this.chosen = chosen;
    }

    int tid() {
        return tid;
    }

    /** Its place in the journal, or -1 if that has none left: it is not to be confined. */
    int slot() {
        return slot;
    }

    /** Where it may run as far as the program knows. */
    CpuSet own() {
        return own;
    }

    /** Corrects where it may run as far as the program knows. */
    void setOwn(CpuSet processors) {
        own = processors;
    }

    /** Where it may run since it was placed last. */
    CpuSet current() {
        return current;
    }

    void setCurrent(CpuSet processors) {
        current = processors;
    }

    /** Whether the program, or somebody else, has chosen: it is left alone, and so is what inherits from it. */
    boolean isChosen() {
        return chosen;
    }

    /** From now on it is left alone. */
    void choose(CpuSet processors) {
        chosen = true;
        own = processors;
        current = processors;
    }

    /** Whether it may be elsewhere while the program is together with its tracer. */
    boolean isAway() {
        return away;
    }

    /** Sets {@link #isAway}. */
    void setAway(boolean isAway) {
        away = isAway;
    }

    /** Whether it may be placed: nobody has chosen, and nobody is about to. */
    boolean isPlaceable() {
        return !chosen && changing == 0;
    }

    /** Somebody is in a sched_setaffinity(2) for this thread. */
    void beginChange() {
        changing++;
    }

    /** That call is over. */
    void endChange() {
        changing = Math.max(0, changing - 1);
    }
}
