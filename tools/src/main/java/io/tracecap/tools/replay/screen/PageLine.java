package io.tracecap.tools.replay.screen;

import io.tracecap.format.event.EventView;
import io.tracecap.tools.select.Status;

/**
 * The line of an event.
 *
 * @param number of the event
 * @param timeNs CLOCK_MONOTONIC time
 * @param tid id of the thread
 * @param process number of its process
 * @param isFailure whether it is a call that came back with an error
 * @param text what happened, escaped
 */
record PageLine(long number, long timeNs, int tid, int process, boolean isFailure, String text) {
    static PageLine of(EventView event, String text) {
        return new PageLine(
                event.number(), event.timeNs(), event.task().tid(), event.task().process(), isFailure(event), text);
    }

    /** The same with other text. */
    PageLine with(String newText) {
        return new PageLine(number, timeNs, tid, process, isFailure, newText);
    }

    /** Whether an event says that a call failed. */
    static boolean isFailure(EventView event) {
        return event.kind().hasResult() && Status.of(event) == Status.FAILED;
    }
}
