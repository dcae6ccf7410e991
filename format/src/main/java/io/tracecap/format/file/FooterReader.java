package io.tracecap.format.file;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.tracecap.format.event.Gap;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.file.batch.BatchLimits;
import io.tracecap.format.proto.Footer;
import io.tracecap.format.proto.LossEntry;
import io.tracecap.format.proto.ProcessEntry;
import io.tracecap.format.proto.SectionEntry;
import io.tracecap.format.proto.Totals;
import io.tracecap.format.state.Loss;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.format.state.ProcessTable;
import io.tracecap.format.state.TraceTotals;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds and checks the footer; the mirror of {@link FooterWriter}. The footer is a cache: whatever is wrong with it, the
 * answer is only that there is none. It is believed when the trailer is intact and the last bytes of the file, when its
 * frames are intact and fill the room up to the trailer, when it does not contradict itself, and when the last batch
 * that it knows is where it says and is the last one.
 */
final class FooterReader {
    private final Path file;
    private final FileChannel channel;
    private final FrameReader frames;
    private final FramePosition firstBatch;
    private final ProcessTable processes;
    private @Nullable Totals totals;
    private final List<Section> sections = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private int reasons;
    private long troubleAt;

    /**
     * What came of the search for the footer.
     *
     * @param answer what it says; null when there is none that can be believed
     * @param troubleAt where that was found out: an offset
     */
    record Found(@Nullable Answer answer, long troubleAt) {}

    /**
     * What a good footer says.
     *
     * @param summary the counts
     * @param sections the sections
     */
    record Answer(TraceSummary summary, List<Section> sections) {}

    private FooterReader(Path file, FileChannel channel, FrameReader frames, FramePosition firstBatch) {
        this.file = file;
        this.channel = channel;
        this.frames = frames;
        this.firstBatch = firstBatch;
        processes = new ProcessTable(TraceWriter.MAX_PROCESSES, List.of());
    }

    /**
     * Reads the footer.
     *
     * @param frames knows the trace id
     * @param firstBatch where the frames behind the header begin
     * @throws IOException when the file cannot be read
     */
    static Found read(Path file, FileChannel channel, FrameReader frames, FramePosition firstBatch) throws IOException {
        FooterReader reader = new FooterReader(file, channel, frames, firstBatch);
        Answer answer;
        try {
            answer = reader.read();
        } catch (TraceFormatException | InvalidProtocolBufferException e) {
            answer = null;
        }
        return new Found(answer, reader.troubleAt);
    }

    private @Nullable Answer read() throws IOException {
        long end = channel.size() - TrailerLayout.LENGTH;
        troubleAt = Math.max(firstBatch.offset(), end);
        long footer = footerOffset(end);
        if (footer < firstBatch.offset() || footer >= end) {
            return null;
        }
        troubleAt = footer;
        if (!readFrames(footer, end)) {
            return null;
        }
        Totals claimed = totals;
        if (claimed == null || claimed.getProcesses() != processes.size() || !agree(claimed)) {
            return null;
        }
        if (!areBatches(footer) || !isLast(claimed, footer)) {
            return null;
        }
        TraceTotals counts = TraceTotals.restore(
                claimed.getEvents(),
                claimed.getNextEvent(),
                claimed.getContext(),
                claimed.getFirstTimeNs(),
                claimed.getLastTimeNs(),
                losses);
        boolean unlisted = processes.size() == 0 && claimed.getEvents() > 0;
        return new Answer(
                new TraceSummary(claimed.getBatches(), counts, unlisted ? null : processes),
                SectionIndex.chain(sections, footer, claimed.getNextEvent(), claimed.getLastTimeNs()));
    }

