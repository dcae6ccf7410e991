package io.tracecap.tools.summary;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.tools.display.Amount;
import io.tracecap.tools.text.CallText;
import io.tracecap.tools.text.FilesView;
import io.tracecap.tools.text.PointText;
import io.tracecap.tools.text.TextBuffer;
import io.tracecap.tools.text.TextOptions;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads single events again, by their numbers, and prints them as {@code show} does. For one thread. */
final class EventLines {
    /** So many events behind its beginning the return of a call is looked for. */
    private static final int FARTHEST = 1 << 17;

    private static final int MOST_BYTES = 1 << 16;
    private static final int DIGITS = 6;

    private final TraceFile trace;
    private final long firstNs;
    private final CallText calls = new CallText(TextOptions.DEFAULT, 0, FilesView.NONE);
    private final PointText points = calls.points();

    /**
     * Makes a printer.
     *
     * @param firstNs the time that times are counted from
     */
    EventLines(TraceFile trace, long firstNs) {
        this.trace = trace;
        this.firstNs = firstNs;
    }

    /** The line of an event, or of the call that began with it; empty if it has none, or cannot be read. */
    String line(long number) throws IOException {
        TextBuffer line = new TextBuffer();
        try (EventCursor events = trace.eventsFrom(number)) {
            if (!events.next() || events.event().number() != number) {
                return "";
            }
            EventView event = events.event();
            int tid = event.task().tid();
            line.decimal(tid)
                    .ascii(' ')
                    .ascii(Amount.seconds(event.timeNs() - firstNs, DIGITS))
                    .ascii(' ');
            if (event.kind() == EventKind.CALL) {
                calls.print(event, event, line);
                duration(event, line);
            } else if (event.kind() == EventKind.ENTER) {
                Event enter = Event.copyOf(event, MOST_BYTES);
                EventView exit = exit(events, enter);
                calls.print(enter, exit, line);
                duration(exit, line);
            } else if (event.kind() == EventKind.RETURN) {
                calls.printExit(null, event, event, line);
            } else if (!points.print(event, line)) {
                return "";
            }
        } catch (TraceFormatException damage) {
            return "";
        }
        return line.toString();
    }

    private static void duration(@Nullable EventView exit, TextBuffer line) {
        if (exit != null) {
            line.ascii(" <").ascii(Amount.time(exit.durationNs())).ascii('>');
        }
    }

    /** The event with which a call came back; null if its thread ended first, or it is far away. */
    private static @Nullable EventView exit(EventCursor events, Event enter) throws IOException {
        for (int i = 0; i < FARTHEST && events.next(); i++) {
            EventView event = events.event();
            if (event.kind() == EventKind.RETURN && event.enterNumber() == enter.number()) {
                return event;
            }
            if (event.kind() == EventKind.EXIT
                    && event.task().number() == enter.task().number()) {
                return null;
            }
        }
        return null;
    }
}
