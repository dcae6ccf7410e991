package io.tracecap.tools.show;

import io.tracecap.format.event.EventView;
import io.tracecap.tools.select.EventFilter;
import java.util.Set;

/** Which events that are no calls have a line. Where something is missing is always said. */
final class PointChoice {
    private static final int SIGNAL_BITS = 0x7F;

    private final EventFilter filter;
    private final Set<Message> silenced;

    PointChoice(EventFilter filter, Set<Message> silenced) {
        this.filter = filter;
        this.silenced = Set.copyOf(silenced);
    }

    /** Whether an event has a line, if it is of a kind that has lines. */
    boolean shows(EventView event) {
        return filter.wantsPoint(event) && !isSilenced(event, silenced);
    }

    /** Whether the line of an event that is no call is one of those that are left out. */
    static boolean isSilenced(EventView event, Set<Message> silenced) {
        return switch (event.kind()) {
            case EXIT -> isEndByItself(event) && silenced.contains(Message.EXIT);
            case EXEC -> silenced.contains(Message.THREAD_EXECVE);
            case TASK, NOTE -> silenced.contains(Message.ATTACH);
            default -> false;
        };
    }

    private static boolean isEndByItself(EventView exit) {
        return exit.argumentCount() == 0 || (exit.argument(0) & SIGNAL_BITS) == 0;
    }
}
