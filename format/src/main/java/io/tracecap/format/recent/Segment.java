package io.tracecap.format.recent;

import java.nio.file.Path;

/**
 * A finished segment.
 *
 * @param path the file
 * @param firstEvent the lowest number of an event that is not context
 * @param firstNs time of that event
 * @param bytes length of the file
 */
record Segment(Path path, long firstEvent, long firstNs, long bytes) {}
