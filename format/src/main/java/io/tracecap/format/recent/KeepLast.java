package io.tracecap.format.recent;

/**
 * How much of the most recent past is kept.
 *
 * @param bytes how much room it takes on the disk at most
 * @param ns how long a time, counted back from the last event, is enough
 */
public record KeepLast(long bytes, long ns) {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when one is not more than 0
     */
    public KeepLast {
        if (bytes <= 0 || ns <= 0) {
            throw new IllegalArgumentException("cannot keep only " + bytes + " bytes or " + ns + " ns");
        }
    }

    /** What takes so much room. */
    public static KeepLast ofBytes(long bytes) {
        return new KeepLast(bytes, Long.MAX_VALUE);
    }

    /** As this, but in no more than so much room. */
    public KeepLast within(long mostBytes) {
        return new KeepLast(Math.min(bytes, mostBytes), ns);
    }
}
