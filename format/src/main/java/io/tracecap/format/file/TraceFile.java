package io.tracecap.format.file;

import io.tracecap.format.state.Loss;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.format.state.ProcessTable;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Reads a trace. The mirror of {@link TraceWriter}, and like it the implementation of {@code FORMAT.md}.
 *
 * <p>Nothing that a file contains can hurt: memory is bounded, and whatever is wrong is a {@link TraceFormatException}
 * with one line for people. Totals and processes come from the footer when that can be believed, otherwise from a scan
 * of all events, with the same result. A scan of a trace that is cut counts what is there.
 *
 * <p>For one thread; its cursors are independent of each other and each for one thread too.
 */
public final class TraceFile implements Closeable {
    private final Path file;
    private final FileChannel channel;
    private final TraceHeader header;
    private final long traceId;
    private final FramePosition firstBatch;
    private final int minor;
    private final TraceIndex index;

    private TraceFile(Path file, FileChannel channel, LongConsumer reached) throws IOException {
        this.file = file;
        this.channel = channel;
        try (FrameReader frames = new FrameReader(file, channel)) {
            minor = FileStart.minorVersion(file, frames);
            header = FileStart.header(file, frames);
            traceId = frames.traceId();
            firstBatch = new FramePosition(frames.end(), 1, 0);
        }
        index = new TraceIndex(
                file, channel, traceId, firstBatch, header.command().argv(), reached);
    }

    /**
     * Opens a trace and reads its header.
     *
     * @throws NotATraceException when it is something else: no regular file, empty, foreign
     * @throws TraceTooNewException when it needs a newer version of this library
     * @throws TraceFormatException when its header is damaged or cut
     * @throws java.nio.file.NoSuchFileException when there is no such file
     * @throws java.nio.file.AccessDeniedException when it may not be read
     * @throws IOException when it cannot be read
     */
    public static TraceFile open(Path file) throws IOException {
        return open(file, offset -> {});
    }