    /** What the trailer says; negative when it is none. */
    private long footerOffset(long at) throws IOException {
        byte[] trailer = new byte[TrailerLayout.LENGTH];
        if (at < 0 || frames.readFully(trailer, at, trailer.length) < trailer.length) {
            return -1;
        }
        Checksum checksum = new Checksum();
        checksum.update(trailer, 0, TrailerLayout.CHECKSUM_OFFSET);
        boolean intact = LittleEndian.integer(trailer, TrailerLayout.END_MARK_OFFSET) == TrailerLayout.END_MARK
                && LittleEndian.integer(trailer, TrailerLayout.CHECKSUM_OFFSET) == checksum.masked()
                && LittleEndian.longInteger(trailer, TrailerLayout.TRACE_ID_OFFSET) == frames.traceId();
        return intact ? LittleEndian.longInteger(trailer, TrailerLayout.FOOTER_OFFSET) : -1;
    }

    private boolean readFrames(long footer, long end) throws IOException {
        long at = footer;
        while (at < end) {
            if (!frames.read(at)) {
                return false;
            }
            if (frames.type() == FrameLayout.TYPE_FOOTER) {
                if (totals != null || !accept(parse())) {
                    return false;
                }
            } else if (FrameLayout.isKnown(frames.type())) {
                return false;
            }
            at = frames.end();
        }
        return at == end;
    }

    private Footer parse() throws InvalidProtocolBufferException {
        return Footer.parseFrom(UnsafeByteOperations.unsafeWrap(frames.payload(), 0, frames.payloadLength()));
    }

    private boolean accept(Footer footer) {
        for (SectionEntry entry : footer.getSectionsList()) {
            Section section = section(entry);
            if (section == null || sections.size() == SectionIndex.CAPACITY || !follows(section)) {
                return false;
            }
            sections.add(section);
        }
        for (ProcessEntry entry : footer.getProcessesList()) {
            int parent = entry.getParent() - 1;
            if (parent < -1 || parent >= processes.size() || !isPossible(entry)) {
                return false;
            }
            if (!processes.restore(process(entry), parent, entry.getPlace())) {
                return false;
            }
        }
        if (footer.hasTotals()) {
            totals = footer.getTotals();
            return isPossible(totals);
        }
        return true;
    }

    private static @Nullable Section section(SectionEntry entry) {
        ContentSet threads = ContentSet.decode(entry.getThreads());
        ContentSet leaders = ContentSet.decode(entry.getProcesses());
        ContentSet calls = ContentSet.decode(entry.getCalls());
        boolean possible = threads != null
                && leaders != null
                && calls != null
                && entry.getOffset() >= 0
                && entry.getFrames() > 0
                && entry.getEvents() >= entry.getFrames()
                && entry.getEvents() <= (long) entry.getFrames() * BatchLimits.MAX_ROWS
                && entry.getFirstEvent() >= 0
                && isTime(entry.getFirstTimeNs());
        if (!possible) {
            return null;
        }
        return new Section(
                entry.getOffset(),
                entry.getOffset(),
                Integer.toUnsignedLong(entry.getSequence()),
                entry.getFrames(),
                entry.getEvents(),
                entry.getFirstEvent(),
                entry.getFirstEvent(),
                entry.getFirstTimeNs(),
                entry.getFirstTimeNs(),
                threads,
                leaders,
                calls);
    }

    /** Whether a section can come behind those so far. */
    private boolean follows(Section section) {
        if (sections.isEmpty()) {
            return section.offset() >= firstBatch.offset() && section.sequence() >= firstBatch.sequence();
        }
        Section before = sections.get(sections.size() - 1);
        return section.offset() > before.offset()
                && section.sequence() >= before.sequence() + before.frames()
                && section.firstEvent() - before.firstEvent() >= before.events()
                && section.firstTimeNs() >= before.firstTimeNs();
    }

    private boolean isPossible(Totals claimed) {
        for (LossEntry entry : claimed.getLossesList()) {
            boolean ascends = Integer.compareUnsigned(entry.getReason(), reasons) >= 0;
            if (!ascends || entry.getGaps() <= 0 || entry.getEvents() < 0) {
                return false;
            }
            reasons = entry.getReason() + 1;
            Gap.Reason reason = Gap.Reason.of(Integer.toUnsignedLong(entry.getReason()));
            losses.add(new Loss(reason, entry.getGaps(), entry.getEvents()));
        }
        return isTime(claimed.getFirstTimeNs())
                && isTime(claimed.getLastTimeNs())
                && claimed.getFirstTimeNs() <= claimed.getLastTimeNs()
                && claimed.getEvents() >= 0
                && claimed.getNextEvent() >= claimed.getEvents()
                && claimed.getContext() >= 0
                && claimed.getContext() <= claimed.getEvents();
    }

