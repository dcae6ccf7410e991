package io.tracecap.capture.record;

import java.io.IOException;

/**
 * Where events come from. A collector writes raw records into the ring; it formats nothing and knows nothing of files.
 *
 * <p>All methods are called from the same thread, in this order. That thread ends behind the last one, and the kernel
 * lets go of whatever it still traces.
 */
public interface Collector {
    /**
     * Records until there is nothing left to record, or until {@link RingFeed#ending} is asked for. The command's last
     * thread may still be held, so that nobody learns of its end before the trace is complete.
     *
     * @param feed takes the records
     * @return how the command ended
     * @throws IOException if recording could not even start
     */
    Outcome collect(RingFeed feed) throws IOException;

    /**
     * Called again and again while the file is being completed: answers what has happened meanwhile, without recording it.
     *
     * @return whether something is held until the file is complete; otherwise this thread can end now
     */
    boolean attend();

    /** Lets go of whatever is still held. The trace is complete now. */
    void release();

    /**
     * Whether the program needs its tracer until its own end, also when nothing is recorded any more: then {@link #attend}
     * or {@link #release} returns only then.
     */
    default boolean staysWithProgram() {
        return false;
    }

    /**
     * The last of all, from another thread: nothing is recorded any more, and unless the tracer {@link #staysWithProgram},
     * nothing is traced.
     */
    void afterwards();

    /** How a recording ended. */
    enum Outcome {
        /** The command ran. */
        RECORDED,
        /** The command was never executed. */
        NOT_EXECUTED
    }
}
