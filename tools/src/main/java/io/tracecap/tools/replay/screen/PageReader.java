package io.tracecap.tools.replay.screen;

import io.tracecap.format.event.Event;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.tools.replay.scene.Scene;
import io.tracecap.tools.replay.scene.Snapshots;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads what is shown of a trace: lines around an event, and the scene of a moment. For one thread. */
final class PageReader implements Closeable {
    /** How many events lie at most between two scenes that can be had one after the other at once. */
    static final long NEAR = 1 << 13;

    /** In place of the number of an event: there is none. */
    static final long NONE = -1;

    private static final int EVENTS_BETWEEN_LOOKS = 1 << 10;

    private final TraceFile trace;
    private final Walk walk;
    private final Projector projector;
    private final EventChoice choice;
    private final EventLine text;

    /**
     * Makes a reader.
     *
     * @param choice which events have lines
     */
    PageReader(TraceFile trace, Snapshots snapshots, EventChoice choice, int stringLimit) {
        this.trace = trace;
        walk = new Walk(trace);
        projector = new Projector(trace, snapshots);
        this.choice = choice;
        text = new EventLine(stringLimit);
    }

    /** Number of the first event from {@code number} on that has a line and is of a choice; {@link #NONE} for none. */
    long first(long number, EventChoice among, Job job) throws IOException {
        List<Event> found = walk.from(number, 1, choice.and(among), job);
        return found.isEmpty() ? NONE : found.get(0).number();
    }

    /** Number of the last event before {@code number} that has a line and is of a choice; {@link #NONE} for none. */
    long last(long number, EventChoice among, Job job) throws IOException {
        List<Event> found = walk.before(number, 1, choice.and(among), job);
        return found.isEmpty() ? NONE : found.get(0).number();
    }

    /** Number of the event with a line that is at {@code number}, or the next one, or the last one of all. */
    long at(long number, Job job) throws IOException {
        long found = first(number, EventChoice.ALL, job);
        return found == NONE ? last(number, EventChoice.ALL, job) : found;
    }

    /** Number of the first event that is not before a time, with a line or not; above all numbers if there is none. */
    long ofTime(long timeNs) throws IOException {
        try (EventCursor events = trace.eventsFromTime(timeNs)) {
            return events.next() ? events.event().number() : Long.MAX_VALUE;
        } catch (TraceFormatException damage) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * Lines around an event, without names of descriptors: that takes a moment only.
     *
     * @param before how many lines before it
     * @param behind how many lines behind it
     */
    Page plain(long number, int before, int behind, Job job) throws IOException {
        List<Event> events = walk.before(number, before, choice, job);
        boolean beginsTrace = events.size() < before;
        List<Event> rest = walk.from(number, behind + 1, choice, job);
        boolean endsTrace = rest.size() <= behind;
        events.addAll(rest);
        List<PageLine> lines = new ArrayList<>(events.size());
        for (Event event : events) {
            lines.add(PageLine.of(event, text.of(event)));
        }
        return new Page(lines, beginsTrace, endsTrace, null);
    }

    /** Whether a scene of a moment can be had soon. */
    boolean isNear(long number) {
        return projector.distance(number) <= NEAR;
    }

    /** The same lines with names of descriptors, and the moment before them. */
    Page named(Page plain, Job job) throws IOException {
        List<PageLine> lines = new ArrayList<>(plain.lines().size());
        Scene begin = null;
        for (PageLine line : plain.lines()) {
            boolean isThere = projector.moveTo(line.number(), null, job)
                    && projector.event().number() == line.number();
            if (begin == null) {
                begin = projector.scene().copy();
            }
            lines.add(isThere ? line.with(projector.pass(text)) : line);
        }
        return new Page(lines, plain.beginsTrace(), plain.endsTrace(), begin);
    }

    /**
     * The moment behind an event.
     *
     * @param known a scene that may be nearer than others; null for none
     */
    Scene behind(long number, @Nullable Scene known, Job job) throws IOException {
        projector.moveTo(number + 1, known, job);
        return projector.scene().copy();
    }

    /** Number of the first event from {@code number} on whose line matches; {@link #NONE} if none does. */
    long findForward(long number, Predicate<String> line, Job job) throws IOException {
        projector.moveTo(number, null, job);
        for (long passed = 0; projector.look(); passed++) {
            long at = projector.event().number();
            if (passed % EVENTS_BETWEEN_LOOKS == 0) {
                job.at(at);
            }
            if (passAndMatch(line)) {
                return at;
            }
        }
        return NONE;
    }

    /** Number of the last event before {@code number} whose line matches; {@link #NONE} if none does. */
    long findBackward(long number, Predicate<String> line, Job job) throws IOException {
        long end = number;
        while (end > 0) {
            long begin = projector.nearest(end - 1);
            long found = findLast(begin, end, line, job);
            if (found != NONE) {
                return found;
            }
            end = begin;
        }
        return NONE;
    }

    private long findLast(long begin, long end, Predicate<String> line, Job job) throws IOException {
        long found = NONE;
        projector.moveTo(begin, null, job);
        for (long passed = 0; projector.look() && projector.event().number() < end; passed++) {
            long at = projector.event().number();
            if (passed % EVENTS_BETWEEN_LOOKS == 0) {
                job.at(at);
            }
            found = passAndMatch(line) ? at : found;
        }
        return found;
    }

    private boolean passAndMatch(Predicate<String> line) {
        if (Walk.hasLine(projector.event()) && choice.takes(projector.event())) {
            return line.test(projector.pass(text));
        }
        projector.pass();
        return false;
    }

    @Override
    public void close() {
        projector.close();
    }
}
