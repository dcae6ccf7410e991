package io.tracecap.format.state;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Gap;

/** Counts over all events of a trace. For one thread at a time. */
public final class TraceTotals {
    private long events;
    private long nextEvent;
    private long context;
    private long lost;
    private long firstNs;
    private long lastNs;

    /** Takes the next event of the trace into account. */
    public void accept(EventView event) {
        if (events == 0) {
            firstNs = event.timeNs();
        }
        events++;
        nextEvent = event.number() + 1;
        if (event.isContext()) {
            context++;
        }
        lastNs = event.kind() == EventKind.CALL ? event.timeNs() + event.durationNs() : event.timeNs();
        if (event.kind() == EventKind.GAP && event.argumentCount() >= 2) {
            long missing = Math.max(0, Gap.of(event).events());
            lost = lost > Long.MAX_VALUE - missing ? Long.MAX_VALUE : lost + missing;
        }
    }

    /** How many events there are, those that are only context among them. */
    public long events() {
        return events;
    }

    /** Number of the last event plus 1; 0 when there are none. More than {@link #events()} where numbers have holes. */
    public long nextEvent() {
        return nextEvent;
    }

    /** How many of the events are only context, see {@link EventView#isContext()}. */
    public long context() {
        return context;
    }

    /** How many events could not be recorded, as far as that is known. */
    public long lost() {
        return lost;
    }

    /** CLOCK_MONOTONIC time of the first event; 0 when there are none. */
    public long firstNs() {
        return firstNs;
    }

    /** CLOCK_MONOTONIC time at which the last event ended; 0 when there are none. */
    public long lastNs() {
        return lastNs;
    }
}
