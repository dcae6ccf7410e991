package io.tracecap.tools.show;

import io.tracecap.format.event.EventView;
import io.tracecap.tools.text.CallText;
import io.tracecap.tools.text.PointText;
import io.tracecap.tools.text.TextBuffer;
import org.jspecify.annotations.Nullable;

/** Prints whole lines, end of line included. Used by one thread. */
final class LineText {
    private static final long NANOS = 1_000_000_000L;

    private final LineStart start;
    private final CallText calls;
    private final PointText points = new PointText();
    private final TextBuffer body;
    private final TimeStyle times;
    private final PointChoice choice;

    /**
     * Makes a printer.
     *
     * @param choice which events that are no calls have a line
     */
    LineText(LineStart start, CallText calls, TimeStyle times, PointChoice choice) {
        this.start = start;
        this.calls = calls;
        this.times = times;
        this.choice = choice;
        body = buffer();
    }

    /** A line to print to. */
    TextBuffer buffer() {
        return new TextBuffer();
    }

    /** Prints what stands before an event on its line. */
    void start(EventView event, TextBuffer out) {
        start.print(event, out);
    }

    /** Prints the rest of a call's line. */
    void call(EventView enter, @Nullable EventView exit, TextBuffer out) {
        calls.print(enter, exit, out);
        end(exit, out);
    }

    /** Prints what is known of a call that is still open, and does not end the line. */
    void begun(EventView enter, TextBuffer out) {
        calls.printBegin(enter, out);
    }

    /** Prints the rest of the line of a call that is still open. */
    void unfinished(EventView enter, TextBuffer out) {
        calls.printEnter(enter, out);
        out.endLine();
    }

    /** Prints the rest of the line on which a call comes back. */
    void resumed(@Nullable EventView enter, @Nullable EventView exit, EventView code, TextBuffer out) {
        calls.printExit(enter, exit, code, out);
        end(exit, out);
    }

    private void end(@Nullable EventView exit, TextBuffer out) {
        if (times.showsDuration() && exit != null) {
            long ns = Math.max(0, exit.durationNs());
            out.ascii(" <").decimal(ns / NANOS);
            LineStart.fraction(ns % NANOS, times.durationDigits(), out);
            out.ascii('>');
        }
        out.endLine();
    }

    /** Prints the line of an event that is no call; false, with nothing printed, if it has none. */
    boolean point(EventView event, TextBuffer out) {
        body.clear();
        if (!choice.shows(event) || !points.print(event, body)) {
            return false;
        }
        start(event, out);
        out.append(body);
        out.endLine();
        return true;
    }
}
