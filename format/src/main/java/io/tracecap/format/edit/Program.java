package io.tracecap.format.edit;

import java.util.ArrayList;
import java.util.List;

/**
 * Which events tell what a process runs and what it is called.
 *
 * @param events their numbers
 * @param isFirst whether it is what the recorded command was at first, which the header tells
 */
record Program(List<Long> events, boolean isFirst) {
    /** What the recorded command was at first. */
    static final Program FIRST = new Program(List.of(), true);

    /** What is not known. */
    static final Program UNKNOWN = new Program(List.of(), false);

    /** Names that are given to a process one after the other; the latest counts. */
    private static final int MOST_EVENTS = 16;

    Program {
        events = List.copyOf(events);
    }

    /** The same with one more event; with very many, those in the middle do not count. */
    Program with(long event) {
        List<Long> more = new ArrayList<>(events);
        if (more.size() == MOST_EVENTS) {
            more.remove(MOST_EVENTS - 1);
        }
        more.add(event);
        return new Program(more, isFirst);
    }
}
