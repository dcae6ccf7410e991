package io.tracecap.format.file;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of some recordings, one recording after the other and then all of them again, as those of one long one:
 * events and threads are numbered on, times go on. Never ends.
 */
final class Recordings implements Closeable {
    private static final long TICK_NS = 1000;

    private final List<Path> files;
    private final int most;
    private int taken;
    private int next;
    private @Nullable TraceFile trace;
    private @Nullable EventCursor events;
    private @Nullable LaterEvent later;
    private long numbers;
    private int threads;
    private long endNs;

    /**
     * @param files recordings, not cut out of others, and none of them empty
     * @param most events of a recording, from its beginning; the rest is left out
     */
    Recordings(List<Path> files, int most) {
        this.files = files;
        this.most = most;
    }

    /** The next event. The same object as long as the recording is. */
    EventView next() throws IOException {
        EventCursor cursor = events;
        LaterEvent event = later;
        while (cursor == null || event == null || taken == most || !cursor.next()) {
            cursor = open();
            taken = 0;
            if (cursor.next()) {
                event = first(cursor.event());
                break;
            }
        }
        taken++;
        numbers = event.number() + 1;
        threads = Math.max(threads, Math.max(event.task().number(), event.task().process()) + 1);
        endNs = event.kind() == EventKind.CALL ? event.timeNs() + event.durationNs() : event.timeNs();
        return event;
    }

    private EventCursor open() throws IOException {
        close();
        TraceFile opened = TraceFile.open(files.get(next));
        next = (next + 1) % files.size();
        trace = opened;
        EventCursor cursor = opened.events();
        events = cursor;
        return cursor;
    }

    private LaterEvent first(EventView event) {
        long shiftNs = endNs + TICK_NS - event.timeNs();
        LaterEvent shifted = new LaterEvent(event, numbers, threads, shiftNs - Math.floorMod(shiftNs, TICK_NS));
        later = shifted;
        return shifted;
    }

    @Override
    public void close() throws IOException {
        if (events != null) {
            events.close();
        }
        if (trace != null) {
            trace.close();
        }
    }
}
