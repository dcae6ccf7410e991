package io.tracecap.tools.summary;

import io.tracecap.format.event.EventView;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Where time went: the calls that took longest, and the longest times in which no thread was in a call. Allocates nothing for
 * an event. For one thread.
 */
final class TimeLedger {
    /** How many of each are kept. */
    static final int MOST = 6;

    /** Threads with larger numbers are not followed. */
    private static final int MOST_THREADS = 1 << 22;

    private final Top slowest = new Top(MOST);
    private final Top gaps = new Top(MOST);
    private final BitSet inCall = new BitSet();
    private int threadsInCall;
    private long quietSinceNs = Long.MAX_VALUE;

    /**
     * A time that is among the longest.
     *
     * @param ns how long
     * @param event number of the event with which the call began; of a gap, the event behind it
     * @param atNs CLOCK_MONOTONIC time at which it began
     */
    record Span(long ns, long event, long atNs) {}

    /**
     * Takes the next event into account.
     *
     * @param isWaiting whether it is a call that waits for a child, which says nothing that the child does not say better
     */
    void accept(EventView event, boolean isWaiting) {
        long now = event.timeNs();
        if (threadsInCall == 0 && now > quietSinceNs) {
            gaps.add(now - quietSinceNs, event.number(), quietSinceNs);
        }
        quietSinceNs = now;
        int thread = event.task().number();
        switch (event.kind()) {
            case CALL -> {
                if (!isWaiting) {
                    slowest.add(event.durationNs(), event.number(), now);
                }
                quietSinceNs = now + event.durationNs();
                leave(thread);
            }
            case ENTER -> enter(thread);
            case RETURN -> {
                if (!isWaiting && event.enterNumber() != EventView.NO_ENTER) {
                    slowest.add(event.durationNs(), event.enterNumber(), now - event.durationNs());
                }
                leave(thread);
            }
            case EXIT -> leave(thread);
            default -> {
                // It begins and ends no call.
            }
        }
    }

    private void enter(int thread) {
        if (thread < MOST_THREADS && !inCall.get(thread)) {
            inCall.set(thread);
            threadsInCall++;
        }
    }

    private void leave(int thread) {
        if (inCall.get(thread)) {
            inCall.clear(thread);
            threadsInCall--;
        }
    }

    /** The calls that took longest, longest first. */
    List<Span> slowest() {
        return slowest.spans();
    }

    /** The longest times without a call, longest first. */
    List<Span> gaps() {
        return gaps.spans();
    }

    /** The largest of many numbers, sorted. */
    private static final class Top {
        private final long[] ns;
        private final long[] events;
        private final long[] times;
        private int size;

        Top(int most) {
            ns = new long[most];
            events = new long[most];
            times = new long[most];
        }

        void add(long length, long event, long atNs) {
            if (length <= 0 || (size == ns.length && length <= ns[size - 1])) {
                return;
            }
            int at = size < ns.length ? size++ : size - 1;
            while (at > 0 && ns[at - 1] < length) {
                ns[at] = ns[at - 1];
                events[at] = events[at - 1];
                times[at] = times[at - 1];
                at--;
            }
            ns[at] = length;
            events[at] = event;
            times[at] = atNs;
        }

        List<Span> spans() {
            List<Span> spans = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                spans.add(new Span(ns[i], events[i], times[i]));
            }
            return spans;
        }
    }
}
