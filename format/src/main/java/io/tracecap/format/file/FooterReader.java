package io.tracecap.format.file;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.tracecap.format.file.batch.BatchLimits;
import io.tracecap.format.proto.Footer;
import io.tracecap.format.proto.FrameEntry;
import io.tracecap.format.proto.ProcessEntry;
import io.tracecap.format.proto.Totals;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.format.state.ProcessTable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
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
    private FrameEntry lastBatch = FrameEntry.getDefaultInstance();

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
     * @return null when there is none that can be believed
     * @throws IOException when the file cannot be read
     */
    static @Nullable TraceSummary read(Path file, FileChannel channel, FrameReader frames, FramePosition firstBatch)
            throws IOException {
        try {
            return new FooterReader(file, channel, frames, firstBatch).read();
        } catch (TraceFormatException | InvalidProtocolBufferException e) {
            return null;
        }
    }

    private @Nullable TraceSummary read() throws IOException {
        long end = channel.size() - TrailerLayout.LENGTH;
        long footer = footerOffset(end);
        if (footer < firstBatch.offset() || !readFrames(footer, end) || totals == null) {
            return null;
        }
        boolean listed = totals.getProcesses() == processes.size();
        if (!listed || !isLastBatch(footer)) {
            return null;
        }
        return new TraceSummary(
                totals.getEvents(),
                totals.getLostEvents(),
                totals.getFirstTimeNs(),
                totals.getLastTimeNs(),
                processes.size() == 0 && totals.getEvents() > 0 ? null : processes);
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
        for (FrameEntry entry : footer.getFramesList()) {
            if (entry.getOffset() <= lastBatch.getOffset() || entry.getFirstEvent() < lastBatch.getFirstEvent()) {
                return false;
            }
            lastBatch = entry;
        }
        for (ProcessEntry entry : footer.getProcessesList()) {
            int parent = entry.getParent() - 1;
            if (parent < -1 || parent >= processes.size() || !isPossible(entry)) {
                return false;
            }
            if (!processes.restore(process(entry), parent)) {
                return false;
            }
        }
        if (footer.hasTotals()) {
            totals = footer.getTotals();
            return isTime(totals.getFirstTimeNs())
                    && isTime(totals.getLastTimeNs())
                    && totals.getEvents() >= 0
                    && totals.getLostEvents() >= 0;
        }
        return true;
    }

    private static boolean isPossible(ProcessEntry entry) {
        return entry.getNumber() >= 0
                && isTime(entry.getStartNs())
                && isTime(entry.getEndNs())
                && entry.hasEndNs() == entry.hasStatus()
                && entry.getEvents() >= 0
                && entry.getThreads() >= 0
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

    /** Whether the batches from the last one in the index on end at the footer, with as many events as it says. */
    private boolean isLastBatch(long footer) throws IOException {
        FramePosition position = firstBatch;
        if (lastBatch.getOffset() > 0) {
            if (lastBatch.getOffset() < firstBatch.offset() || !frames.read(lastBatch.getOffset())) {
                return false;
            }
            position = new FramePosition(lastBatch.getOffset(), frames.sequence(), lastBatch.getFirstEvent());
        }
        BatchCursor batches = new BatchCursor(file, frames, position);
        boolean first = true;
        while (batches.next()) {
            if (lastBatch.getOffset() == 0 || (first && batches.firstEvent() != lastBatch.getFirstEvent())) {
                return false;
            }
            first = false;
        }
        Totals claimed = totals;
        return claimed != null && batches.nextEvent() == claimed.getEvents() && batches.frameOffset() == footer;
    }
}
