package io.tracecap.format.edit;

import io.tracecap.format.file.Section;
import io.tracecap.format.state.ProcessTable;
import io.tracecap.format.state.StateEvents;
import java.util.BitSet;
import java.util.NavigableSet;
import java.util.function.Predicate;

/** Which sections of a trace a cut has to read. Is asked about all of them in order. */
final class SectionChoice implements Predicate<Section> {
    private final Selection selection;
    private final NavigableSet<Long> openCalls;
    private final BitSet threads = new BitSet();

    /**
     * @param selection what is cut out
     * @param openCalls numbers of more events that are wanted
     */
    SectionChoice(Selection selection, NavigableSet<Long> openCalls) {
        this.selection = selection;
        this.openCalls = openCalls;
    }

    @Override
    public boolean test(Section section) {
        boolean newThreads = mayHoldNewThreads(section);
        return newThreads
                || selection.mayHold(section)
                || StateEvents.mayBeAmong(section::mayHoldCall)
                || mayHoldOpenCall(section);
    }

    private boolean mayHoldOpenCall(Section section) {
        Long call = openCalls.ceiling(section.firstEvent());
        return call != null && call < section.nextEvent();
    }

    private boolean mayHoldNewThreads(Section section) {
        boolean found = section.threads().isAny();
        for (long thread : section.threads().numbers()) {
            if (thread >= ProcessTable.MAX_THREADS) {
                found = true;
            } else if (!threads.get((int) thread)) {
                threads.set((int) thread);
                found = true;
            }
        }
        return found;
    }
}
