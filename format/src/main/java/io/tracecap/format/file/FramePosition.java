package io.tracecap.format.file;

/**
 * Where to begin to read batches.
 *
 * @param offset offset of a frame
 * @param sequence sequence number that it must have
 * @param firstEvent number of the first event in the first batch from there on
 */
record FramePosition(long offset, long sequence, long firstEvent) {}
