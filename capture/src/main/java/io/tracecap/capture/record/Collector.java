package io.tracecap.capture.record;

import java.io.IOException;

/**
 * Where events come from. A collector writes raw records into the ring; it formats nothing and knows nothing of files.
 *
 * <p>Both methods are called from the same thread, in this order.
 */
public interface Collector {
    /**
     * Records until there is nothing left to record. The command's last thread may still be held, so that nobody learns
     * of its end before the trace is complete.
     *
     * @param feed takes the records
     * @return how the command ended
     * @throws IOException if recording could not even start
     */
    Outcome collect(RingFeed feed) throws IOException;

    /** Lets go of whatever is still held. The trace is complete now. */
    void release();

    /** How a recording ended. */
    enum Outcome {
        /** The command ran. */
        RECORDED,
        /** The command was never executed. */
        NOT_EXECUTED
    }
}
