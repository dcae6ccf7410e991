package io.tracecap.format.file;

import io.tracecap.format.event.EventView;
import java.io.Closeable;
import java.io.IOException;

/** Takes the events of a recording, one after the other, and has them in batches on the disk. For one thread. */
public interface TraceSink extends Closeable {
    /**
     * Appends an event. It reaches the file when its batch is full, with {@link #flush} or at the end.
     *
     * @throws IllegalArgumentException when the event's number is below {@link #nextEvent()}, when its time is before the end
     *     of the event before it, or when it contradicts what an event can be; nothing was appended then
     * @throws IllegalStateException when the writer is finished or a write has failed
     * @throws IOException when a batch cannot be written
     */
    void append(EventView event) throws IOException;

    /**
     * Writes the events that were not written yet as a batch, if there are any. The file is then readable up to here;
     * it is not forced to the disk.
     *
     * @throws IllegalStateException when the writer is finished or a write has failed
     * @throws IOException when the batch cannot be written
     */
    void flush() throws IOException;

    /**
     * Writes the batch that could not be written, after room was made for it. If that succeeds, the writer takes events
     * again, and nothing is missing but the event whose {@link #append} has failed.
     *
     * @throws IllegalStateException when no batch is left unwritten
     * @throws IOException when it still cannot be written
     */
    void retry() throws IOException;

    /**
     * Whether somebody follows the file and waits for events (see {@link TraceFollower}). Asks the kernel: not to be
     * called for each event.
     */
    boolean isFollowed();

    /** The random number that marks this trace's frames, and its ring's records, as its own. */
    long traceId();

    /** How many events were appended. */
    long events();

    /** How many processes the appended events are of; fewer than there were when they were too many to be listed. */
    int processes();

    /** How many events are missing, as far as the appended ones say. */
    long lost();

    /** The lowest number that the next event may have: one more than that of the last event, 0 at first. */
    long nextEvent();

    /** How many of the appended events are not in the file yet. */
    int unwrittenEvents();

    /** How many bytes the file has. */
    long bytes();
}
