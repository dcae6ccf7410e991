package io.tracecap.tools.replay.screen;

import java.util.concurrent.CancellationException;

/** Work in the background while it is done: somebody may watch how far it is, and call it off. For two threads. */
final class Job {
    private volatile boolean isCancelled;
    private volatile long place;

    /** Calls it off. */
    void cancel() {
        isCancelled = true;
    }

    /** Whether it was called off. */
    boolean isCancelled() {
        return isCancelled;
    }

    /**
     * Says how far it is.
     *
     * @param number of the event that it is at
     * @throws CancellationException when it was called off
     */
    void at(long number) {
        place = number;
        if (isCancelled) {
            throw new CancellationException("called off");
        }
    }

    /** Number of the event that it is at. */
    long place() {
        return place;
    }
}
