package io.tracecap.capture.record;

/**
 * How large a recording may become.
 *
 * @param events how many events it may have
 * @param bytes size of the file at which it ends; a batch of events and the index still follow
 */
public record Limits(long events, long bytes) {
    /** None. */
    public static final Limits NONE = new Limits(Long.MAX_VALUE, Long.MAX_VALUE);
}
