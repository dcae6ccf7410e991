package io.tracecap.format.file;

import io.tracecap.format.event.ChangedView;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;

/** Shows an event with its times as a batch has them: both ends rounded down to whole ticks. */
final class RoundedView extends ChangedView {
    private final int tickNs;

    /**
     * @param event what is shown until {@link #of} is called
     * @param tickNs nanoseconds in a tick
     */
    RoundedView(EventView event, int tickNs) {
        super(event);
        this.tickNs = tickNs;
    }

    @Override
    public long timeNs() {
        return floor(original().timeNs());
    }

    /** From tick to tick: that of the enter to that of the exit. */
    @Override
    public long durationNs() {
        long timeNs = original().timeNs();
        long durationNs = original().durationNs();
        return kind() == EventKind.CALL
                ? floor(timeNs + durationNs) - floor(timeNs)
                : floor(timeNs) - floor(timeNs - durationNs);
    }

    private long floor(long ns) {
        return ns - Math.floorMod(ns, (long) tickNs);
    }
}
