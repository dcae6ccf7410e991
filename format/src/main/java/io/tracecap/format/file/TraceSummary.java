package io.tracecap.format.file;

import io.tracecap.format.state.ProcessTable;
import io.tracecap.format.state.TraceTotals;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a trace add up to, from its footer or from a scan.
 *
 * @param batches how many batches there are
 * @param totals the counts; times are whole ticks
 * @param processes the processes; null when the footer does not list them
 */
record TraceSummary(
        long batches, TraceTotals totals, @Nullable ProcessTable processes) {}
