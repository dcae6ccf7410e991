package io.tracecap.tools.replay.screen;

import io.tracecap.format.event.EventView;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.tools.replay.scene.Scene;
import io.tracecap.tools.replay.scene.Snapshots;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Brings a scene to any moment of a trace: begins with the nearest one before it that there is, and shows it the events
 * from there on. Going forward by little goes on with the scene at hand. For one thread.
 */
final class Projector implements Closeable {
    private static final int EVENTS_BETWEEN_LOOKS = 1 << 12;

    private final TraceFile trace;
    private final Snapshots snapshots;
    private Scene scene;
    private @Nullable EventCursor cursor;
    /** The event that the cursor stands at, which the scene was not shown yet; null for none. */
    private @Nullable EventView waiting;

    private boolean isAtEnd;

    Projector(TraceFile trace, Snapshots snapshots) {
        this.trace = trace;
        this.snapshots = snapshots;
        scene = snapshots.before(0).copy();
    }

    /** The scene; changes with the next movement. */
    Scene scene() {
        return scene;
    }

    /** How many numbers of events lie between a moment and the nearest scene before it. */
    long distance(long number) {
        return number - Math.max(scene.next() <= number ? scene.next() : 0, nearest(number));
    }

    /** The latest moment before an event from which there is a scene. */
    long nearest(long number) {
        return snapshots.before(number).next();
    }

    /**
     * Moves before an event.
     *
     * @param known another scene to begin with if it is nearer; null for none
     * @return whether there is an event of this number, or behind it, which {@link #event} has
     */
    boolean moveTo(long number, @Nullable Scene known, Job job) throws IOException {
        Scene nearest = snapshots.before(number);
        if (known != null && known.next() <= number && known.next() > nearest.next()) {
            nearest = known;
        }
        if (scene.next() > number || nearest.next() > scene.next()) {
            scene = nearest.copy();
            restart();
        }
        int passed = 0;
        while (look() && event().number() < number) {
            if (passed++ % EVENTS_BETWEEN_LOOKS == 0) {
                job.at(event().number());
            }
            pass();
        }
        return waiting != null;
    }

    /** Shows the scene the event that it stands before. */
    void pass() {
        scene.accept(event());
        waiting = null;
    }

    /** As {@link #pass()}; returns the event's line. */
    String pass(EventLine line) {
        String text = line.pass(event(), scene);
        waiting = null;
        return text;
    }

    /** Whether there is an event behind the scene; {@link #event} has it. */
    boolean look() throws IOException {
        EventCursor events = cursor;
        if (events == null) {
            events = trace.eventsFrom(scene.next());
            cursor = events;
        }
        try {
            if (waiting == null && !isAtEnd) {
                if (events.next()) {
                    waiting = events.event();
                } else {
                    isAtEnd = true;
                }
            }
        } catch (TraceFormatException damage) {
            // What is known of the trace ends here; who reads it once from end to end says so.
            isAtEnd = true;
        }
        return waiting != null;
    }

    /** The event that the scene stands before. */
    EventView event() {
        EventView event = waiting;
        if (event == null) {
            throw new IllegalStateException("there is no event");
        }
        return event;
    }

    private void restart() {
        close();
        waiting = null;
        isAtEnd = false;
    }

    @Override
    public void close() {
        if (cursor != null) {
            cursor.close();
            cursor = null;
        }
    }
}
