package io.tracecap.tools.show;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.tools.text.PointText;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Prints lines in the order in which things happened, as strace does: a call during which something else is printed is
 * shown in two halves, {@code <unfinished ...>} and {@code <... read resumed>}. Keeps one event for each thread that is
 * in a call.
 *
 * <p>When what is printed is watched, {@link #pause} shows as much of the latest call as is known while it lasts.
 */
final class ArrivalPrinter implements EventPrinter {
    private static final byte[] NOTHING = new byte[0];

    private final Lines lines;
    private final OutputStream out;
    private final TextBuffer line;
    private final TextBuffer pointLine;
    private final KeptEvents calls = new KeptEvents();
    /** The call whose line has begun and may still end on the same line. */
    private @Nullable Event open;

    /** What was printed of its line in a pause. */
    private byte[] begun = NOTHING;

    ArrivalPrinter(Lines lines, OutputStream out) {
        this.lines = lines;
        this.out = out;
        line = lines.buffer();
        pointLine = lines.buffer();
    }

    @Override
    public void accept(EventView event) throws IOException {
        if (event.isContext()) {
            context(event);
            return;
        }
        switch (event.kind()) {
            case CALL -> {
                breakOff();
                calls.remove(event.task().number());
                begin(event);
                lines.call(event, event, line);
                write();
            }
            case ENTER -> {
                breakOff();
                Event kept = calls.copyOf(event);
                calls.put(event.task().number(), kept);
                open = kept;
                begin(event);
            }
            case RETURN -> comeBack(event);
            case EXEC, EXIT -> {
                end(event);
                point(event);
            }
            default -> point(event);
        }
    }

    @Override
    public void finish() throws IOException {
        breakOff();
    }

    /** Context has no lines; but of a call that was entered before the file begins, the second half is shown. */
    private void context(EventView event) throws IOException {
        if (event.kind() == EventKind.ENTER) {
            calls.put(event.task().number(), calls.copyOf(event));
        } else if (event.kind() == EventKind.EXIT || event.kind() == EventKind.EXEC) {
            end(event);
        } else if (event.kind() == EventKind.RETURN) {
            calls.remove(event.task().number());
        }
    }

    @Override
    public void end(EventView event) throws IOException {
        if (event.kind() == EventKind.EXIT) {
            neverCameBack(event);
        } else if (PointText.isSuperseded(event)) {
            neverCameBack(event);
            adopt(event);
        }
    }

    private void begin(EventView event) {
        line.clear();
        lines.start(event, line);
    }

    private void write() throws IOException {
        line.writeTo(out, begun.length);
        begun = NOTHING;
        line.clear();
    }

    /** Begins the line of a call that has not come back yet. */
    @Override
    public void pause() throws IOException {
        Event call = open;
        if (call != null && begun.length == 0) {
            int start = line.length();
            lines.begun(call, line);
            line.writeTo(out, 0);
            begun = line.toBytes();
            line.truncate(start);
        }
    }

    /** Prints the rest of the open call's line; false, if it was begun otherwise in a pause. */
    private boolean closes(Event enter, @Nullable EventView exit) {
        int start = line.length();
        lines.call(enter, exit, line);
        if (line.startsWith(begun)) {
            return true;
        }
        line.truncate(start);
        return false;
    }

    /** Something else is to be printed: the open line ends here. */
    private void breakOff() throws IOException {
        Event call = open;
        if (call != null) {
            open = null;
            lines.unfinished(call, line);
            write();
        }
    }

    private void comeBack(EventView exit) throws IOException {
        Event enter = calls.remove(exit.task().number());
        if (enter != null && enter.number() != exit.enterNumber()) {
            enter = null;
        }
        if (enter != null && isOpen(enter) && closes(enter, exit)) {
            open = null;
        } else {
            breakOff();
            begin(exit);
            lines.resumed(enter, exit, exit, line);
        }
        write();
    }

    private void neverCameBack(EventView exit) throws IOException {
        Event enter = calls.remove(exit.task().number());
        if (enter == null || enter.isContext()) {
            return;
        }
        if (isOpen(enter) && closes(enter, null)) {
            open = null;
        } else {
            breakOff();
            begin(exit);
            lines.resumed(enter, null, enter, line);
        }
        write();
    }

    /** An execve that another thread entered comes back in the leader, see ptrace(2). */
    private void adopt(EventView exec) {
        if (exec.argumentCount() < 2) {
            return;
        }
        Event call = calls.remove(exec.argument(1));
        if (call != null) {
            calls.put(exec.task().number(), call);
        }
    }

    private void point(EventView event) throws IOException {
        pointLine.clear();
        if (lines.point(event, pointLine)) {
            breakOff();
            pointLine.writeTo(out);
        }
    }

    private boolean isOpen(Event enter) {
        return open != null && open.number() == enter.number();
    }
}
