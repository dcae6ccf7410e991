package io.tracecap.tools.replay.screen;

import io.tracecap.format.event.EventView;
import io.tracecap.format.file.Section;

/** Which events are meant. May be asked in any order, by any thread. */
interface EventChoice {
    /** All that have a line. */
    EventChoice ALL = new EventChoice() {
        @Override
        public boolean takes(EventView event) {
            return true;
        }

        @Override
        public boolean mayTakeOf(Section section) {
            return true;
        }
    };

    /** Whether an event is meant. */
    boolean takes(EventView event);

    /** Whether one of a section may be meant. */
    boolean mayTakeOf(Section section);

    /** Those of this choice that are also of another one. */
    default EventChoice and(EventChoice other) {
        EventChoice first = this;
        return new EventChoice() {
            @Override
            public boolean takes(EventView event) {
                return first.takes(event) && other.takes(event);
            }

            @Override
            public boolean mayTakeOf(Section section) {
                return first.mayTakeOf(section) && other.mayTakeOf(section);
            }
        };
    }
}
