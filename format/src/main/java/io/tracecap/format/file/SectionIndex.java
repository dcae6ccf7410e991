package io.tracecap.format.file;

import java.util.ArrayList;
import java.util.List;

/**
 * Where what is, while it is found out: by a writer as it writes, by a reader as it scans, with the same result. Takes
 * one section for each batch and keeps its memory bounded: when there are {@link #CAPACITY}, neighbours are joined, and
 * from then on a section takes twice as many batches. With {@link ContentSet#LIMIT} numbers of 8 bytes in each of three
 * sets that is 25 MB at most, and less than 1 MB for a program with few threads.
 */
final class SectionIndex {
    /** Sections of a trace at most; part of the format. */
    static final int CAPACITY = 4096;

    private final List<Section> sections = new ArrayList<>();
    private long batches;
    private long stride = 1;

    /** Takes the section of the next batch. */
    void add(Section batch) {
        batches++;
        int last = sections.size() - 1;
        if (last >= 0 && sections.get(last).frames() < stride) {
            sections.set(last, sections.get(last).join(batch));
            return;
        }
        if (sections.size() == CAPACITY) {
            halve();
        }
        sections.add(batch);
    }

    private void halve() {
        for (int i = 0; i < CAPACITY / 2; i++) {
            sections.set(i, sections.get(2 * i).join(sections.get(2 * i + 1)));
        }
        sections.subList(CAPACITY / 2, CAPACITY).clear();
        stride *= 2;
    }

    /** How many batches were added. */
    long batches() {
        return batches;
    }

    /**
     * The sections so far, each ending where the next begins.
     *
     * @param endOffset where the last one ends
     * @param nextEvent number behind its last event
     * @param lastTimeNs time at which its last event ended
     */
    List<Section> sections(long endOffset, long nextEvent, long lastTimeNs) {
        return chain(sections, endOffset, nextEvent, lastTimeNs);
    }

    /** Sections without ends, each with the end that the next one's beginning gives it. */
    static List<Section> chain(List<Section> starts, long endOffset, long nextEvent, long lastTimeNs) {
        List<Section> chained = new ArrayList<>(starts.size());
        for (int i = 0; i < starts.size(); i++) {
            Section start = starts.get(i);
            if (i + 1 < starts.size()) {
                Section next = starts.get(i + 1);
                chained.add(start.endingAt(next.offset(), next.firstEvent(), next.firstTimeNs()));
            } else {
                chained.add(start.endingAt(endOffset, nextEvent, lastTimeNs));
            }
        }
        return List.copyOf(chained);
    }
}
