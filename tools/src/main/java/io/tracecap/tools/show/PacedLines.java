package io.tracecap.tools.show;

import io.tracecap.format.event.EventView;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.tools.select.SelectedEvents;
import io.tracecap.tools.text.CallStyles;
import io.tracecap.tools.text.TextOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.Set;

/** Prints the lines of a trace in the order in which things happened, each when somebody else says that it is time. */
public final class PacedLines {
    private static final int COLUMN = 40;

    private PacedLines() {}

    /** Says when it is time. */
    @FunctionalInterface
    public interface Pace {
        /**
         * Returns when it is time for an event.
         *
         * @param pause to be run before it waits: shows what is there so far
         */
        void await(EventView event, Pause pause) throws IOException;
    }

    /** Shows as much as is known. */
    @FunctionalInterface
    public interface Pause {
        /** Shows it. */
        void show() throws IOException;
    }

    /**
     * Prints a trace as {@code show --unfinished -yy} does.
     *
     * @param selected which events
     * @param times which times stand on each line
     * @param stringLimit most bytes of a string
     * @throws IOException when the file cannot be read to its end, or the result not be written
     */
    public static void print(
            TraceFile trace, SelectedEvents selected, TimeOptions times, int stringLimit, Pace pace, OutputStream out)
            throws IOException {
        TextOptions options = new TextOptions(stringLimit, false, TextOptions.Descriptors.ADDRESSES);
        Layout layout = new Layout(
                Set.of(),
                LineStyle.of(times.style()),
                new CallStyles(options),
                COLUMN,
                ZoneId.systemDefault(),
                Dumps.NONE,
                false);
        Pipeline pipeline = layout.pipeline(trace.header(), selected, null, number -> null);
        EventPrinter printer = pipeline.asTheyCome(out, lines -> new Paced(lines, pace, out));
        try (EventCursor events = pipeline.sections().events(trace)) {
            while (events.next()) {
                printer.accept(events.event());
            }
        } catch (TraceFormatException damage) {
            printer.finish();
            throw damage;
        }
        printer.finish();
        selected.expectComplete(trace);
    }

    /** Waits before each event that is printed. */
    private record Paced(EventPrinter printer, Pace pace, OutputStream out) implements EventPrinter {
        @Override
        public void accept(EventView event) throws IOException {
            if (!event.isContext()) {
                pace.await(event, this::show);
            }
            printer.accept(event);
        }

        private void show() throws IOException {
            printer.pause();
            out.flush();
        }

        @Override
        public void finish() throws IOException {
            printer.finish();
        }
    }
}
