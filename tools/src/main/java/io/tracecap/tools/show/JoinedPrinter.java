package io.tracecap.tools.show;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.tools.select.Status;
import io.tracecap.tools.text.PointText;
import io.tracecap.tools.text.TextBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Prints one line for each call, in the order in which calls were entered. The lines behind a call that has not come
 * back yet wait, already printed, up to {@link #MOST_WAITING_EVENTS} of them or {@link #MOST_WAITING_BYTES}; for a call
 * that takes longer the {@link Lookahead} finds the return. So memory does not grow with the length of the trace.
 */
final class JoinedPrinter implements EventPrinter {
    /** How many events wait behind an open call at most. */
    static final int MOST_WAITING_EVENTS = 1 << 16;

    /** How many bytes of lines wait at most, and of the calls before them. */
    static final int MOST_WAITING_BYTES = 16 << 20;

    /** How many calls are printed before their returns were reached, at most. */
    static final int MOST_FOUND_AHEAD = 1 << 18;

    private final Lines lines;
    private final OutputStream out;
    private final Lookahead lookahead;
    private final int mostWaiting;
    private final Predicate<Status> wanted;
    private final TextBuffer line;
    private final Map<Long, OpenCall> openByEnter = new HashMap<>();
    private final Map<Integer, OpenCall> openByTask = new HashMap<>();
    private final KeptEvents brokenOff = new KeptEvents();
    private final Set<Long> foundAhead = new HashSet<>();
    private @Nullable OpenCall head;
    private @Nullable OpenCall tail;
    private int waitingEvents;
    private long waitingBytes;

    /** A call whose line cannot be printed yet, and the lines that wait behind it. */
    private static final class OpenCall {
        private final Event enter;
        private final byte[] start;
        private final long weight;
        private final ByteArrayOutputStream behind = new ByteArrayOutputStream(0);
        private byte @Nullable [] line;
        private int events = 1;
        private @Nullable OpenCall next;

        OpenCall(Event enter, byte[] start) {
            this.enter = enter;
            this.start = start;
            weight = KeptEvents.weight(enter) + start.length;
        }
    }

    /**
     * Makes a printer.
     *
     * @param wanted tells which calls are printed by how they ended
     */
    JoinedPrinter(Lines lines, OutputStream out, Lookahead lookahead, Predicate<Status> wanted) {
        this(lines, out, lookahead, wanted, MOST_WAITING_EVENTS);
    }

    JoinedPrinter(Lines lines, OutputStream out, Lookahead lookahead, Predicate<Status> wanted, int mostWaiting) {
        this.wanted = wanted;
        line = lines.buffer();
        this.lines = lines;
        this.out = out;
        this.lookahead = lookahead;
        this.mostWaiting = mostWaiting;
    }

    @Override
    public void accept(EventView event) throws IOException {
        if (event.isContext()) {
            context(event);
            return;
        }
        line.clear();
        switch (event.kind()) {
            case CALL -> call(event);
            case ENTER -> open(event);
            case RETURN -> comeBack(event);
            case EXIT, EXEC -> {
                end(event);
                point(event);
            }
            default -> point(event);
        }
        while (waitingEvents > mostWaiting || waitingBytes > MOST_WAITING_BYTES) {
            lookAhead(event.number());
        }
    }

    @Override
    public void finish() throws IOException {
        while (head != null) {
            breakOff(head);
        }
    }

    /** Context has no lines; but of a call that was entered before the file begins, the second half is shown. */
    private void context(EventView event) throws IOException {
        if (event.kind() == EventKind.EXIT || event.kind() == EventKind.EXEC) {
            end(event);
        } else if (event.kind() == EventKind.ENTER) {
            brokenOff.put(event.number(), brokenOff.copyOf(event));
        } else if (event.kind() == EventKind.RETURN) {
            brokenOff.remove(event.enterNumber());
        }
    }

    private void call(EventView event) throws IOException {
        if (wanted.test(Status.of(event))) {
            lines.start(event, line);
            lines.call(event, event, line);
            emit();
        }
    }

    @Override
    public void end(EventView event) throws IOException {
        if (event.kind() == EventKind.EXIT || PointText.isSuperseded(event)) {
            neverComesBack(event.task().number());
        }
        line.clear();
    }

    private void neverComesBack(int task) throws IOException {
        OpenCall open = openByTask.remove(task);
        if (open != null) {
            resolve(open, null);
        }
    }

    private void point(EventView event) throws IOException {
        if (lines.point(event, line)) {
            emit();
        }
    }

    /** Writes the line, or lets it wait. */
    private void emit() throws IOException {
        OpenCall last = tail;
        if (last == null) {
            line.writeTo(out);
        } else {
            line.writeTo(last.behind);
            last.events++;
            waitingEvents++;
            waitingBytes += line.length();
        }
    }

    private void open(EventView event) {
        lines.start(event, line);
        OpenCall open = new OpenCall(brokenOff.copyOf(event), line.toBytes());
        openByEnter.put(event.number(), open);
        openByTask.put(event.task().number(), open);
        if (tail == null) {
            head = open;
        } else {
            tail.next = open;
        }
        tail = open;
        waitingEvents++;
        waitingBytes += open.weight;
    }

    private void comeBack(EventView exit) throws IOException {
        if (foundAhead.remove(exit.enterNumber())) {
            return;
        }
        OpenCall open = openByEnter.get(exit.enterNumber());
        if (open != null) {
            resolve(open, exit);
            return;
        }
        Event enter = brokenOff.remove(exit.enterNumber());
        if (wanted.test(Status.of(exit))) {
            lines.start(exit, line);
            lines.resumed(enter, exit, exit, line);
            emit();
        }
    }

    /** Prints the line of a call if it is wanted, and all that waited for it. */
    private void resolve(OpenCall open, @Nullable EventView exit) throws IOException {
        line.clear();
        if (wanted.test(exit == null ? Status.UNFINISHED : Status.of(exit))) {
            line.bytes(open.start);
            lines.call(open.enter, exit, line);
        }
        close(open);
    }

    private void close(OpenCall open) throws IOException {
        openByEnter.remove(open.enter.number());
        openByTask.remove(open.enter.task().number(), open);
        lookahead.forget(open.enter.number());
        open.line = line.toBytes();
        waitingBytes += open.line.length;
        OpenCall first = head;
        while (first != null && first.line != null) {
            out.write(first.line);
            first.behind.writeTo(out);
            waitingEvents -= first.events;
            waitingBytes -= first.weight + first.line.length + first.behind.size();
            first = first.next;
        }
        head = first;
        if (first == null) {
            tail = null;
        }
    }

    private void lookAhead(long position) throws IOException {
        OpenCall oldest = head;
        if (oldest == null) {
            waitingEvents = 0;
            waitingBytes = 0;
            return;
        }
        if (foundAhead.size() >= MOST_FOUND_AHEAD) {
            breakOff(oldest);
            return;
        }
        Lookahead.Answer answer = lookahead.find(oldest.enter, position);
        switch (answer.outcome()) {
            case RETURNS -> {
                foundAhead.add(oldest.enter.number());
                resolve(oldest, answer.exit());
            }
            case NEVER -> resolve(oldest, null);
            case UNKNOWN -> breakOff(oldest);
        }
    }

    /** Prints the first half of a call; if it comes back after all, the second half has its own line. */
    private void breakOff(OpenCall open) throws IOException {
        brokenOff.put(open.enter.number(), open.enter);
        line.clear();
        if (wanted.test(Status.DETACHED)) {
            line.bytes(open.start);
            lines.unfinished(open.enter, line);
        }
        close(open);
    }
}
