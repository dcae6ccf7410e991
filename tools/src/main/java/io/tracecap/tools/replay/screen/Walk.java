package io.tracecap.tools.replay.screen;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.file.BatchCursor;
import io.tracecap.format.file.Section;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFormatException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Goes through the events of a trace from any one of them, forward and back, and finds those that are meant. Reads the
 * sections that may hold some, and no others; where the trace is damaged, the walk ends. Numbers of events may have holes.
 * For one thread.
 */
final class Walk {
    /** More than the pieces of any event that a recorder makes without {@code --data}; lines are cut long before. */
    private static final int MOST_PIECES = 1 << 16;

    private static final int ROWS_BETWEEN_LOOKS = 1 << 12;

    private final TraceFile trace;

    Walk(TraceFile trace) {
        this.trace = trace;
    }

    /** Whether an event has a line: it is something that happened. */
    static boolean hasLine(EventView event) {
        return !event.isContext() && event.kind() != EventKind.FACT;
    }

    /**
     * The first events of a choice.
     *
     * @param number the first event that may be among them
     * @param most how many at most
     */
    List<Event> from(long number, int most, EventChoice choice, Job job) throws IOException {
        List<Event> found = new ArrayList<>();
        List<Section> sections = trace.sections();
        for (int i = sectionOf(number); i < sections.size() && found.size() < most; i++) {
            if (choice.mayTakeOf(sections.get(i)) && !addFrom(sections.get(i), number, most, choice, job, found)) {
                break;
            }
        }
        return found;
    }

    /** Returns whether the section could be read to its end, as far as that was necessary. */
    private boolean addFrom(Section section, long number, int most, EventChoice choice, Job job, List<Event> found)
            throws IOException {
        try (BatchCursor batches = trace.batches(section)) {
            while (found.size() < most && batches.next()) {
                if (batches.endEvent() <= number) {
                    continue;
                }
                for (int row = 0; row < batches.rows() && found.size() < most; row++) {
                    EventView event = batches.row(row);
                    look(row, event, job);
                    if (event.number() >= number && hasLine(event) && choice.takes(event)) {
                        found.add(Event.copyOf(event, MOST_PIECES));
                    }
                }
            }
            return true;
        } catch (TraceFormatException damage) {
            return false;
        }
    }

    /**
     * The last events of a choice.
     *
     * @param number the first event that is not among them
     * @param most how many at most
     */
    List<Event> before(long number, int most, EventChoice choice, Job job) throws IOException {
        List<Event> found = new ArrayList<>();
        List<Section> sections = trace.sections();
        int last = sections.isEmpty() ? -1 : Math.min(sectionOf(number), sections.size() - 1);
        for (int i = last; i >= 0 && found.size() < most; i--) {
            if (choice.mayTakeOf(sections.get(i))) {
                addBefore(sections.get(i), number, most, choice, job, found);
            }
        }
        Collections.reverse(found);
        return found;
    }

    /** Adds the last ones of a section, the latest first. */
    private void addBefore(Section section, long number, int most, EventChoice choice, Job job, List<Event> found)
            throws IOException {
        int wanted = most - found.size();
        Deque<Event> latest = new ArrayDeque<>();
        try (BatchCursor batches = trace.batches(section)) {
            while (batches.next() && batches.firstEvent() < number) {
                addLast(batches, number, wanted, choice, job, latest);
            }
        } catch (TraceFormatException damage) {
            // What is before the damage has been found.
            job.at(section.firstEvent());
        }
        while (!latest.isEmpty()) {
            found.add(latest.removeLast());
        }
    }

    private static void addLast(
            BatchCursor batches, long number, int most, EventChoice choice, Job job, Deque<Event> latest) {
        Deque<Event> ofBatch = new ArrayDeque<>();
        for (int row = batches.rows() - 1; row >= 0 && ofBatch.size() < most; row--) {
            EventView event = batches.row(row);
            look(row, event, job);
            if (event.number() < number && hasLine(event) && choice.takes(event)) {
                ofBatch.addFirst(Event.copyOf(event, MOST_PIECES));
            }
        }
        latest.addAll(ofBatch);
        while (latest.size() > most) {
            latest.removeFirst();
        }
    }

    private static void look(int row, EventView event, Job job) {
        if (row % ROWS_BETWEEN_LOOKS == 0) {
            job.at(event.number());
        }
    }

    /** Position of the section that an event is in, or would be. */
    private int sectionOf(long number) throws IOException {
        List<Section> sections = trace.sections();
        int low = 0;
        int high = sections.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (sections.get(middle).firstEvent() <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
