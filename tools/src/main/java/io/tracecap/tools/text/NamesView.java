package io.tracecap.tools.text;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import org.jspecify.annotations.Nullable;

/** What threads were called (comm) at each moment. */
@FunctionalInterface
public interface NamesView {
    /** Nothing is known of any thread. */
    NamesView NONE = (tid, before) -> null;

    /**
     * The name that a thread had at a moment; null when not known.
     *
     * @param before number of the first event that does not count
     */
    @Nullable
    RawText name(int tid, long before);

    /** The name that the thread of an event had when it happened: of a call, before it had its effect. */
    default @Nullable RawText of(EventView event) {
        return name(event.task().tid(), event.kind().isSyscall() ? event.number() : event.number() + 1);
    }
}
