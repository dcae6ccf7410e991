package io.tracecap.format.recent;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Gap;
import io.tracecap.format.event.Task;
import io.tracecap.format.file.PartFile;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.file.TraceSink;
import io.tracecap.format.file.TraceWriteException;
import io.tracecap.format.file.TraceWriter;
import io.tracecap.format.file.WriterOptions;
import io.tracecap.format.state.LiveState;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Keeps the most recent past of a recording, in files beside the {@code .part}.
 *
 * <pre>
 *   out.trc.part      header only: says that somebody records, and whose trace id the ring has
 *   out.trc.part.17   segment: HeaderFrame, context and gap, BatchFrame^*, footer
 *   out.trc.part.18   segment: …, to which batches are appended
 * </pre>
 *
 * <p>The past is cut into {@link #SHARES} segments or so. When the newest has its share a new one is begun, and the oldest
 * is removed as soon as the others are enough. So what is kept is a suffix of the batches that were written, at least seven
 * eighths of what it may be. Why so: appending is what it is for any other trace, nothing is written twice, and nothing is
 * kept in memory but the state of what is alive; a file that is trimmed in place (holes, or a circle of frames) would need
 * a file system that can do it, or a reader of its own. Each segment is a trace: it begins with the context that its
 * events need, and with a gap that says how many events there were before, so that any of them can be the first one,
 * {@link RecentPast} has but to put their frames together, and so has recovery when the recorder was killed.
 *
 * <p>When the disk is full, the oldest segments are given up first.
 */
public final class RecentTrace implements TraceSink {
    private static final int SHARES = 8;
    private static final Task NOBODY = new Task(0, 0, 0, 0);

    private final PartFile part;
    private final TraceHeader header;
    private final WriterOptions options;
    private final KeepLast bound;
    private final NewFile newFile;
    private final TraceWriter anchor;
    private final LiveState live;
    private final Deque<Segment> finished = new ArrayDeque<>();
    private long finishedBytes;
    private SegmentFile current;
    private int segments;
    private boolean stuck;
    private long events;
    private long nextEvent;
    private long lost;
    private long startNs;
    private long endNs;
    private Task lastTask = NOBODY;

    private RecentTrace(
            PartFile part,
            TraceHeader header,
            WriterOptions options,
            KeepLast bound,
            NewFile newFile,
            TraceWriter anchor)
            throws IOException {
        this.part = part;
        this.header = header;
        this.options = options;
        this.bound = bound;
        this.newFile = newFile;
        this.anchor = anchor;
        this.live = new LiveState(header.command().argv());
        this.current = begin();
    }

    /**
     * Creates the files, none of which there may be.
     *
     * @param newFile sees to each of them
     * @throws FileAlreadyExistsException when there is one
     * @throws IOException when they cannot be made
     */
    public static RecentTrace create(
            PartFile part, TraceHeader header, WriterOptions options, KeepLast bound, NewFile newFile)
            throws IOException {
        List<Path> left = part.segments();
        if (!left.isEmpty() && !Files.exists(part.path())) {
            throw new FileAlreadyExistsException(left.get(0).toString());
        }
        TraceWriter anchor = TraceWriter.create(part.path(), header, options);
        boolean made = false;
        try {
            newFile.made(part.path());
            RecentTrace trace = new RecentTrace(part, header, options, bound, newFile, anchor);
            made = true;
            return trace;
        } finally {
            if (!made) {
                anchor.close();
                Files.deleteIfExists(part.path());
            }
        }
    }

    @Override
    public void append(EventView event) throws IOException {
        try {
            current.append(event);
        } catch (IOException e) {
            makeRoom(e);
            current.append(event);
        }
        if (events == 0) {
            startNs = event.timeNs();
        }
        events++;
        nextEvent = event.number() + 1;
        endNs = event.kind() == EventKind.CALL ? event.timeNs() + event.durationNs() : event.timeNs();
        lastTask = event.task();
        if (event.kind() == EventKind.GAP) {
            lost += Gap.of(event).events();
        }
        live.accept(event);
    }

    /** Writes what is there as a batch, begins a new segment when it is time, and removes those that are too old. */
    @Override
    public void flush() throws IOException {
        try {
            current.writer().flush();
        } catch (IOException e) {
            makeRoom(e);
        }
        if (hasItsShare(current)) {
            rotate();
        }
        trim();
    }

    private boolean hasItsShare(SegmentFile segment) {
        return !segment.isEmpty()
                && (segment.eventBytes() >= bound.bytes() / SHARES || endNs - segment.firstNs() >= bound.ns() / SHARES);
    }

    private void rotate() throws IOException {
        SegmentFile next;
        try {
            next = begin();
        } catch (IOException e) {
            if (finished.isEmpty()) {
                throw e;
            }
            // Tried again with the next batch.
            removeOldest();
            return;
        }
        try {
            current.writer().finish();
        } catch (IOException unfinished) {
            // All its batches are there; its index is for readers in a hurry.
            current.writer().close();
        }
        Segment segment = current.finished();
        finished.add(segment);
        finishedBytes += segment.bytes();
        current = next;
    }

    private SegmentFile begin() throws IOException {
        segments++;
        Path path = part.segment(segments);
        TraceWriter writer = TraceWriter.create(path, anchor.traceId(), header, options);
        boolean begun = false;
        try {
            newFile.made(path);
            if (events > 0) {
                SegmentFile.writeContext(writer, live.context(), nextEvent, lost, startNs, endNs, lastTask);
            }
            begun = true;
            return new SegmentFile(path, writer, nextEvent);
        } finally {
            if (!begun) {
                Files.deleteIfExists(path);
                writer.close();
            }
        }
    }

    private void trim() throws IOException {
        while (finished.size() > (current.isEmpty() ? 1 : 0) && (bytes() > bound.bytes() || isEnoughWithoutOldest())) {
            removeOldest();
        }
    }

    private boolean isEnoughWithoutOldest() {
        Iterator<Segment> kept = finished.iterator();
        kept.next();
        long firstNs = kept.hasNext() ? kept.next().firstNs() : current.firstNs();
        return firstNs <= endNs - bound.ns();
    }

    private void removeOldest() throws IOException {
        Segment oldest = finished.remove();
        finishedBytes -= oldest.bytes();
        Files.deleteIfExists(oldest.path());
    }

    /** Gives up the oldest segments until the batch that could not be written can be. */
    private void makeRoom(IOException cause) throws IOException {
        stuck = true;
        while (stuck) {
            if (finished.isEmpty()) {
                throw cause;
            }
            removeOldest();
            try {
                current.writer().retry();
                stuck = false;
            } catch (IOException again) {
                cause.addSuppressed(again);
            }
        }
    }

    @Override
    public void retry() throws IOException {
        if (stuck) {
            current.writer().retry();
            stuck = false;
        }
    }

    /**
     * What is kept now, for another thread to write out while this one goes on.
     *
     * @throws IOException when it cannot be read
     */
    public RecentPast past() throws IOException {
        flush();
        List<Segment> kept = new ArrayList<>(finished);
        kept.add(current.finished());
        String step = "keep-last " + header.capture().keepLast();
        return RecentPast.open(kept, nextEvent, header.derived(traceId(), step), options);
    }

    /** Nobody can: there is no one file that grows. */
    @Override
    public boolean isFollowed() {
        return false;
    }

    @Override
    public long traceId() {
        return anchor.traceId();
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public int processes() {
        return current.writer().processes();
    }

    @Override
    public long lost() {
        return lost;
    }

    @Override
    public long nextEvent() {
        return nextEvent;
    }

    @Override
    public int unwrittenEvents() {
        return current.writer().unwrittenEvents();
    }

    /** How much room the segments take. */
    @Override
    public long bytes() {
        return finishedBytes + current.writer().bytes();
    }

    /**
     * Removes all files: they are not needed any more.
     *
     * @throws IOException when one cannot be removed
     */
    public void remove() throws IOException {
        try {
            close();
        } catch (TraceWriteException disposable) {
            // What is removed next need not be whole, and it is closed.
            stuck = true;
        }
        for (Path segment : part.segments()) {
            Files.deleteIfExists(segment);
        }
        Files.deleteIfExists(part.path());
    }

    /** Closes the files, and leaves them there for recovery. */
    @Override
    public void close() throws IOException {
        try (anchor) {
            current.writer().close();
        }
    }
}
