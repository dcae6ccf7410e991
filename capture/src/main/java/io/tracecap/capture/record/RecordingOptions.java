package io.tracecap.capture.record;

import io.tracecap.format.recent.KeepLast;
import io.tracecap.format.ring.ArgvMask;
import io.tracecap.format.ring.RingDescriptor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How what is recorded gets into the file.
 *
 * @param ringCapacity bytes of the ring, a power of two
 * @param onFull what happens when the ring is full
 * @param flushNs nanoseconds after which an event is in the file at the latest, as long as the disk is quick enough
 * @param level zstd compression level, 1 to 19
 * @param mask hides secrets in command lines and environments
 * @param keepLast how much of the most recent past is kept, or null if all is
 */
public record RecordingOptions(
        int ringCapacity,
        OnFull onFull,
        long flushNs,
        int level,
        ArgvMask mask,
        @Nullable KeepLast keepLast) {
    /** What is done when nothing else was asked for. */
    public static final RecordingOptions DEFAULT =
            new RecordingOptions(8 << 20, OnFull.BLOCK, TimeUnit.SECONDS.toNanos(1), 3, new ArgvMask(), null);

    /** What happens when the ring is full. */
    public enum OnFull {
        /** The program waits: the trace is complete. */
        BLOCK,
        /** Events are left out, and counted: the program does not wait. */
        DROP
    }

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException when the capacity is impossible
     */
    public RecordingOptions {
        RingDescriptor.checkCapacity(ringCapacity);
    }

    /** The same, but only the most recent past is kept; null: all. */
    public RecordingOptions keeping(@Nullable KeepLast newKeepLast) {
        return new RecordingOptions(ringCapacity, onFull, flushNs, level, mask, newKeepLast);
    }
}
