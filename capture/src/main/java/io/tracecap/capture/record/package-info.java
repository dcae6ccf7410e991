/** A recording session: what a collector puts into the ring becomes a trace file. */
@NullMarked
package io.tracecap.capture.record;

import org.jspecify.annotations.NullMarked;
