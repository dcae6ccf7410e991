package io.tracecap.tools.select;

import io.tracecap.format.edit.EventRange;
import io.tracecap.format.file.TraceFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a trace is meant, before the trace is known.
 *
 * @param from where it begins; null for the beginning of the trace
 * @param to where it ends; null for its end
 * @param window of the events that are selected there, which
 */
public record Extent(@Nullable Moment from, @Nullable Moment to, Window window) {
    /** All of it. */
    public static final Extent ALL = new Extent(null, null, Window.ALL);

    /** Whether all of the trace is meant. */
    public boolean isAll() {
        return from == null && to == null && window.isAll();
    }

    /** The events of a trace that it means, but for the window. */
    EventRange of(TraceFile trace) throws IOException {
        EventRange range = from == null ? EventRange.ALL : from.begin(EventRange.ALL, trace);
        return to == null ? range : to.end(range, trace);
    }
}
