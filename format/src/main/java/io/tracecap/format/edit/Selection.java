package io.tracecap.format.edit;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Gap;
import io.tracecap.format.file.Section;
import io.tracecap.format.syscall.Abi;
import java.util.function.IntPredicate;

/**
 * Which events are cut out.
 *
 * @param range when they happened
 * @param processes whether events of the process with a number are meant
 */
public record Selection(EventRange range, IntPredicate processes) {
    boolean contains(EventView event) {
        return range.contains(event) && (processes.test(event.task().process()) || isGapOfAll(event));
    }

    /** Whether events of a section may be meant. */
    boolean mayHold(Section section) {
        return range.mayHold(section)
                && (mayHoldProcess(section) || section.mayHoldCall(Abi.POINT, EventKind.GAP.pointCode()));
    }

    private boolean mayHoldProcess(Section section) {
        for (long process : section.processes().numbers()) {
            if (processes.test((int) process)) {
                return true;
            }
        }
        return section.processes().isAny();
    }

    /** Whatever process is asked about, events of it may be missing there. */
    private static boolean isGapOfAll(EventView event) {
        return event.kind() == EventKind.GAP && Gap.of(event).scope() == Gap.Scope.ALL;
    }
}
