package io.tracecap.format.edit;

import io.tracecap.format.event.EventView;
import io.tracecap.format.file.Section;

/**
 * A run of events, by number and by time: those for which both hold.
 *
 * @param firstEvent lowest number of an event
 * @param endEvent number behind the last event
 * @param fromNs CLOCK_MONOTONIC time from which on events are in the range
 * @param toNs CLOCK_MONOTONIC time from which on they are no longer
 */
public record EventRange(long firstEvent, long endEvent, long fromNs, long toNs) {
    /** All events. */
    public static final EventRange ALL = new EventRange(0, Long.MAX_VALUE, 0, Long.MAX_VALUE);

    /** Whether an event is in the range. */
    public boolean contains(EventView event) {
        return event.number() >= firstEvent && event.timeNs() >= fromNs && !isBefore(event);
    }

    /** Whether the range ends before the event. */
    public boolean isBefore(EventView event) {
        return event.number() >= endEvent || event.timeNs() >= toNs;
    }

    /** Whether events of a section may be in the range. */
    public boolean mayHold(Section section) {
        return section.nextEvent() > firstEvent
                && section.lastTimeNs() >= fromNs
                && section.firstEvent() < endEvent
                && section.firstTimeNs() < toNs;
    }

    /** The events from a number on. */
    public EventRange fromEvent(long number) {
        return new EventRange(number, endEvent, fromNs, toNs);
    }

    /** The events before a number. */
    public EventRange toEvent(long number) {
        return new EventRange(firstEvent, number, fromNs, toNs);
    }

    /** The events from a time on. */
    public EventRange fromTime(long ns) {
        return new EventRange(firstEvent, endEvent, ns, toNs);
    }

    /** The events before a time. */
    public EventRange toTime(long ns) {
        return new EventRange(firstEvent, endEvent, fromNs, ns);
    }
}
