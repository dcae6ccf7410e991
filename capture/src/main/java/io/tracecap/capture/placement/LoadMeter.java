package io.tracecap.capture.placement;

import io.tracecap.capture.linux.SchedStat;
import io.tracecap.format.event.ThreadMap;

/** Reads how much the traced threads and the tracer ran and waited. Used by one thread. */
final class LoadMeter {
    private final SchedStat stat = new SchedStat();
    private final int tracerTid;
    private ThreadMap<long[]> known = new ThreadMap<>();
    private long tracerRunNs;
    private long tracerDelayNs;
    private long tracerSlices;
    private long lookedNs;
    private int busiest;

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
     * @return what happened since the last time; of a thread that is new, all that it ever did
     */
    LoadWindow read(int[] tids, long nowNs) {
        ThreadMap<long[]> seen = new ThreadMap<>();
        long runNs = 0;
        long delayNs = 0;
        long mostNs = 0;
        busiest = 0;
        for (int tid : tids) {
            if (stat.read(tid)) {
                long[] before = known.get(tid);
                long[] numbers = before == null ? new long[2] : before;
                long ranNs = Math.max(0, stat.runNs() - numbers[0]);
                if (ranNs > mostNs) {
                    mostNs = ranNs;
                    busiest = tid;
                }
                runNs += ranNs;
                delayNs += Math.max(0, stat.delayNs() - numbers[1]);
                numbers[0] = stat.runNs();
                numbers[1] = stat.delayNs();
                seen.put(tid, numbers);
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

    /** The traced thread that ran the longest between the last two readings; 0 if none ran. */
    int busiest() {
        return busiest;
    }
}
