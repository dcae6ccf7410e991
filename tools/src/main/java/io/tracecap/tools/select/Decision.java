package io.tracecap.tools.select;

import io.tracecap.format.edit.EventRange;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.process.ProcessStates;
import io.tracecap.tools.text.FileHistory;
import io.tracecap.tools.text.FilesView;
import io.tracecap.tools.text.PointText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides which events of a trace are wanted, where a look at each does not do: about a call, when it has come back or
 * never will. Is shown the events in order; of calls that last, {@link EventFilter#MOST_CALLS} are remembered. For one
 * thread.
 */
final class Decision {
    private final EventSelection selection;
    private final EventRange range;
    private final Predicate<EventView> points;
    private final EventFilter filter;
    private final ChosenEvents chosen;
    private final @Nullable FileHistory files;
    private final @Nullable ProcessStates states;
    /** Calls that have not come back and may be wanted, in the order in which they were entered. */
    private final Map<Long, OpenCall> open = new LinkedHashMap<>();

    private final ThreadMap<OpenCall> openByTask = new ThreadMap<>();

    /**
     * A call that has not come back.
     *
     * @param number of the event with which it was entered
     * @param task number of the thread
     * @param isContext whether that event is context only
     */
    private record OpenCall(long number, int task, boolean isContext) {}

    /**
     * Nothing was decided yet.
     *
     * @param range the events that are meant, but for the window
     * @param points which events that are no calls are meant
     */
    Decision(
            EventSelection selection,
            TaskChoice tasks,
            EventRange range,
            Predicate<EventView> points,
            TraceHeader header) {
        this.points = points;
        this.selection = selection;
        this.range = range;
        RawText directory = header.command().cwd();
        files = selection.needsFiles() ? new FileHistory(directory) : null;
        states = selection.demands().names().isEmpty() ? null : new ProcessStates(directory);
        filter = new EventFilter(selection, tasks, files == null ? FilesView.NONE : files, directory);
        chosen = new ChosenEvents(selection.extent().window());
    }

    /** Takes the next event into account. */
    void accept(EventView event) throws IOException {
        if (files != null) {
            files.accept(event);
        }
        boolean matches = filter.accepts(event) && range.contains(event) && hasWantedName(event.task());
        decide(event, matches);
        if (states != null) {
            states.accept(event);
        }
    }

    private void decide(EventView event, boolean matches) throws IOException {
        switch (event.kind()) {
            case CALL -> {
                if (matches && !event.isContext() && isWanted(Status.of(event), event)) {
                    chosen.add(event.number());
                }
            }
            case ENTER -> {
                if (matches) {
                    enter(event);
                }
            }
            case RETURN -> comeBack(event, matches);
            case EXIT -> {
                neverComesBack(event.task());
                point(event, matches);
            }
            case EXEC -> {
                if (PointText.isSuperseded(event)) {
                    neverComesBack(event.task());
                }
                point(event, matches);
            }
            default -> point(event, matches);
        }
    }

    private boolean hasWantedName(Task task) {
        if (states == null) {
            return true;
        }
        RawText name = states.at(task).name();
        return name != null
                && selection.demands().names().contains(new String(name.toByteArray(), StandardCharsets.UTF_8));
    }

    private boolean isWanted(Status status, @Nullable EventView exit) {
        return filter.wants(status) && selection.demands().isMetBy(exit);
    }

    private boolean isWanted(EventView point) {
        return filter.wantsPoint(point) && points.test(point);
    }

    private void enter(EventView event) {
        if (open.size() == EventFilter.MOST_CALLS) {
            forget(open.values().iterator().next());
        }
        OpenCall call = new OpenCall(event.number(), event.task().number(), event.isContext());
        open.put(call.number(), call);
        openByTask.put(call.task(), call);
    }

    private void forget(OpenCall call) {
        open.remove(call.number());
        OpenCall latest = openByTask.get(call.task());
        if (latest != null && latest.number() == call.number()) {
            openByTask.remove(call.task());
        }
    }

    private void comeBack(EventView exit, boolean matches) throws IOException {
        OpenCall call = open.get(exit.enterNumber());
        if (call != null) {
            forget(call);
        }
        boolean isSeen = call != null || (matches && exit.enterNumber() == EventView.NO_ENTER);
        if (isSeen && !exit.isContext() && isWanted(Status.of(exit), exit)) {
            if (call == null) {
                chosen.add(exit.number());
            } else {
                chosen.add(call.number(), exit.number());
            }
        }
    }

    private void neverComesBack(Task task) throws IOException {
        OpenCall call = openByTask.get(task.number());
        if (call != null) {
            forget(call);
            end(call, Status.UNFINISHED);
        }
    }

    private void end(OpenCall call, Status status) throws IOException {
        if (!call.isContext() && isWanted(status, null)) {
            chosen.add(call.number());
        }
    }

    private void point(EventView event, boolean matches) throws IOException {
        if (!matches || event.isContext() || selection.demands().isOfCalls() || !isWanted(event)) {
            return;
        }
        if (PointText.hasLine(event)) {
            chosen.add(event.number());
        } else {
            chosen.addSilent(event.number());
        }
    }

    /** Whether no event from a number on can change anything: the range has ended, or the window is full. */
    boolean isOver(EventView event) {
        return (open.isEmpty() && range.isBefore(event)) || chosen.isFull(lowestOpen(event.number()));
    }

    private long lowestOpen(long otherwise) {
        return open.isEmpty() ? otherwise : open.keySet().iterator().next();
    }

    /** Whether a call of a thread has not come back, about which is to be decided. */
    boolean waitsFor(int task) {
        return openByTask.get(task) != null;
    }

    /** Whether there are such calls. */
    boolean waits() {
        return !open.isEmpty();
    }

    /** There are no more events. */
    ChosenEvents finish() throws IOException {
        for (OpenCall call : open.values()) {
            end(call, Status.DETACHED);
        }
        return chosen;
    }
}
