package io.tracecap.format.recent;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Gap;
import io.tracecap.format.event.Task;
import io.tracecap.format.file.TraceWriter;
import io.tracecap.format.syscall.Abi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The segment that is being written: what was before as context, then events. */
final class SegmentFile {
    private static final long NONE = -1;

    private final Path path;
    private final TraceWriter writer;
    private final long firstEvent;
    private final long startBytes;
    private long firstNs = NONE;

    /**
     * Begins a segment; what {@code writer} has so far is the context.
     *
     * @param firstEvent the lowest number that its first event can have
     */
    SegmentFile(Path path, TraceWriter writer, long firstEvent) {
        this.path = path;
        this.writer = writer;
        this.firstEvent = firstEvent;
        this.startBytes = writer.bytes();
    }

    /**
     * Writes the context of a segment: {@code context}, and that older events are not there, as a gap. That has the number
     * of the last event that is not there, so that no other event is in its place where parts are joined.
     *
     * @param context rows by number, all of events before {@code firstEvent}
     * @param missing how many events before {@code firstEvent} could not be recorded
     * @param startNs time of the first event of the recording
     * @param endNs end of the last event before {@code firstEvent}
     * @param last thread of that event
     */
    static void writeContext(
            TraceWriter writer,
            List<EventView> context,
            long firstEvent,
            long missing,
            long startNs,
            long endNs,
            Task last)
            throws IOException {
        long free = firstEvent - 1;
        int behind = context.size();
        while (behind > 0 && context.get(behind - 1).number() == free) {
            behind--;
            free--;
        }
        append(writer, context.subList(0, behind));
        if (free >= 0) {
            boolean isLast = behind == context.size();
            long timeNs = isLast ? endNs : context.get(behind).timeNs();
            // No thread is to become known by the gap, if there is any other.
            Task task = context.isEmpty()
                    ? last
                    : context.get(Math.max(0, behind - 1)).task();
            Gap older = new Gap(Gap.Reason.NOT_KEPT, firstEvent + missing, timeNs - startNs, Gap.Scope.ALL);
            writer.append(gap(free, task, timeNs, older));
        }
        append(writer, context.subList(behind, context.size()));
        writer.flush();
    }

    private static void append(TraceWriter writer, List<EventView> rows) throws IOException {
        for (EventView row : rows) {
            writer.append(row);
        }
    }

    private static Event gap(long number, Task task, long timeNs, Gap gap) {
        return new Event(
                EventKind.GAP,
                number,
                task,
                timeNs,
                0,
                number,
                Abi.POINT,
                EventKind.GAP.pointCode(),
                gap.arguments(),
                0,
                List.of());
    }

    void append(EventView event) throws IOException {
        writer.append(event);
        if (firstNs == NONE) {
            firstNs = event.timeNs();
        }
    }

    Path path() {
        return path;
    }

    TraceWriter writer() {
        return writer;
    }

    /** The lowest number that its first event can have. */
    long firstEvent() {
        return firstEvent;
    }

    /** Whether there are only context rows. */
    boolean isEmpty() {
        return firstNs == NONE;
    }

    /** Time of its first event. */
    long firstNs() {
        return firstNs;
    }

    /** Bytes that events take. */
    long eventBytes() {
        return writer.bytes() - startBytes;
    }

    /** As it is when it is finished. */
    Segment finished() {
        return new Segment(path, firstEvent, firstNs, writer.bytes());
    }
}
