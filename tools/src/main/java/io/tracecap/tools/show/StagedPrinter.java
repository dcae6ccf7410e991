package io.tracecap.tools.show;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.tools.select.Status;
import io.tracecap.tools.text.PointText;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Prints each call in one line when it comes back, as strace does where it has to know how a call ended before it can
 * print it, or where threads have files of their own. Keeps one event for each thread that is in a call.
 */
final class StagedPrinter implements EventPrinter {
    private final Lines lines;
    private final LineSink sink;
    private final Predicate<Status> wanted;
    private final TextBuffer line;
    private final KeptEvents calls = new KeptEvents();

    /**
     * Makes a printer.
     *
     * @param wanted tells which calls are printed by how they ended
     */
    StagedPrinter(Lines lines, LineSink sink, Predicate<Status> wanted) {
        this.lines = lines;
        this.sink = sink;
        this.wanted = wanted;
        line = lines.buffer();
    }

    @Override
    public void accept(EventView event) throws IOException {
        int thread = event.task().number();
        if (event.kind() == EventKind.ENTER) {
            calls.put(thread, calls.copyOf(event));
        } else if (event.kind() == EventKind.CALL) {
            calls.remove(thread);
            call(event, event);
        } else if (event.kind() == EventKind.RETURN) {
            comeBack(calls.remove(thread), event);
        } else {
            end(event);
            point(event);
        }
    }

    @Override
    public void end(EventView event) throws IOException {
        int thread = event.task().number();
        if (event.kind() == EventKind.EXIT) {
            neverComesBack(calls.remove(thread), Status.UNFINISHED);
        } else if (event.kind() == EventKind.EXEC && PointText.isSuperseded(event)) {
            neverComesBack(calls.remove(thread), Status.UNFINISHED);
            Event call = event.argumentCount() < 2 ? null : calls.remove(event.argument(1));
            if (call != null) {
                calls.put(thread, call);
            }
        }
    }

    private void call(EventView enter, EventView exit) throws IOException {
        if (!exit.isContext() && wanted.test(Status.of(exit))) {
            line.clear();
            lines.start(enter, line);
            lines.call(enter, exit, line);
            line.writeTo(sink.of(exit.task()));
        }
    }

    private void comeBack(@Nullable Event enter, EventView exit) throws IOException {
        if (enter != null && enter.number() == exit.enterNumber() && !enter.isContext()) {
            call(enter, exit);
        } else if (!exit.isContext() && wanted.test(Status.of(exit))) {
            line.clear();
            lines.start(exit, line);
            lines.resumed(enter, exit, exit, line);
            line.writeTo(sink.of(exit.task()));
        }
    }

    private void neverComesBack(@Nullable Event enter, Status status) throws IOException {
        if (enter == null || enter.isContext() || !wanted.test(status)) {
            return;
        }
        line.clear();
        lines.start(enter, line);
        if (status == Status.DETACHED) {
            lines.unfinished(enter, line);
        } else {
            lines.call(enter, null, line);
        }
        line.writeTo(sink.of(enter.task()));
    }

    private void point(EventView event) throws IOException {
        line.clear();
        if (!event.isContext() && lines.point(event, line)) {
            line.writeTo(sink.of(event.task()));
        }
    }

    @Override
    public void finish() throws IOException {
        for (Event call : calls.takeAll()) {
            neverComesBack(call, Status.DETACHED);
        }
    }
}
