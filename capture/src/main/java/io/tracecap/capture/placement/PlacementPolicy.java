package io.tracecap.capture.placement;

/**
 * Decides from what was observed whether the program is better off on one processor with its tracer, or free. Keeps only
 * what it needs to be slow to change its mind; knows no thread and no clock.
 *
 * <p>The reckoning: on one processor everything happens in turn. Free, the program's threads run side by side, but every
 * stop costs two wake-ups between processors, {@link #FREE_STOP_NS} against {@link #TOGETHER_STOP_NS}. So freedom pays
 * only for threads that want to run at the same time and seldom call the kernel.
 */
final class PlacementPolicy {
    /** What a stop costs with tracer and program on different processors, in nanoseconds. */
    static final long FREE_STOP_NS = 35_000;

    /** The same on one processor. */
    static final long TOGETHER_STOP_NS = 8_000;

    /** Freedom has to save this much of the time, in percent. */
    private static final int WORTHWHILE_PERCENT = 15;

    /** Threads that want more than this of one processor, in percent, want to run at the same time. */
    private static final int PARALLEL_PERCENT = 110;

    /** How many windows in a row have to say the same. */
    private static final int TO_BE_FREE = 1;

    private static final int TO_BE_TOGETHER = 3;

    /** More of the time than this spent waiting for strangers, in percent, is a crowded processor. */
    private static final int CROWDED_PERCENT = 25;

    private static final int MOST_PATIENCE = 128;

    private final int processors;
    private boolean together;
    private int against;
    private int patience = 2;

    /**
     * Begins with everything on one processor, or free.
     *
     * @param processors how many the program may use
     * @param together whether everything is on one processor now
     */
    PlacementPolicy(int processors, boolean together) {
        this.processors = processors;
        this.together = together;
    }

    /** Whether tracer and program are together now. */
    boolean isTogether() {
        return together;
    }

    /** Looks at one more window; returns whether tracer and program are to be together from now on. */
    boolean isTogetherAfter(LoadWindow window) {
        boolean parallel = together && isFreedomBetter(window);
        boolean crowded = together && !parallel && isCrowded(window);
        if (!(together ? parallel || crowded : isTogetherBetter(window))) {
            against = 0;
            return together;
        }
        against++;
        if (against >= (together ? crowded ? patience : TO_BE_FREE : TO_BE_TOGETHER)) {
            // The kernel finds a better processor, if there is one. If not, it is of no use to ask again soon.
            patience = crowded ? Math.min(2 * patience, MOST_PATIENCE) : patience;
            together = !together;
            against = 0;
        }
        return together;
    }

    /** Whether tracer and program wait much, and not for each other. */
    private static boolean isCrowded(LoadWindow window) {
        long ownNs = window.runNs() + window.tracerRunNs();
        long programWaitedNs = Math.max(0, window.delayNs() - window.tracerRunNs());
        long tracerWaitedNs = Math.max(0, window.tracerDelayNs() - window.runNs());
        return (programWaitedNs + tracerWaitedNs) * 100 > window.wallNs() * CROWDED_PERCENT
                && ownNs * 100 < window.wallNs() * (100 - CROWDED_PERCENT);
    }

    /** How long threads ran or could have run. Who waits while the tracer runs would wait for it anywhere. */
    private static long wantedNs(LoadWindow window) {
        return window.runNs() + Math.max(0, window.delayNs() - window.tracerRunNs());
    }

    private boolean isFreedomBetter(LoadWindow window) {
        double wanted = (double) wantedNs(window) / window.wallNs();
        double sideBySide = Math.max(1, Math.min(wanted, processors));
        double freeNs = (window.runNs() + window.wakeups() * FREE_STOP_NS) / sideBySide;
        return freeNs * 100 < window.wallNs() * (100.0 - WORTHWHILE_PERCENT) && sideBySide > 1;
    }

    private boolean isTogetherBetter(LoadWindow window) {
        long togetherNs = window.runNs() + window.wakeups() * TOGETHER_STOP_NS;
        // That little ran may be because strangers take the processors.
        return togetherNs * 100 < window.wallNs() * (100 - WORTHWHILE_PERCENT)
                && wantedNs(window) * 100 <= window.wallNs() * PARALLEL_PERCENT;
    }
}
