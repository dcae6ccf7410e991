package io.tracecap.format.file;

import io.tracecap.format.event.RawText;
import io.tracecap.format.file.batch.BatchFormatException;
import io.tracecap.format.file.batch.BatchHead;
import io.tracecap.format.state.ProcessTable;
import io.tracecap.format.state.TraceTotals;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a trace besides its events: counts, processes, and where what is. Comes from the footer when that can
 * be believed, otherwise from a scan, with the same result; each is looked for when it is first asked for. For one
 * thread.
 */
final class TraceIndex {
    /** Processes that a scan keeps at most. */
    static final int MAX_PROCESSES = TraceWriter.MAX_PROCESSES;

    private final Path file;
    private final FileChannel channel;
    private final long traceId;
    private final FramePosition firstBatch;
    private final List<RawText> command;
    private final LongConsumer reached;
    private FooterReader.@Nullable Found footer;
    private @Nullable TraceSummary scanned;
    private @Nullable IncompleteTraceException incomplete;
    private @Nullable List<Section> sections;
    private boolean sectionsScanned;
    /** Where a scan of the sections found its last batch. */
    private @Nullable FramePosition lastBatch;

    /**
     * @param firstBatch where the frames behind the header begin
     * @param command argv of the recorded command
     * @param reached is given the offset of each frame that is read
     */
    TraceIndex(
            Path file,
            FileChannel channel,
            long traceId,
            FramePosition firstBatch,
            List<RawText> command,
            LongConsumer reached) {
        this.file = file;
        this.channel = channel;
        this.traceId = traceId;
        this.firstBatch = firstBatch;
        this.command = command;
        this.reached = reached;
    }

    /** Whether there is a footer that can be believed. */
    boolean isFromFooter() throws IOException {
        return footer() != null;
    }

    TraceSummary summary() throws IOException {
        FooterReader.Answer known = footer();
        return known != null ? known.summary() : scan();
    }

    /** The processes; null when there are too many to be kept. */
    @Nullable
    ProcessTable processes() throws IOException {
        ProcessTable table = summary().processes();
        return table != null ? table : scan().processes();
    }

    /** How the trace is cut, if it is. */
    Optional<IncompleteTraceException> cut() throws IOException {
        if (!isFromFooter()) {
            scan();
        }
        return Optional.ofNullable(incomplete);
    }

    List<Section> sections() throws IOException {
        List<Section> known = sections;
        if (known == null) {
            FooterReader.Answer answer = footer();
            sectionsScanned = answer == null;
            known = answer != null ? answer.sections() : scanSections();
            sections = known;
        }
        return known;
    }

    /** Where to begin to read for the event with a number, or, where that is left out, the next one. */
    FramePosition ofEvent(long number) throws IOException {
        int found = 0;
        List<Section> all = sections();
        for (int i = 1; i < all.size() && all.get(i).firstEvent() <= number; i++) {
            found = i;
        }
        return isSo(found) ? position(found) : ofEvent(number);
    }

    /** Where to begin to read for the first event that is not before a time. */
    FramePosition ofTime(long timeNs) throws IOException {
        int found = 0;
        List<Section> all = sections();
        for (int i = 1; i < all.size() && all.get(i).firstTimeNs() < timeNs; i++) {
            found = i;
        }
        return isSo(found) ? position(found) : ofTime(timeNs);
    }

    private FramePosition position(int section) throws IOException {
        return section == 0 ? firstBatch : sections().get(section).position();
    }

    /** Whether a section begins as the footer says; when it does not, sections come from a scan from now on. */
    private boolean isSo(int section) throws IOException {
        if (section == 0 || sectionsScanned) {
            return true;
        }
        Section claimed = sections().get(section);
        try (FrameReader frames = frames()) {
            if (frames.read(claimed.offset())) {
                BatchHead head = BatchHead.parse(frames.payload(), frames.payloadLength());
                if (head.firstEvent() == claimed.firstEvent() && head.firstTimeNs() == claimed.firstTimeNs()) {
                    return true;
                }
            }
        } catch (TraceFormatException | BatchFormatException damage) {
            return mistrust();
        }
        return mistrust();
    }

    private boolean mistrust() throws IOException {
        sections = scanSections();
        sectionsScanned = true;
        return false;
    }

    private List<Section> scanSections() throws IOException {
        try (FrameReader frames = frames()) {
            SectionScan scan = SectionScan.of(file, frames, firstBatch);
            lastBatch = scan.lastBatch();
            return scan.sections();
        }
    }

    /** Where it was found out that there is no good footer; its offset, when there is one. */
    long footerTrouble() throws IOException {
        return found().troubleAt();
    }

    /**
     * When sections come from a scan: that it did not end before the events do.
     *
     * @throws TraceFormatException what is wrong where it ended
     */
    void expectAllSections() throws IOException {
        FramePosition last = lastBatch;
        if (last != null) {
            try (BatchCursor batches = new BatchCursor(file, frames(), last)) {
                while (batches.next()) {
                    // The last batch is read for the time at which it ends; damage behind it is an exception.
                }
            }
        }
    }

    private FooterReader.@Nullable Answer footer() throws IOException {
        return found().answer();
    }

    private FooterReader.Found found() throws IOException {
        FooterReader.Found known = footer;
        if (known == null) {
            try (FrameReader frames = frames()) {
                known = FooterReader.read(file, channel, frames, firstBatch);
            }
            footer = known;
        }
        return known;
    }

    private TraceSummary scan() throws IOException {
        TraceSummary known = scanned;
        if (known == null) {
            ProcessTable processes = new ProcessTable(MAX_PROCESSES, command);
            TraceTotals totals = new TraceTotals();
            long batches = scan(processes, totals);
            known = new TraceSummary(batches, totals, processes.isOverfull() ? null : processes);
            scanned = known;
        }
        return known;
    }

    private long scan(ProcessTable processes, TraceTotals totals) throws IOException {
        long count = 0;
        try (BatchCursor batches = new BatchCursor(file, frames(), firstBatch)) {
            while (batches.next()) {
                count++;
                for (int row = 0; row < batches.rows(); row++) {
                    processes.accept(batches.row(row));
                    totals.accept(batches.row(row));
                }
            }
        } catch (IncompleteTraceException cut) {
            incomplete = cut;
        }
        return count;
    }

    /** A reader of the frames of this file, for one thread; any thread may ask for one. */
    FrameReader frames() {
        FrameReader frames = new FrameReader(file, channel, reached);
        frames.expectTraceId(traceId);
        return frames;
    }
}
