package io.tracecap.tools.select;

import io.tracecap.format.event.EventNumbers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects the numbers of events that are selected, and of those with a line of their own only the ones that are in the
 * {@link Window}. A call has two numbers if it has two events; its place is where it began. Of a call that never came back
 * because its thread ended, the event that says so is known too, though it is not selected by that. For one thread.
 */
final class ChosenEvents {
    private static final long NONE = -1;

    private final Window window;
    private final EventNumbers numbers = new EventNumbers();
    private final EventNumbers ends = new EventNumbers();
    /** What is in the window, by number, from its event on and below it. */
    private final TreeMap<Long, Rest> from = new TreeMap<>();

    private final TreeMap<Long, Rest> below = new TreeMap<>();
    private long lines;

    /**
     * What more there is of a call.
     *
     * @param returned number of the event with which it came back, or {@link #NONE}
     * @param end number of the event with which its thread ended in it, or {@link #NONE}
     */
    private record Rest(long returned, long end) {
        private static final Rest NOTHING = new Rest(NONE, NONE);
    }

    ChosenEvents(Window window) {
        this.window = window;
    }

    /** Adds an event that has no line, or of which nothing else is known. */
    void addSilent(long number) throws IOException {
        if (window.isAll()) {
            numbers.add(number);
        }
    }

    /** Adds an event that has a line. */
    void add(long number) throws IOException {
        add(number, Rest.NOTHING);
    }

    /** Adds a call that has two events. */
    void add(long number, long returned) throws IOException {
        add(number, new Rest(returned, NONE));
    }

    /** Adds a call in which its thread ended. */
    void addUnfinished(long number, long end) throws IOException {
        add(number, new Rest(NONE, end));
    }

    private void add(long number, Rest rest) throws IOException {
        if (window.isAll()) {
            put(number, rest);
        } else if (number >= window.event()) {
            from.put(number, rest);
            if (from.size() > window.from()) {
                from.pollLastEntry();
            }
        } else {
            below.put(number, rest);
            if (below.size() > window.below()) {
                below.pollFirstEntry();
            }
        }
    }

    private void put(long number, Rest rest) throws IOException {
        numbers.add(number);
        if (rest.returned() != NONE) {
            numbers.add(rest.returned());
        }
        if (rest.end() != NONE) {
            ends.add(rest.end());
        }
        lines++;
    }

    /**
     * Whether nothing more can come into the window.
     *
     * @param lowest number of the first event about which is not decided yet
     */
    boolean isFull(long lowest) {
        return !window.isAll()
                && lowest >= window.event()
                && from.size() >= window.from()
                && (from.isEmpty() || from.lastKey() < lowest);
    }

    /** Whether as many events below the window's were found as it can hold. */
    boolean hasAllBelow() {
        return below.size() >= window.below();
    }

    /** What was chosen. */
    EventNumbers finish() throws IOException {
        for (Map<Long, Rest> part : List.of(below, from)) {
            for (Map.Entry<Long, Rest> each : part.entrySet()) {
                put(each.getKey(), each.getValue());
            }
        }
        return numbers.seal();
    }

    /** The events with which threads ended in what was chosen. */
    EventNumbers ends() {
        return ends.seal();
    }

    /** How many of them have a line; known when they are {@linkplain #finish finished}. */
    long lines() {
        return lines;
    }
}
