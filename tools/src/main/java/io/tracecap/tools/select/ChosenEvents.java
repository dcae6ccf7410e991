package io.tracecap.tools.select;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects the numbers of events that are selected, and of those with a line of their own only the ones that are in the
 * {@link Window}. A call has two numbers if it has two events; its place is where it began. For one thread.
 */
final class ChosenEvents {
    private static final long NO_RETURN = -1;

    private final Window window;
    private final EventNumbers numbers = new EventNumbers();
    /** Numbers of returns by those of what is in the window, from its event on and below it. */
    private final TreeMap<Long, Long> from = new TreeMap<>();

    private final TreeMap<Long, Long> below = new TreeMap<>();
    private long lines;

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
        add(number, NO_RETURN);
    }

    /** Adds a call that has two events. */
    void add(long number, long returned) throws IOException {
        if (window.isAll()) {
            put(number, returned);
        } else if (number >= window.event()) {
            from.put(number, returned);
            if (from.size() > window.from()) {
                from.pollLastEntry();
            }
        } else {
            below.put(number, returned);
            if (below.size() > window.below()) {
                below.pollFirstEntry();
            }
        }
    }

    private void put(long number, long returned) throws IOException {
        numbers.add(number);
        if (returned != NO_RETURN) {
            numbers.add(returned);
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
        for (Map<Long, Long> part : List.of(below, from)) {
            for (Map.Entry<Long, Long> each : part.entrySet()) {
                put(each.getKey(), each.getValue());
            }
        }
        return numbers.seal();
    }

    /** How many of them have a line; known when they are {@linkplain #finish finished}. */
    long lines() {
        return lines;
    }
}
