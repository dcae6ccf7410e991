package io.tracecap.format.edit;

import io.tracecap.format.event.ChangedView;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Gap;

/**
 * Shows that older events are not there ({@link Gap.Reason#NOT_KEPT}), where some of them are: only those between count.
 * Other events are shown as they are.
 */
final class ShorterGap extends ChangedView {
    private static final int EVENTS = 1;
    private static final int DURATION = 2;

    private long lastNumber = -1;
    private long lastNs;

    ShorterGap(EventView event) {
        super(event);
    }

    /** Whether an event says that older ones were not kept. */
    static boolean is(EventView event) {
        return event.kind() == EventKind.GAP && Gap.of(event).reason() == Gap.Reason.NOT_KEPT;
    }

    /** An event that is there, and not only context. */
    void passed(EventView event) {
        lastNumber = event.number();
        lastNs = event.timeNs() + (event.kind() == EventKind.CALL ? event.durationNs() : 0);
    }

    @Override
    public long argument(int index) {
        if (lastNumber >= 0 && index == EVENTS && is(original())) {
            return number() - lastNumber;
        } else if (lastNumber >= 0 && index == DURATION && is(original())) {
            return timeNs() - lastNs;
        }
        return original().argument(index);
    }
}
