package io.tracecap.tools.select;

import io.tracecap.format.edit.EventRange;
import io.tracecap.format.event.EventNumbers;
import io.tracecap.format.event.EventView;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.Section;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.format.state.ProcessInfo;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads what of a trace a {@link Decision} needs, by its index: the sections of the range, behind it those in which open
 * calls may come back, and before it those without which is not known what processes were. Where the last events or
 * those around one are wanted, it begins near them and goes further back until it has enough.
 */
final class DecisionRun {
    /** How many times as far back each attempt goes. */
    private static final int FURTHER = 4;

    private final TraceFile trace;
    private final EventSelection selection;
    private final TaskChoice tasks;
    private final Predicate<EventView> points;
    private final SectionFilter sections;
    private @Nullable TraceFormatException damage;

    private DecisionRun(TraceFile trace, EventSelection selection, TaskChoice tasks, Predicate<EventView> points) {
        this.points = points;
        this.trace = trace;
        this.selection = selection;
        this.tasks = tasks;
        sections = SectionFilter.of(selection, tasks, selection.needsState(), null, null);
    }

    /**
     * Decides about the events of a trace; of a damaged one, about what is good before the damage.
     *
     * @param points which events that are no calls are meant, of those that the selection means
     * @throws IOException when the file cannot be read, or too many events are wanted
     */
    static SelectedEvents of(TraceFile trace, EventSelection selection, TaskChoice tasks, Predicate<EventView> points)
            throws IOException {
        DecisionRun run = new DecisionRun(trace, selection, tasks, points);
        ChosenEvents chosen = run.decide();
        EventNumbers numbers = chosen.finish();
        return new SelectedEvents(selection, tasks, numbers, chosen.ends(), chosen.lines(), run.damage);
    }

    private ChosenEvents decide() throws IOException {
        EventRange range = selection.extent().of(trace);
        Window window = selection.extent().window();
        if (window.below() == 0 || selection.needsState()) {
            return decide(range);
        }
        List<Section> all = trace.sections();
        int last = 0;
        while (last + 1 < all.size() && all.get(last + 1).firstEvent() <= window.event()) {
            last++;
        }
        for (int back = 1; back <= last; back *= FURTHER) {
            long first = all.get(last - back).firstEvent();
            ChosenEvents chosen = decide(range.fromEvent(Math.max(first, range.firstEvent())));
            if (chosen.hasAllBelow() || first <= range.firstEvent()) {
                return chosen;
            }
        }
        return decide(range);
    }

    private ChosenEvents decide(EventRange range) throws IOException {
        Decision decision = new Decision(selection, tasks, range, points, trace.header(), processes());
        boolean isOver = read(
                decision,
                section -> isBefore(section, range)
                        && (range.mayHold(section) ? sections.test(section) : needsBefore(section)));
        if (!isOver && decision.waits()) {
            read(
                    decision,
                    section -> !isBefore(section, range) && (selection.needsState() || mayEndCalls(section, decision)));
        }
        return decision.finish();
    }

    /** The processes of the trace, where an expression may ask for them; of a damaged trace none. */
    private List<ProcessInfo> processes() throws IOException {
        try {
            return selection.demands().where() == null ? List.of() : trace.processes();
        } catch (TraceFormatException unknown) {
            return List.of();
        }
    }

    /** Whether a section begins before the end of the range. */
    private static boolean isBefore(Section section, EventRange range) {
        return section.firstEvent() < range.endEvent() && section.firstTimeNs() < range.toNs();
    }

    private boolean needsBefore(Section section) {
        return selection.needsState() && sections.mayChangeState(section);
    }

    private static boolean mayEndCalls(Section section, Decision decision) {
        for (long thread : section.threads().numbers()) {
            if (decision.waitsFor((int) thread)) {
                return true;
            }
        }
        return section.threads().isAny();
    }

    /** Shows some sections to a decision; whether that is over before they are. */
    private boolean read(Decision decision, Predicate<Section> wanted) throws IOException {
        try (EventCursor events = trace.events(wanted)) {
            while (events.next()) {
                if (decision.isOver(events.event())) {
                    return true;
                }
                decision.accept(events.event());
            }
        } catch (TraceFormatException found) {
            damage = found;
            return true;
        }
        return false;
    }
}
