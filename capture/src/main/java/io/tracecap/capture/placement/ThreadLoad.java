package io.tracecap.capture.placement;

/** What one traced thread did between the last two looks, in nanoseconds. Used by the thread that looks, alone. */
final class ThreadLoad {
    private final int tid;
    private long seenRunNs;
    private long seenDelayNs;
    private long seenSlices;
    private long runNs;
    private long delayNs;
    private long slices;
    private boolean away;

    ThreadLoad(int tid) {
        this.tid = tid;
    }

    /**
     * Takes over what was just read of this thread.
     *
     * @param allRunNs how long it has run in all
     * @param allDelayNs how long it has waited for a processor in all
     * @param allSlices how often it was given a processor in all
     */
    void update(long allRunNs, long allDelayNs, long allSlices) {
        runNs = Math.max(0, allRunNs - seenRunNs);
        delayNs = Math.max(0, allDelayNs - seenDelayNs);
        slices = Math.max(0, allSlices - seenSlices);
        seenRunNs = allRunNs;
        seenDelayNs = allDelayNs;
        seenSlices = allSlices;
    }

    int tid() {
        return tid;
    }

    /** How long it ran. */
    long runNs() {
        return runNs;
    }

    /** How long it could have run, but waited for a processor. */
    long delayNs() {
        return delayNs;
    }

    /** How often it was given a processor: hardly less often than it was stopped. */
    long slices() {
        return slices;
    }

    /** Whether it was let go to other processors while the program is together with its tracer. */
    boolean isAway() {
        return away;
    }

    /** Sets {@link #isAway}. */
    void setAway(boolean isAway) {
        away = isAway;
    }
}
