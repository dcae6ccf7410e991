package io.tracecap.tools.replay.screen;

import io.tracecap.format.event.EventNumbers;
import io.tracecap.format.event.EventView;
import io.tracecap.format.file.Section;

/** Events that can be looked for. */
final class Choices {
    /** Calls that came back with an error. */
    static final EventChoice FAILED = new EventChoice() {
        @Override
        public boolean takes(EventView event) {
            return PageLine.isFailure(event);
        }

        @Override
        public boolean mayTakeOf(Section section) {
            return true;
        }
    };

    private Choices() {}

    /** What happens to the threads of a process. */
    record OfProcess(int process) implements EventChoice {
        @Override
        public boolean takes(EventView event) {
            return event.task().process() == process;
        }

        @Override
        public boolean mayTakeOf(Section section) {
            return section.mayHoldProcess(process);
        }
    }

    /** Events by their numbers. */
    record Numbered(EventNumbers numbers) implements EventChoice {
        @Override
        public boolean takes(EventView event) {
            return numbers.contains(event.number());
        }

        @Override
        public boolean mayTakeOf(Section section) {
            return numbers.mayHold(section.firstEvent(), section.nextEvent());
        }
    }
}
