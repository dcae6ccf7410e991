package io.tracecap.capture.placement;

import java.util.List;

/**
 * Decides which single threads of a program that is together with its tracer may leave for other processors: those that
 * compute, as long as others are waiting for the processor that they would take. So the compilers of a parallel make
 * compute side by side, and read their headers where a stop is cheap.
 *
 * <p>Knows no clock, and of a thread only what it did between the last two looks.
 */
final class RoamingPolicy {
    /** A thread that runs as long as this between two stops computes, in nanoseconds. */
    static final long COMPUTES_NS = 2 * PlacementPolicy.FREE_STOP_NS;

    /** One that runs no longer than this is better off with the tracer, whoever else is there. */
    static final long CALLS_NS = PlacementPolicy.FREE_STOP_NS;

    /** So much of the time, in percent, has to be waited for others before one has to leave. */
    private static final int WAITED_PERCENT = 10;

    /** A thread that wants less of the time than this, in percent, is in nobody's way. */
    private static final int WANTS_PERCENT = 20;

    /** So much of the time, in percent, a thread that is alone may lose by stops that take longer. */
    private static final int LOST_PERCENT = 5;

    /** With fewer stops than this it cannot be told whether a thread computes. */
    private static final int TOO_FEW = 5;

    private RoamingPolicy() {}

    /**
     * Looks at one more window of a program that is together with its tracer.
     *
     * @param window what happened at home
     * @param threads all traced threads; those that are to leave or to return are marked
     * @return whether any was marked otherwise than before
     */
    static boolean mark(LoadWindow window, List<ThreadLoad> threads) {
        long wantedNs = 0;
        for (ThreadLoad thread : threads) {
            wantedNs += thread.runNs() + thread.delayNs();
        }
        // Who waits while the tracer runs would wait for it anywhere.
        long waitedNs = window.delayNs() - window.tracerRunNs();
        boolean isCrowded = waitedNs * 100 > window.wallNs() * WAITED_PERCENT;
        boolean changed = false;
        for (ThreadLoad thread : threads) {
            boolean away = thread.isAway()
                    ? !returns(thread, window, wantedNs)
                    : isCrowded && computes(thread, window) && wantedNs > window.wallNs();
            changed |= away != thread.isAway();
            thread.setAway(away);
        }
        return changed;
    }

    private static boolean computes(ThreadLoad thread, LoadWindow window) {
        return (thread.runNs() + thread.delayNs()) * 100 > window.wallNs() * WANTS_PERCENT
                && thread.runNs() > thread.slices() * COMPUTES_NS;
    }

    private static boolean returns(ThreadLoad thread, LoadWindow window, long wantedNs) {
        if (thread.slices() < TOO_FEW) {
            return false;
        }
        long lostNs = thread.slices() * (PlacementPolicy.FREE_STOP_NS - PlacementPolicy.TOGETHER_STOP_NS);
        boolean isAlone = wantedNs <= window.wallNs() && lostNs * 100 > window.wallNs() * LOST_PERCENT;
        return isAlone || thread.runNs() < thread.slices() * CALLS_NS;
    }
}
