package io.tracecap.tools.select;

import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.state.StateEvents;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.DescriptorEffects;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells which sections of a trace may hold what is wanted: those with a system call of the selection, with any event
 * that is no call, or, where it matters what threads have open, with a call that changes that.
 */
public final class SectionFilter {
    /** All of them. */
    public static final SectionFilter ALL = new SectionFilter(null);

    private final StateEvents.@Nullable Calls wanted;

    private SectionFilter(StateEvents.@Nullable Calls wanted) {
        this.wanted = wanted;
    }

    /**
     * Makes a filter.
     *
     * @param keepsFiles whether what threads have open is kept account of
     */
    public static SectionFilter of(EventSelection selection, boolean keepsFiles) {
        if (selection.calls().isAll()) {
            return ALL;
        }
        Map<Abi, DescriptorEffects> effects = new EnumMap<>(Abi.class);
        return new SectionFilter((abi, number) -> abi == Abi.POINT
                || selection.calls().contains(abi, number)
                || (keepsFiles && changesFiles(abi, number, effects)));
    }

    private static boolean changesFiles(int code, int number, Map<Abi, DescriptorEffects> effects) {
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
        StateEvents.Calls calls = wanted;
        return calls == null ? trace.events() : trace.events(section -> section.mayHoldAny(calls));
    }
}