    private static boolean isPossible(ProcessEntry entry) {
        return entry.getNumber() >= 0
                && isTime(entry.getStartNs())
                && isTime(entry.getEndNs())
                && entry.hasEndNs() == entry.hasStatus()
                && entry.getEvents() >= 0
                && entry.getThreads() >= 0
                && entry.getPlace() >= 0
                && entry.getPlace() <= NewTask.MOST
                && entry.getExecs() >= 0;
    }

    private static boolean isTime(long ns) {
        return ns >= 0 && ns <= BatchLimits.MAX_TIME_NS;
    }

    private static ProcessInfo process(ProcessEntry entry) {
        return new ProcessInfo(
                entry.getNumber(),
                entry.getPid(),
                ProcessInfo.NO_PARENT,
                "",
                entry.getStartNs(),
                entry.hasEndNs() ? entry.getEndNs() : ProcessInfo.NOT_SEEN,
                entry.hasStatus() ? entry.getStatus() & 0xFFFF_FFFFL : ProcessInfo.NOT_SEEN,
                HeaderCodec.texts(entry.getCommandList()),
                entry.getExecs(),
                entry.getEvents(),
                entry.getThreads());
    }

    /** Whether the sections add up to the totals. */
    private boolean agree(Totals claimed) {
        long events = 0;
        long batches = 0;
        for (Section section : sections) {
            events += section.events();
            batches += section.frames();
        }
        if (sections.isEmpty()) {
            return claimed.getEvents() == 0 && claimed.getBatches() == 0 && claimed.getLastTimeNs() == 0;
        }
        Section last = sections.get(sections.size() - 1);
        return events == claimed.getEvents()
                && batches == claimed.getBatches()
                && claimed.getFirstTimeNs() == sections.get(0).firstTimeNs()
                && claimed.getLastTimeNs() >= last.firstTimeNs();
    }

    /** Whether every section begins with a batch, and the first one with the first batch. */
    private boolean areBatches(long footer) throws IOException {
        if (!sections.isEmpty() && !leadsTo(sections.get(0))) {
            return false;
        }
        for (Section section : sections) {
            if (section.offset() >= footer || !frames.isBatchAt(section.offset(), section.sequence())) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is no batch before the first section. */
    private boolean leadsTo(Section first) throws IOException {
        long at = firstBatch.offset();
        long sequence = firstBatch.sequence();
        while (at < first.offset()) {
            if (!frames.read(at) || FrameLayout.isKnown(frames.type()) || frames.sequence() != sequence) {
                return false;
            }
            at = frames.end();
            sequence++;
        }
        return at == first.offset() && sequence == first.sequence();
    }

    /** Whether the batches from the last section on are as it says and end at the footer. */
    private boolean isLast(Totals claimed, long footer) throws IOException {
        Section last = sections.isEmpty() ? null : sections.get(sections.size() - 1);
        BatchCursor batches = new BatchCursor(file, frames, last == null ? firstBatch : last.position());
        long count = 0;
        long events = 0;
        while (batches.next()) {
            boolean begins = last != null
                    && (count > 0
                            || (batches.firstEvent() == last.firstEvent()
                                    && batches.row(0).timeNs() == last.firstTimeNs()));
            if (!begins) {
                return false;
            }
            count++;
            events += batches.rows();
        }
        return count == (last == null ? 0 : last.frames())
                && events == (last == null ? 0 : last.events())
                && batches.nextEvent() == claimed.getNextEvent()
                && batches.endNs() == claimed.getLastTimeNs()
                && batches.frameOffset() == footer;
    }
}
