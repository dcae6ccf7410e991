package io.tracecap.tools.replay.transfer;

import io.tracecap.format.event.RawText;

/**
 * Bytes that a call moved through a descriptor.
 *
 * @param fd the descriptor
 * @param isWritten whether they were written to it; otherwise they were read from it
 * @param bytes those that were recorded, one after the other
 * @param count how many it moved
 */
public record Moved(int fd, boolean isWritten, RawText bytes, long count) {
    /** How many of them were not recorded. */
    public long missing() {
        return Math.max(0, count - bytes.length());
    }
}
