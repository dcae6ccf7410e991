package io.tracecap.tools.replay;

import io.tracecap.tools.show.PacedLines;
import java.io.IOException;
import java.io.InterruptedIOException;

/**
 * When things are shown: so long after each other as they happened, or a part of that. Keeps to the times of the recording
 * as a whole: who is late does not wait. For one thread.
 */
final class Pace {
    /** {@link #maxGapNs} that never counts. */
    static final long NO_LIMIT = Long.MAX_VALUE;

    /** Shorter waits are left to the next one. */
    private static final long SHORTEST_NS = 1_000_000;

    private final double speed;
    private final long maxGapNs;
    private final Timer timer;
    private boolean hasBegun;
    private long latestNs;
    private long dueNs;

    /** A clock, and sleep. */
    interface Timer {
        /** Now. */
        long nowNs();

        /** Waits. */
        void sleep(long ns) throws InterruptedException;
    }

    /** Time itself. */
    static final Timer REAL = new Timer() {
        @Override
        public long nowNs() {
            return System.nanoTime();
        }

        @Override
        public void sleep(long ns) throws InterruptedException {
            Thread.sleep(ns / 1_000_000, (int) (ns % 1_000_000));
        }
    };

    /**
     * Makes a pace.
     *
     * @param speed how many times as fast as it was; infinite for no waiting at all
     * @param maxGapNs how long a wait may be at most
     */
    Pace(double speed, long maxGapNs, Timer timer) {
        this.speed = speed;
        this.maxGapNs = maxGapNs;
        this.timer = timer;
    }

    /**
     * Waits until it is time for what happened at a moment.
     *
     * @param pause run before it waits
     */
    void await(long timeNs, PacedLines.Pause pause) throws IOException {
        if (Double.isInfinite(speed)) {
            return;
        }
        if (!hasBegun) {
            hasBegun = true;
            latestNs = timeNs;
            dueNs = timer.nowNs();
        }
        if (timeNs > latestNs) {
            dueNs += (long) Math.min((double) maxGapNs, (timeNs - latestNs) / speed);
            latestNs = timeNs;
        }
        long wait = dueNs - timer.nowNs();
        if (wait >= SHORTEST_NS) {
            pause.show();
            sleep(wait);
        }
    }

    private void sleep(long ns) throws InterruptedIOException {
        try {
            timer.sleep(ns);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
