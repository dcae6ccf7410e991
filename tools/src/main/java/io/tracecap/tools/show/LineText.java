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
    private final TextBuffer body = new TextBuffer();
    private final boolean duration;
    private final @Nullable FileHistory files;

    /**
     * Makes a printer.
     *
     * @param files what {@code calls} looks up descriptors in; null if it does not
     */
    LineText(LineStart start, CallText calls, TimeStyle style, @Nullable FileHistory files) {
        this.start = start;
        this.calls = calls;
        this.files = files;
        this.duration = style.duration();
    }

    /** Takes the next event of the trace into account, be it printed or not. */
    void next(EventView event) {
        if (files != null) {
            files.accept(event);
        }
    }

    /** Prints what stands before an event on its line. */
    void start(EventView event, TextBuffer out) {
        start.print(event.task().tid(), event.timeNs(), out);
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
        if (duration && exit != null) {
            long ns = Math.max(0, exit.durationNs());
            out.ascii(" <").decimal(ns / NANOS).ascii('.').padded(ns % NANOS / 1000, 6);
            out.ascii('>');
        }
        out.endLine();
    }

    /** Prints the line of an event that is no call; false, with nothing printed, if it has none. */
    boolean point(EventView event, TextBuffer out) {
        body.clear();
        if (!points.print(event, body)) {
            return false;
        }
        start(event, out);
        out.append(body);
        out.endLine();
        return true;
    }
}
