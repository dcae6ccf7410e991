package io.tracecap.tools.show;

import io.tracecap.format.event.EventView;
import io.tracecap.tools.display.Display;
import io.tracecap.tools.display.Paint;
import io.tracecap.tools.text.CallText;
import io.tracecap.tools.text.PointText;
import io.tracecap.tools.text.TextBuffer;
import org.jspecify.annotations.Nullable;

/** Lines as strace writes them. */
final class LineText implements Lines {
    private static final long LOWEST_ERRNO = -4095;
    private static final long NANOS = 1_000_000_000L;

    private final LineStart start;
    private final CallText calls;
    private final PointText points;
    private final TextBuffer body;
    private final TimeStyle times;
    private final Display display;
    private final PointChoice choice;
    private final Dumps dumps;

    /**
     * Makes a printer.
     *
     * @param style what else stands on a line
     * @param choice which events that are no calls have a line
     * @param dumps of which descriptors all that goes through them is shown
     */
    LineText(LineStart start, CallText calls, LineStyle style, PointChoice choice, Dumps dumps) {
        this.start = start;
        this.calls = calls;
        times = style.times();
        display = Display.plain(style.colored());
        this.choice = choice;
        this.dumps = dumps;
        points = calls.points();
        body = buffer();
    }

    @Override
    public TextBuffer buffer() {
        return calls.newLine();
    }

    @Override
    public void start(EventView event, TextBuffer out) {
        int from = out.length();
        start.print(event, out);
        if (out.length() > from) {
            Paint.DIM.cover(from, display, out);
        }
    }

    @Override
    public void call(EventView enter, @Nullable EventView exit, TextBuffer out) {
        calls.print(enter, exit, out);
        end(enter, exit, out);
    }

    @Override
    public void begun(EventView enter, TextBuffer out) {
        calls.printBegin(enter, out);
    }

    @Override
    public void unfinished(EventView enter, TextBuffer out) {
        calls.printEnter(enter, out);
        out.endLine();
    }

    @Override
    public void resumed(@Nullable EventView enter, @Nullable EventView exit, EventView code, TextBuffer out) {
        calls.printExit(enter, exit, code, out);
        end(enter, exit, out);
    }

    private void end(@Nullable EventView enter, @Nullable EventView exit, TextBuffer out) {
        if (display.colored() && exit != null && isFailure(exit.result())) {
            // No text of a failure has another one.
            Paint.RED.cover(out.lastIndexOf('='), display, out);
        }
        if (times.showsDuration() && exit != null) {
            long ns = Math.max(0, exit.durationNs());
            out.ascii(" <").decimal(ns / NANOS);
            LineStart.fraction(ns % NANOS, times.durationDigits(), out);
            out.ascii('>');
        }
        out.endLine();
        if (!dumps.isEmpty() && enter != null && exit != null) {
            calls.printData(enter, exit, dumps.read()::contains, dumps.written()::contains, out);
        }
    }

    @Override
    public boolean point(EventView event, TextBuffer out) {
        body.clear();
        if (!choice.shows(event) || !points.print(event, body)) {
            return false;
        }
        start(event, out);
        Paint.BOLD.begin(display, out);
        out.append(body);
        Paint.BOLD.end(display, out);
        out.endLine();
        return true;
    }

    private static boolean isFailure(long result) {
        return result < 0 && result >= LOWEST_ERRNO;
    }
}
