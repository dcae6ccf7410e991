package io.tracecap.capture.placement;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that looks at the load from time to time and lets the {@link PlacementPolicy} decide. It looks the more
 * rarely the more there is to look at, and when nothing happens, so that it takes a hundredth of a processor at most.
 */
final class PlacementWatch {
    /** How often the load is looked at, at most. */
    static final long SHORTEST_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long LONGEST_NS = TimeUnit.MILLISECONDS.toNanos(160);
    private static final long MOST_NS = TimeUnit.SECONDS.toNanos(2);
    private static final int SHARE = 100;

    private final Placement placement;
    private final LoadMeter meter;
    private final PlacementPolicy policy;
    private final Thread thread;
    private volatile boolean ending;

    PlacementWatch(Placement placement, LoadMeter meter, PlacementPolicy policy) {
        this.placement = placement;
        this.meter = meter;
        this.policy = policy;
        this.thread = new Thread(this::run, "placement");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends the thread soon; what it decides from now on is of no effect. */
    void end() {
        ending = true;
        LockSupport.unpark(thread);
    }

    private void decide(LoadWindow window) {
        List<ThreadLoad> threads = meter.threads();
        if (policy.isTogether() && RoamingPolicy.mark(window, threads)) {
            placement.roam(threads);
            return;
        }
        boolean together = policy.isTogetherAfter(window);
        if (!together) {
            threads.forEach(thread -> thread.setAway(false));
        }
        placement.decide(together, meter.busiest());
    }

    private void run() {
        long pauseNs = SHORTEST_NS;
        meter.read(placement.tids(), System.nanoTime());
        while (!ending) {
            LockSupport.parkNanos(this, pauseNs);
            long startedNs = System.nanoTime();
            LoadWindow window = meter.read(placement.tids(), startedNs);
            decide(window);
            long costNs = System.nanoTime() - startedNs;
            boolean idle = window.runNs() + window.delayNs() < window.wallNs() / SHARE;
            long wantedNs = idle ? Math.min(2 * pauseNs, LONGEST_NS) : SHORTEST_NS;
            pauseNs = Math.min(Math.max(wantedNs, costNs * SHARE), MOST_NS);
        }
    }
}