    /**
     * As {@link #open(Path)}, for something that shows how far the file is read.
     *
     * @param reached is given the offset, in bytes, of each frame that is read, by the thread that reads it
     * @throws IOException as {@link #open(Path)}
     */
    public static TraceFile open(Path file, LongConsumer reached) throws IOException {
        expectRegular(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new TraceFile(file, channel, reached);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** As {@link #of(Path, FileChannel, LongConsumer)}. */
    static TraceFile of(Path file, FileChannel channel) throws IOException {
        return new TraceFile(file, channel, offset -> {});
    }

    /**
     * Reads the header of a trace that is open already.
     *
     * @param file what messages call it; need not be a file
     * @param channel the trace, which is closed with this; stays the caller's when this fails
     * @param reached as of {@link #open(Path, LongConsumer)}
     * @throws TraceFormatException when it is no trace, or its header is damaged or cut
     * @throws IOException when it cannot be read
     */
    public static TraceFile of(Path file, FileChannel channel, LongConsumer reached) throws IOException {
        return new TraceFile(file, channel, reached);
    }

    static void expectRegular(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new NotATraceException(file, "is a directory, not a trace");
        }
        if (!attributes.isRegularFile()) {
            throw new NotATraceException(file, "is no regular file; a trace cannot be read from a pipe or a device");
        }
    }

    /** The file, as it was given. */
    public Path path() {
        return file;
    }

    /** Version of the format, such as {@code 1.0}. */
    public String formatVersion() {
        return FileHeaderLayout.MAJOR + "." + minor;
    }

    /** What was recorded, where and how. */
    public TraceHeader header() {
        return header;
    }

    /** The random number that all frames of the file have. */
    public long traceId() {
        return traceId;
    }

    /** Trace id of the recording that the file was made of; {@link #traceId()} when it is the recording itself. */
    public long recordingId() {
        long id = header.origin().recordingId();
        return id == 0 ? traceId : id;
    }

    /**
     * Length of the file in bytes.
     *
     * @throws IOException when it cannot be found out
     */
    public long size() throws IOException {
        return channel.size();
    }

    /** A new cursor before the first event. Close it before this file. */
    public EventCursor events() {
        return new EventCursor(batches());
    }

    /** A new cursor before the first batch. Close it before this file. */
    public BatchCursor batches() {
        return new BatchCursor(file, index.frames(), firstBatch);
    }

    /**
     * A new cursor before the first batch that decodes only some columns: forms, system calls and event numbers, and
     * what is asked for. Several times as fast as {@link #events()}; what it does not decode it does not check. Close it
     * before this file.
     *
     * @param columns what else is wanted
     */
    public ScanCursor scan(ScanColumn... columns) {
        return new ScanCursor(batches(), columns);
    }

    /**
     * As {@link #scan(ScanColumn...)} for one section; scans of different sections can run side by side.
     *
     * @param section one of {@link #sections()}
     * @param columns what else is wanted
     */
    public ScanCursor scan(Section section, ScanColumn... columns) {
        return new ScanCursor(batches(section), columns);
    }

    /**
     * How many events there are.
     *
     * @throws IOException as {@link #processes()}
     */
    public long eventCount() throws IOException {
        return index.summary().totals().events();
    }

    /**
     * How many events could not be recorded, as far as that is known.
     *
     * @throws IOException as {@link #processes()}
     */
    public long lostEvents() throws IOException {
        return index.summary().totals().lost();
    }

    /**
     * CLOCK_MONOTONIC nanoseconds of the first event; 0 when there is none.
     *
     * @throws IOException as {@link #processes()}
     */
    public long firstTimeNs() throws IOException {
        return index.summary().totals().firstNs();
    }

    /**
     * CLOCK_MONOTONIC nanoseconds at which the last event ended; 0 when there is none.
     *
     * @throws IOException as {@link #processes()}
     */
    public long lastTimeNs() throws IOException {
        return index.summary().totals().lastNs();
    }

    /**
     * Whether the file has a footer that can be believed: it was written to its end.
     *
     * @throws IOException when the file cannot be read
     */
    public boolean isComplete() throws IOException {
        return index.isFromFooter();
    }

    /**
     * To be called when a cursor has reached the end: the end of the file is its index, which no event is part of, but a
     * file that was cut or damaged there is to be told from a whole one.
     *
     * @throws IncompleteTraceException when {@link #isComplete} does not hold
     * @throws DamagedTraceException when {@link #sections()} had to be found by a scan and there is damage behind them,
     *     which a cursor over some of them does not meet
     * @throws IOException when the file cannot be read
     */
    public void expectComplete() throws IOException {
        if (!isComplete()) {
            index.expectAllSections();
            throw new IncompleteTraceException(
                    file,
                    "the index at the end, offset " + index.footerTrouble()
                            + ", is damaged or cut off; the events before it are all there");
        }
    }

    /**
     * The processes in order of first sight. Each is built when it is asked for.
     *
     * @throws DamagedTraceException when there is no good footer and the scan finds damage
     * @throws TraceTooLargeException when the trace has more processes than can be kept
     * @throws IOException when the file cannot be read
     */
    public List<ProcessInfo> processes() throws IOException {
        ProcessTable table = index.processes();
        if (table == null) {
            throw new TraceTooLargeException(
                    file,
                    "has more than " + TraceIndex.MAX_PROCESSES + " processes, or " + ProcessTable.MAX_THREADS
                            + " threads, fewer if their numbers are far apart");
        }
        return table.asList();
    }

    /**
     * Where and how the trace is cut, when {@link #isComplete} says so; empty when its events are all there and only
     * the footer is not good.
     *
     * @throws IOException as {@link #processes()}
     */
    public Optional<IncompleteTraceException> cut() throws IOException {
        return index.cut();
    }

    /**
     * What is missing, one entry for each reason that occurs, in the order of their codes.
     *
     * @throws IOException as {@link #processes()}
     */
    public List<Loss> losses() throws IOException {
        return index.summary().totals().losses();
    }

    /**
     * How many of the events are only context, see {@link io.tracecap.format.event.EventView#isContext()}.
     *
     * @throws IOException as {@link #processes()}
     */
    public long contextEvents() throws IOException {
        return index.summary().totals().context();
    }

    /**
     * Number of the last event plus 1; 0 when there is none. More than {@link #eventCount()} where numbers are left out.
     *
     * @throws IOException as {@link #processes()}
     */
    public long nextEvent() throws IOException {
        return index.summary().totals().nextEvent();
    }

    /**
     * How many batches there are.
     *
     * @throws IOException as {@link #processes()}
     */
    public long batchCount() throws IOException {
        return index.summary().batches();
    }

    /**
     * The sections of the trace, in order: what can be read alone, by several threads at once. Of a trace that is cut or
     * damaged, those up to there. From the footer when that can be believed, otherwise from a scan of the batches' heads.
     *
     * @throws IOException when the file cannot be read
     */
    public List<Section> sections() throws IOException {
        return index.sections();
    }

    /**
     * A new cursor before the first batch of a section; it ends with the section. Unlike other methods this one, and the
     * cursors, may be used by several threads at once, each with a cursor of its own, none of which must be interrupted:
     * that would close the file. Close it before this file.
     *
     * @param section one of {@link #sections()}
     */
    public BatchCursor batches(Section section) {
        return new BatchCursor(file, index.frames(), List.of(section));
    }

    /**
     * A new cursor over those sections that may hold what is looked for; other frames are not read. That a section holds
     * nothing of it is the word of the file's footer, which a reader that trusts nobody checks by reading all.
     *
     * @param wanted says of a section whether to read it, such as {@code section -> section.mayHoldProcess(3)}
     * @throws IOException when the file cannot be read
     */
    public BatchCursor batches(Predicate<Section> wanted) throws IOException {
        List<Section> chosen = new ArrayList<>();
        for (Section section : index.sections()) {
            if (wanted.test(section)) {
                chosen.add(section);
            }
        }
        return new BatchCursor(file, index.frames(), chosen);
    }

    /**
     * As {@link #batches(Predicate)}, event by event.
     *
     * @param wanted says of a section whether to read it
     * @throws IOException when the file cannot be read
     */
    public EventCursor events(Predicate<Section> wanted) throws IOException {
        return new EventCursor(batches(wanted));
    }

    /**
     * A new cursor before the event with a number, or, where that number is left out, the next event. Reads the frames
     * from there on only. Close it before this file.
     *
     * @throws IOException when the file cannot be read
     */
    public EventCursor eventsFrom(long number) throws IOException {
        return new EventCursor(batchesAt(index.ofEvent(number)), number, 0);
    }

    /**
     * A new cursor before the first event whose time is not before {@code timeNs}. Reads the frames from there on only.
     * Close it before this file.
     *
     * @param timeNs CLOCK_MONOTONIC nanoseconds
     * @throws IOException when the file cannot be read
     */
    public EventCursor eventsFromTime(long timeNs) throws IOException {
        return new EventCursor(batchesAt(index.ofTime(timeNs)), 0, timeNs);
    }

    private BatchCursor batchesAt(FramePosition position) {
        return new BatchCursor(file, index.frames(), position);
    }

    /** Closes the file. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
