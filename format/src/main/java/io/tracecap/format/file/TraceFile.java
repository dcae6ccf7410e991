package io.tracecap.format.file;

import com.google.protobuf.InvalidProtocolBufferException;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.format.state.ProcessTable;
import io.tracecap.format.state.TraceTotals;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    /** Processes that a scan keeps at most. */
    private static final int MAX_PROCESSES = 1 << 21;

    private final Path file;
    private final FileChannel channel;
    private final TraceHeader header;
    private final long traceId;
    private final FramePosition firstBatch;
    private final int minor;
    private boolean footerRead;
    private @Nullable TraceSummary footer;
    private @Nullable TraceSummary scanned;
    private @Nullable IncompleteTraceException incomplete;

    private TraceFile(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        try (FrameReader frames = new FrameReader(file, channel)) {
            minor = readFileHeader(frames);
            header = readHeader(frames);
            traceId = frames.traceId();
            firstBatch = new FramePosition(frames.end(), 1, 0);
        }
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
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new NotATraceException(file, "is a directory, not a trace");
        }
        if (!attributes.isRegularFile()) {
            throw new NotATraceException(file, "is no regular file; a trace cannot be read from a pipe or a device");
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new TraceFile(file, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private int readFileHeader(FrameReader frames) throws IOException {
        byte[] bytes = new byte[FileHeaderLayout.LENGTH];
        int got = frames.readFully(bytes, 0, bytes.length);
        if (got == 0) {
            throw new NotATraceException(file, "is empty");
        }
        long magic = LittleEndian.longInteger(bytes, 0);
        int known = Math.min(got, Long.BYTES);
        long mask = -1L >>> (64 - 8 * known);
        if ((magic & mask) != (FileHeaderLayout.MAGIC & mask)) {
            throw new NotATraceException(
                    file,
                    "is not a trace: begins with " + first(bytes, known)
                            + ", a trace begins with 89 54 52 43 0d 0a 1a 0a");
        }
        if (got < bytes.length) {
            throw new IncompleteTraceException(file, "cut after " + got + " of " + bytes.length + " header bytes");
        }
        int major = LittleEndian.unsignedShort(bytes, FileHeaderLayout.MAJOR_OFFSET);
        int fileMinor = LittleEndian.unsignedShort(bytes, FileHeaderLayout.MINOR_OFFSET);
        int features = LittleEndian.integer(bytes, FileHeaderLayout.FEATURES_OFFSET);
        if (major > FileHeaderLayout.MAJOR || features != 0) {
            throw new TraceTooNewException(
                    file,
                    "has format version " + major + "." + fileMinor
                            + (features != 0 ? " with features 0x" + Integer.toHexString(features) : "")
                            + "; this program reads up to " + FileHeaderLayout.MAJOR + ".x and no features");
        }
        if (major < FileHeaderLayout.MAJOR) {
            throw new DamagedTraceException(
                    file, "has format version " + major + "." + fileMinor + ", which never was");
        }
        return fileMinor;
    }

    private static String first(byte[] bytes, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(Character.forDigit((bytes[i] >> 4) & 0xF, 16));
            text.append(Character.forDigit(bytes[i] & 0xF, 16));
        }
        return text.toString();
    }

    private TraceHeader readHeader(FrameReader frames) throws IOException {
        if (!frames.read(FileHeaderLayout.LENGTH)) {
            throw new IncompleteTraceException(file, "ends after the file header");
        }
        if (frames.type() != FrameLayout.TYPE_HEADER || frames.sequence() != 0) {
            throw frames.damaged("type is " + frames.type() + "; the first frame must be a header with number 0");
        }
        try {
            return HeaderCodec.decode(frames.payload(), frames.payloadLength());
        } catch (InvalidProtocolBufferException e) {
            throw frames.damaged("header is no protobuf message: " + e.getMessage());
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
        return new BatchCursor(file, frameReader(), firstBatch);
    }

    /**
     * How many events there are.
     *
     * @throws IOException as {@link #processes()}
     */
    public long eventCount() throws IOException {
        return summary().events();
    }

    /**
     * How many events could not be recorded, as far as that is known.
     *
     * @throws IOException as {@link #processes()}
     */
    public long lostEvents() throws IOException {
        return summary().lost();
    }

    /**
     * CLOCK_MONOTONIC nanoseconds of the first event; 0 when there is none.
     *
     * @throws IOException as {@link #processes()}
     */
    public long firstTimeNs() throws IOException {
        return summary().firstNs();
    }

    /**
     * CLOCK_MONOTONIC nanoseconds at which the last event ended; 0 when there is none.
     *
     * @throws IOException as {@link #processes()}
     */
    public long lastTimeNs() throws IOException {
        return summary().lastNs();
    }

    /**
     * Whether the file has a footer that can be believed: it was written to its end.
     *
     * @throws IOException when the file cannot be read
     */
    public boolean isComplete() throws IOException {
        return footer() != null;
    }

    /**
     * To be called when a cursor has reached the end: the end of the file is its index, which no event is part of, but a
     * file that was cut or damaged there is to be told from a whole one.
     *
     * @throws IncompleteTraceException when {@link #isComplete} does not hold
     * @throws IOException when the file cannot be read
     */
    public void expectComplete() throws IOException {
        if (!isComplete()) {
            throw new IncompleteTraceException(
                    file, "the index at the end is damaged or cut off; the events before it are all there");
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
        ProcessTable table = summary().processes();
        if (table == null) {
            table = scan().processes();
        }
        if (table == null) {
            throw new TraceTooLargeException(
                    file, "has more than " + MAX_PROCESSES + " processes or " + ProcessTable.MAX_THREADS + " threads");
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
        if (!isComplete()) {
            scan();
        }
        return Optional.ofNullable(incomplete);
    }

    private TraceSummary summary() throws IOException {
        TraceSummary known = footer();
        return known != null ? known : scan();
    }

    private @Nullable TraceSummary footer() throws IOException {
        if (!footerRead) {
            try (FrameReader frames = frameReader()) {
                footer = FooterReader.read(file, channel, frames, firstBatch);
            }
            footerRead = true;
        }
        return footer;
    }

    private TraceSummary scan() throws IOException {
        TraceSummary known = scanned;
        if (known == null) {
            ProcessTable processes =
                    new ProcessTable(MAX_PROCESSES, header.command().argv());
            TraceTotals totals = new TraceTotals();
            scan(processes, totals);
            known = new TraceSummary(
                    totals.events(),
                    totals.lost(),
                    totals.firstNs(),
                    totals.lastNs(),
                    processes.isOverfull() ? null : processes);
            scanned = known;
        }
        return known;
    }

    private void scan(ProcessTable processes, TraceTotals totals) throws IOException {
        try (EventCursor events = events()) {
            while (events.next()) {
                processes.accept(events.event());
                totals.accept(events.event());
            }
        } catch (IncompleteTraceException cut) {
            incomplete = cut;
        }
    }

    private FrameReader frameReader() {
        FrameReader frames = new FrameReader(file, channel);
        frames.expectTraceId(traceId);
        return frames;
    }

    /** Closes the file. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
