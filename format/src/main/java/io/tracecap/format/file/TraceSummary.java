package io.tracecap.format.file;

import io.tracecap.format.state.ProcessTable;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a trace add up to, from its footer or from a scan.
 *
 * @param events how many events there are
 * @param lost how many could not be recorded, as far as that is known
 * @param firstNs time of the first event
 * @param lastNs time at which the last event ended
 * @param processes the processes; null when the footer does not list them
 */
record TraceSummary(
        long events,
        long lost,
        long firstNs,
        long lastNs,
        @Nullable ProcessTable processes) {}
