package io.tracecap.tools.diff;

import io.tracecap.format.file.TraceHeader;

/**
 * One of the two traces, read.
 *
 * @param header what was recorded
 * @param first the first program; the others are below it
 * @param slots the place of a process in the tree, by its number
 * @param images how many programs there are
 * @param usage what its calls were, if that was wanted
 */
record Side(TraceHeader header, Image first, Slots slots, int images, Usage usage) {}
