package io.tracecap.format.file;

import io.tracecap.format.event.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a file to its end.
 *
 * @param events the events up to the problem
 * @param problem why there were no more, if not because the trace ended
 */
record Reading(List<Event> events, Optional<TraceFormatException> problem) {
    /** Reads all events; any exception but a TraceFormatException is let through. */
    static Reading of(Path file) throws IOException {
        List<Event> events = new ArrayList<>();
        try (TraceFile trace = TraceFile.open(file);
                EventCursor cursor = trace.events()) {
            while (cursor.next()) {
                events.add(Event.copyOf(cursor.event()));
            }
        } catch (TraceFormatException e) {
            return new Reading(events, Optional.of(e));
        }
        return new Reading(events, Optional.empty());
    }

    String message() {
        return problem.map(TraceFormatException::getMessage).orElse("");
    }
}
