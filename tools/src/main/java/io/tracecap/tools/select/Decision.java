package io.tracecap.tools.select;

import io.tracecap.format.edit.EventRange;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.process.ProcessState;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.tools.select.OpenCalls.OpenCall;
import io.tracecap.tools.text.FilesView;
import io.tracecap.tools.text.PointText;
import io.tracecap.tools.where.Expression;
import io.tracecap.tools.where.History;
import io.tracecap.tools.where.Subject;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides which events of a trace are wanted, where a look at each does not do: about a call, when it has come back or
 * never will. Is shown the events in order; of calls that last, so many are remembered as {@link OpenCalls} can. For one
 * thread.
 */
final class Decision {
    private final Demands demands;
    private final EventRange range;
    private final Predicate<EventView> points;
    private final EventFilter filter;
    private final ChosenEvents chosen;
    private final @Nullable History history;
    /** Calls that have not come back and may be wanted. */
    private final OpenCalls open = new OpenCalls();

    /**
     * Nothing was decided yet.
     *
     * @param range the events that are meant, but for the window
     * @param points which events that are no calls are meant
     * @param processes those of the trace; empty if they are not asked for or not known
     */
    Decision(
            EventSelection selection,
            TaskChoice tasks,
            EventRange range,
            Predicate<EventView> points,
            TraceHeader header,
            List<ProcessInfo> processes) {
        this.range = range;
        this.points = points;
        demands = selection.demands();
        boolean needsFiles = selection.needsFiles() || demands.needsFiles();
        boolean needsHistory = needsFiles || demands.needsProcesses() || demands.where() != null;
        history = needsHistory ? new History(header, processes, demands.needsProcesses(), needsFiles) : null;
        filter = new EventFilter(
                selection,
                tasks,
                history == null ? FilesView.NONE : history.files(),
                header.command().cwd());
        chosen = new ChosenEvents(selection.extent().window());
    }

    /** Takes the next event into account. */
    void accept(EventView event) throws IOException {
        if (history == null) {
            decide(event, filter.accepts(event) && range.contains(event), null);
            return;
        }
        history.begin(event);
        boolean matches = filter.accepts(event) && range.contains(event);
        ProcessState process = matches ? history.process(event) : null;
        history.end(event);
        decide(event, matches && hasWantedName(process), process);
    }

    private void decide(EventView event, boolean matches, @Nullable ProcessState process) throws IOException {
        switch (event.kind()) {
            case CALL -> {
                if (matches
                        && !event.isContext()
                        && isWanted(Status.of(event), event)
                        && holds(event, event, Status.of(event), process)) {
                    chosen.add(event.number());
                }
            }
            case ENTER -> {
                if (matches) {
                    enter(event, process);
                }
            }
            case RETURN -> comeBack(event, matches, process);
            case EXIT -> {
                neverComesBack(event);
                point(event, matches, process);
            }
            case EXEC -> {
                if (PointText.isSuperseded(event)) {
                    neverComesBack(event);
                }
                point(event, matches, process);
            }
            default -> point(event, matches, process);
        }
    }

    private boolean hasWantedName(@Nullable ProcessState process) {
        if (demands.names().isEmpty()) {
            return true;
        }
        RawText name = process == null ? null : process.name();
        return name != null && demands.names().contains(name.utf8());
    }

    private boolean isWanted(Status status, @Nullable EventView exit) {
        return filter.wants(status) && demands.isMetBy(exit);
    }

    private boolean holds(
            EventView event, @Nullable EventView exit, @Nullable Status status, @Nullable ProcessState process)
            throws IOException {
        Expression where = demands.where();
        if (where == null || history == null) {
            return true;
        }
        String word = status == null ? "" : status.name().toLowerCase(Locale.ROOT);
        return where.holds(new Subject(history, event, exit, word, process));
    }

    private void enter(EventView event, @Nullable ProcessState process) {
        if (demands.where() == null) {
            open.add(event);
        } else {
            open.add(event, process);
        }
    }

    private void comeBack(EventView exit, boolean matches, @Nullable ProcessState process) throws IOException {
        OpenCall call = open.remove(exit.enterNumber());
        boolean isSeen = call != null || (matches && exit.enterNumber() == EventView.NO_ENTER);
        if (!isSeen || exit.isContext() || !isWanted(Status.of(exit), exit)) {
            return;
        }
        if (call == null) {
            if (holds(exit, exit, Status.of(exit), process)) {
                chosen.add(exit.number());
            }
        } else if (holds(call, exit, Status.of(exit))) {
            chosen.add(call.number(), exit.number());
        }
    }

    private boolean holds(OpenCall call, @Nullable EventView exit, Status status) throws IOException {
        return call.enter() == null || holds(call.enter(), exit, status, call.process());
    }

    private void neverComesBack(EventView end) throws IOException {
        OpenCall call = open.removeOf(end.task().number());
        if (call != null && isWanted(call, Status.UNFINISHED)) {
            chosen.addUnfinished(call.number(), end.number());
        }
    }

    private boolean isWanted(OpenCall call, Status status) throws IOException {
        return !call.isContext() && isWanted(status, null) && holds(call, null, status);
    }

    private void point(EventView event, boolean matches, @Nullable ProcessState process) throws IOException {
        if (!matches
                || event.isContext()
                || !filter.wantsPoint(event)
                || !points.test(event)
                || !holds(event, null, null, process)) {
            return;
        }
        if (PointText.hasLine(event)) {
            chosen.add(event.number());
        } else {
            chosen.addSilent(event.number());
        }
    }

    /** Whether no event from this one on can change anything: the range has ended, or the window is full. */
    boolean isOver(EventView event) {
        return (open.isEmpty() && range.isBefore(event)) || chosen.isFull(open.first(event.number()));
    }

    /** Whether a call of a thread has not come back, about which is to be decided. */
    boolean waitsFor(int task) {
        return open.hasOneOf(task);
    }

    /** Whether there are such calls. */
    boolean waits() {
        return !open.isEmpty();
    }

    /** There are no more events. */
    ChosenEvents finish() throws IOException {
        for (OpenCall call : open.all()) {
            if (isWanted(call, Status.DETACHED)) {
                chosen.add(call.number());
            }
        }
        return chosen;
    }
}
