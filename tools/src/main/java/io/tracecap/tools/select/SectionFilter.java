package io.tracecap.tools.select;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventNumbers;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.Section;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.DescriptorEffects;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells which sections of a trace may hold what is wanted: an event of the selection or, where it matters what processes
 * have, one that changes that.
 */
public final class SectionFilter implements Predicate<Section> {
    /** All of them. */
    public static final SectionFilter ALL = new SectionFilter(EventSelection.ALL, TaskChoice.ALL, false, null, null);

    private final EventSelection selection;
    private final TaskChoice tasks;
    private final boolean keepsState;
    private final @Nullable EventNumbers decided;
    private final @Nullable EventNumbers ends;
    private final Map<Abi, DescriptorEffects> effects = new EnumMap<>(Abi.class);

    private SectionFilter(
            EventSelection selection,
            TaskChoice tasks,
            boolean keepsState,
            @Nullable EventNumbers decided,
            @Nullable EventNumbers ends) {
        this.ends = ends;
        this.selection = selection;
        this.tasks = tasks;
        this.keepsState = keepsState;
        this.decided = decided;
    }

    /**
     * Makes a filter.
     *
     * @param keepsState whether what processes have is kept account of
     * @param decided numbers of the events that are wanted; null if that is not known
     * @param ends of the events with which threads ended in wanted calls; likewise
     */
    static SectionFilter of(
            EventSelection selection,
            TaskChoice tasks,
            boolean keepsState,
            @Nullable EventNumbers decided,
            @Nullable EventNumbers ends) {
        return new SectionFilter(selection, tasks, keepsState, decided, ends);
    }

    private boolean isAll() {
        return decided == null && selection.mayWantAll() && tasks.isAll();
    }

    @Override
    public boolean test(Section section) {
        return isAll() || mayHoldWanted(section) || (keepsState && mayChangeState(section));
    }

    private boolean mayHoldWanted(Section section) {
        if (decided != null) {
            long first = section.firstEvent();
            long next = section.nextEvent();
            return decided.mayHold(first, next) || (ends != null && ends.mayHold(first, next));
        }
        return tasks.mayBeIn(section)
                && (selection.mayWantAll()
                        || section.mayHoldAny((abi, number) -> abi == Abi.POINT || selection.mayWant(abi, number)));
    }

    /** Whether a section may hold an event that changes what a process is and has, its memory apart. */
    boolean mayChangeState(Section section) {
        return section.mayHoldAny(this::changesState);
    }

    private boolean changesState(int code, int number) {
        if (code == Abi.POINT) {
            return number == EventKind.TASK.pointCode()
                    || number == EventKind.EXEC.pointCode()
                    || number == EventKind.EXIT.pointCode()
                    || number == EventKind.FACT.pointCode();
        }
        for (Abi abi : Abi.values()) {
            if (abi.id() == code) {
                return effects.computeIfAbsent(abi, DescriptorEffects::of).mayChangeMoreThanMemory(number);
            }
        }
        return false;
    }

    /**
     * A cursor over the sections that have to be read.
     *
     * @throws IOException when the file cannot be read
     */
    public EventCursor events(TraceFile trace) throws IOException {
        return isAll() ? trace.events() : trace.events(this);
    }
}
