package io.tracecap.capture.placement;

import io.tracecap.capture.linux.SchedStat;
import io.tracecap.format.event.ThreadMap;
import java.util.ArrayList;
import java.util.List;

/** Reads how much the traced threads and the tracer ran and waited. Used by one thread. */
final class LoadMeter {
    private final SchedStat stat = new SchedStat();
    private final int tracerTid;
    private ThreadMap<ThreadLoad> known = new ThreadMap<>();
    private long tracerRunNs;
    private long tracerDelayNs;
    private long tracerSlices;
    private long lookedNs;
    private int busiest;
    private final List<ThreadLoad> threads = new ArrayList<>();

    LoadMeter(int tracerTid) {
        this.tracerTid = tracerTid;
    }

    /** Whether the kernel tells. */
    boolean isPossible() {
        return stat.read(tracerTid);
    }

    /**
     * Reads again.
     *
     * @param tids the traced threads
     * @param nowNs the time
     * @return what happened since the last time, but for what threads did that are away; of a thread that is new, all that
     *     it ever did
     */
    LoadWindow read(int[] tids, long nowNs) {
        ThreadMap<ThreadLoad> seen = new ThreadMap<>();
        threads.clear();
        long runNs = 0;
        long delayNs = 0;
        long mostNs = 0;
        busiest = 0;
        for (int tid : tids) {
            if (stat.read(tid)) {
                ThreadLoad before = known.get(tid);
                ThreadLoad load = before == null ? new ThreadLoad(tid) : before;
                load.update(stat.runNs(), stat.delayNs(), stat.slices());
                if (load.runNs() > mostNs) {
                    mostNs = load.runNs();
                    busiest = tid;
                }
                if (!load.isAway()) {
                    runNs += load.runNs();
                    delayNs += load.delayNs();
                }
                seen.put(tid, load);
                threads.add(load);
            }
        }
        known = seen;
        long ranBefore = tracerRunNs;
        long waitedBefore = tracerDelayNs;
        long slicesBefore = tracerSlices;
        if (stat.read(tracerTid)) {
            tracerRunNs = stat.runNs();
            tracerDelayNs = stat.delayNs();
            tracerSlices = stat.slices();
        }
        long wallNs = nowNs - lookedNs;
        lookedNs = nowNs;
        return new LoadWindow(
                wallNs,
                runNs,
                delayNs,
                tracerRunNs - ranBefore,
                tracerDelayNs - waitedBefore,
                tracerSlices - slicesBefore);
    }

    /** What each traced thread did between the last two readings. */
    List<ThreadLoad> threads() {
        return threads;
    }

    /** The traced thread that ran the longest between the last two readings; 0 if none ran. */
    int busiest() {
        return busiest;
    }
}
