package io.tracecap.tools.summary;

import io.tracecap.format.event.EventView;

/** Numbers of the last events of a process, and of its last calls that failed: the oldest give way. For one thread. */
final class LastEvents {
    /** How many events are remembered. */
    static final int MOST_EVENTS = 20;

    /** How many failures are remembered. */
    static final int MOST_FAILURES = 8;

    private final long[] events = new long[MOST_EVENTS];
    private final long[] failures = new long[MOST_FAILURES];
    private long eventCount;
    private long failureCount;

    /** An event that has a line of its own: the beginning of a call, a signal, an exit. */
    void event(EventView event) {
        events[(int) (eventCount++ % MOST_EVENTS)] = event.number();
    }

    /** A call that failed. */
    void failure(EventView exit) {
        failures[(int) (failureCount++ % MOST_FAILURES)] =
                exit.enterNumber() == EventView.NO_ENTER ? exit.number() : exit.enterNumber();
    }

    /** The last events, oldest first. */
    long[] events() {
        return last(events, eventCount);
    }

    /** The events with which the calls began that failed last, oldest first. */
    long[] failures() {
        return last(failures, failureCount);
    }

    private static long[] last(long[] ring, long count) {
        int size = (int) Math.min(count, ring.length);
        long[] last = new long[size];
        for (int i = 0; i < size; i++) {
            last[i] = ring[(int) ((count - size + i) % ring.length)];
        }
        return last;
    }
}
