package io.tracecap.format.state;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Gap;
import java.util.ArrayList;
import java.util.List;

/** Counts over all events of a trace. For one thread at a time. */
public final class TraceTotals {
    /** Their codes are 0, 1, 2 … */
    private static final Gap.Reason[] REASONS = Gap.Reason.values();

    private final long[] gaps = new long[REASONS.length];
    private final long[] lost = new long[REASONS.length];
    private long events;
    private long nextEvent;
    private long context;
    private long firstNs;
    private long lastNs;

    /** Takes the next event of the trace into account. */
    public void accept(EventView event) {
        if (events == 0) {
            firstNs = event.timeNs();
        }
        events++;
        nextEvent = event.number() + 1;
        lastNs = event.kind() == EventKind.CALL ? event.timeNs() + event.durationNs() : event.timeNs();
        if (event.isContext()) {
            context++;
        } else if (event.kind() == EventKind.GAP) {
            Gap gap = Gap.of(event);
            add(new Loss(gap.reason(), 1, gap.events()));
        }
    }

    private void add(Loss loss) {
        int reason = loss.reason().code();
        gaps[reason] = saturatedSum(gaps[reason], loss.gaps());
        lost[reason] = saturatedSum(lost[reason], loss.events());
    }

    private static long saturatedSum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    /** Totals as they were stored. */
    public static TraceTotals restore(
            long events, long nextEvent, long context, long firstNs, long lastNs, List<Loss> losses) {
        TraceTotals totals = new TraceTotals();
        totals.events = events;
        totals.nextEvent = nextEvent;
        totals.context = context;
        totals.firstNs = firstNs;
        totals.lastNs = lastNs;
        for (Loss loss : losses) {
            totals.add(loss);
        }
        return totals;
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

    /** How many events are missing, as far as that is known; a gap that is only context does not count. */
    public long lost() {
        long sum = 0;
        for (long events : lost) {
            sum = saturatedSum(sum, events);
        }
        return sum;
    }

    /** What is missing, one entry for each reason that occurs, in the order of their codes. */
    public List<Loss> losses() {
        List<Loss> losses = new ArrayList<>();
        for (Gap.Reason reason : REASONS) {
            int i = reason.code();
            if (gaps[i] > 0) {
                losses.add(new Loss(reason, gaps[i], lost[i]));
            }
        }
        return losses;
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
