package io.tracecap.tools.show;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events that may be needed again, by number, within a bound: {@link #MOST_EVENTS} of them with {@link #MOST_BYTES} in
 * all. What is beyond is not kept. Real traces stay far below it, since only threads that are in a call have one.
 */
final class KeptEvents {
    /** How many events are kept at most. */
    static final int MOST_EVENTS = 1 << 16;

    /** How many bytes they take at most. */
    static final long MOST_BYTES = 16 << 20;

    /** More than the pieces of any recorded enter: what a file was made with to do harm beyond that is not copied. */
    private static final int MOST_COPIED_BYTES = 1 << 18;

    private static final int EVENT_BYTES = 200;
    private static final int PIECE_BYTES = 64;

    private final Map<Long, Event> events = new HashMap<>();
    private long bytes;
    private @Nullable Event last;

    /** Detaches an event. Calls that hold the same megabyte, each of them, share it. */
    Event copyOf(EventView event) {
        Event copy = Event.copyOf(event, MOST_COPIED_BYTES, last);
        last = copy;
        return copy;
    }

    /** About how much of the heap an event takes. */
    static long weight(@Nullable Event event) {
        if (event == null) {
            return 0;
        }
        long weight = EVENT_BYTES;
        for (int piece = 0; piece < event.pieceCount(); piece++) {
            weight += PIECE_BYTES + event.pieceLength(piece);
        }
        return weight;
    }

    /** Keeps an event if there is room; one of the same key is forgotten. */
    void put(long key, Event event) {
        remove(key);
        long weight = weight(event);
        if (events.size() < MOST_EVENTS && weight <= MOST_BYTES - bytes) {
            bytes += weight;
            events.put(key, event);
        }
    }

    /** Takes all events back, in the order of their numbers. */
    List<Event> takeAll() {
        List<Event> all = new ArrayList<>(events.values());
        all.sort(Comparator.comparingLong(Event::number));
        events.clear();
        bytes = 0;
        return all;
    }

    /** Takes an event back; null when it was not kept. */
    @Nullable
    Event remove(long key) {
        Event event = events.isEmpty() ? null : events.remove(key);
        bytes -= weight(event);
        return event;
    }
}
