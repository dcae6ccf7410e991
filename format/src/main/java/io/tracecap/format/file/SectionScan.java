package io.tracecap.format.file;

import io.tracecap.format.file.batch.BatchFormatException;
import io.tracecap.format.file.batch.BatchHead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sections of a trace without a good footer: reads every frame and of each batch its head only. Ends at the
 * footer, at the end of the file, or where the file is damaged; what is there is what a cursor over all batches can
 * reach. The last batch is read whole, for its end.
 */
final class SectionScan {
    private final Path file;
    private final FrameReader frames;
    private final SectionIndex index = new SectionIndex();
    private final FramePosition firstBatch;
    private @Nullable Section last;
    private List<Section> found = List.of();

    private SectionScan(Path file, FrameReader frames, FramePosition firstBatch) {
        this.file = file;
        this.frames = frames;
        this.firstBatch = firstBatch;
    }

    /**
     * Finds the sections from a frame on.
     *
     * @param frames knows the trace id; of no use to others meanwhile
     * @param firstBatch where the frames behind the header begin
     * @throws IOException when the file cannot be read
     */
    static SectionScan of(Path file, FrameReader frames, FramePosition firstBatch) throws IOException {
        SectionScan scan = new SectionScan(file, frames, firstBatch);
        scan.found = scan.sections(scan.run(firstBatch));
        return scan;
    }

    /** The sections. */
    List<Section> sections() {
        return found;
    }

    /** Where the last batch is; where the first one would be when there is none. */
    FramePosition lastBatch() {
        return last == null ? firstBatch : last.position();
    }

    /** Adds all batches; where the frames end. */
    private long run(FramePosition first) throws IOException {
        long at = first.offset();
        long sequence = first.sequence();
        try {
            while (frames.read(at) && frames.sequence() == sequence && add(at, sequence)) {
                at = frames.end();
                sequence++;
            }
        } catch (TraceFormatException | BatchFormatException damage) {
            return at;
        }
        return at;
    }

    private boolean add(long at, long sequence) throws BatchFormatException {
        if (frames.type() != FrameLayout.TYPE_BATCH) {
            return !FrameLayout.isKnown(frames.type());
        }
        Section section = Section.of(at, sequence, BatchHead.parse(frames.payload(), frames.payloadLength()));
        Section before = last;
        if (before != null
                && (section.firstEvent() < before.nextEvent() || section.firstTimeNs() < before.firstTimeNs())) {
            return false;
        }
        index.add(section);
        last = section;
        return true;
    }

    private List<Section> sections(long end) throws IOException {
        Section batch = last;
        if (batch == null) {
            return List.of();
        }
        long nextEvent = batch.nextEvent();
        long endNs = batch.firstTimeNs();
        BatchCursor rows = new BatchCursor(file, frames, List.of(batch.endingAt(end, nextEvent, endNs)));
        try {
            rows.next();
            nextEvent = rows.nextEvent();
            endNs = rows.endNs();
        } catch (TraceFormatException damage) {
            return index.sections(end, nextEvent, endNs);
        }
        return index.sections(end, nextEvent, endNs);
    }
}
