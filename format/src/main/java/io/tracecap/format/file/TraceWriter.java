package io.tracecap.format.file;

import com.github.luben.zstd.Zstd;
import io.tracecap.format.event.EventView;
import io.tracecap.format.file.batch.BatchDecoder;
import io.tracecap.format.file.batch.BatchEncoder;
import io.tracecap.format.file.batch.BatchFormatException;
import io.tracecap.format.file.batch.BatchHead;
import io.tracecap.format.proto.Batch;
import io.tracecap.format.proto.Footer;
import io.tracecap.format.proto.Header;
import io.tracecap.format.state.ProcessTable;
import io.tracecap.format.state.TraceTotals;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Writes a trace. The mirror of {@link TraceFile}.
 *
 * <pre>
 *   File → {@link FileHeaderLayout FileHeader} HeaderFrame BatchFrame^* FooterFrame^+ {@link TrailerLayout Trailer}
 * </pre>
 *
 * <p>For one thread, which must not be interrupted: that would close the file. Nothing is allocated per event. When a
 * write fails (disk full, file size limit), the file is cut back to its last whole frame, and it stays readable up to
 * there; the writer then refuses more events.
 */
public final class TraceWriter implements TraceSink {
    /** Processes that the footer can list; a trace with more has none listed, and its readers scan it. */
    static final int MAX_PROCESSES = 1 << 20;

    private enum State {
        OPEN,
        FAILED,
        FINISHED
    }

    private final FrameWriter frames;
    private BatchEncoder batch;
    private final FooterWriter footer;
    private final SectionIndex index = new SectionIndex();
    private final ProcessTable processes;
    private final TraceTotals totals = new TraceTotals();
    private State state = State.OPEN;
    private byte @Nullable [] unwritten;

    private TraceWriter(
            String file, SeekableByteChannel channel, long traceId, TraceHeader header, WriterOptions options) {
        frames = new FrameWriter(file, channel, traceId, options.level());
        batch = new BatchEncoder(options.rowsPerBatch(), options.tickNs());
        footer = new FooterWriter(frames, options.tickNs());
        processes = new ProcessTable(MAX_PROCESSES, header.command().argv());
    }

    /** Loads what writing needs, so that no event has to wait for it. May be called by any thread, or not at all. */
    public static void prepare() {
        int nothing = Header.getDefaultInstance().getSerializedSize()
                + Batch.getDefaultInstance().getSerializedSize()
                + Footer.getDefaultInstance().getSerializedSize();
        Zstd.compress(new byte[nothing]);
    }

    /**
     * Creates a file that only its owner can read, and writes its header.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one of that name
     * @throws TraceWriteException when it cannot be written; this and later writes say so by this exception
     * @throws IOException when the file cannot be created or written; there is none then
     */
    public static TraceWriter create(Path file, TraceHeader header, WriterOptions options) throws IOException {
        return create(file, newId(), header, options);
    }

    /** As {@link #create(Path, TraceHeader, WriterOptions)}, one of several files that have the same trace id. */
    public static TraceWriter create(Path file, long traceId, TraceHeader header, WriterOptions options)
            throws IOException {
        Set<StandardOpenOption> how = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileChannel channel = FileChannel.open(file, how, ownerOnly(file.getFileSystem()));
        boolean started = false;
        try {
            TraceWriter writer = start(file.toString(), channel, traceId, header, options);
            started = true;
            return writer;
        } finally {
            if (!started) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Writes the header to an empty file; closes the file when that fails. */
    static TraceWriter start(String file, SeekableByteChannel channel, TraceHeader header, WriterOptions options)
            throws IOException {
        return start(file, channel, newId(), header, options);
    }

    private static long newId() {
        return ThreadLocalRandom.current().nextLong();
    }

    private static TraceWriter start(
            String file, SeekableByteChannel channel, long traceId, TraceHeader header, WriterOptions options)
            throws IOException {
        LiveLocks.announceWriter(channel);
        TraceWriter writer = new TraceWriter(file, channel, traceId, header, options);
        try {
            writer.frames.writeFileHeader();
            writer.frames.writeFrame(FrameLayout.TYPE_HEADER, HeaderCodec.encode(header));
        } catch (IOException e) {
            writer.frames.close();
            throw e;
        }
        return writer;
    }

    private static FileAttribute<?>[] ownerOnly(FileSystem files) {
        if (!files.supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    @Override
    public void append(EventView event) throws IOException {
        expectOpen();
        if (event.number() < totals.nextEvent()) {
            throw new IllegalArgumentException(
                    "event number is " + event.number() + ", expected " + totals.nextEvent() + " or more");
        }
        if (!batch.append(event)) {
            flush();
            if (!batch.append(event)) {
                throw new IllegalStateException("no room for event " + event.number() + " in an empty batch");
            }
        }
        processes.accept(event);
        totals.accept(event);
    }

    @Override
    public void flush() throws IOException {
        expectOpen();
        if (batch.rows() > 0) {
            write(batch.finish());
        }
    }

    private void write(byte[] bytes) throws IOException {
        state = State.FAILED;
        unwritten = bytes;
        Section section = section(bytes, bytes.length);
        frames.writeFrame(FrameLayout.TYPE_BATCH, bytes);
        index.add(section);
        unwritten = null;
        state = State.OPEN;
    }

    @Override
    public void retry() throws IOException {
        byte[] bytes = unwritten;
        if (state != State.FAILED || bytes == null) {
            throw new IllegalStateException("no batch is left unwritten");
        }
        write(bytes);
    }

    /** The section of the batch that is written next. */
    private Section section(byte[] bytes, int length) {
        try {
            return Section.of(frames.end(), frames.sequence(), BatchHead.parse(bytes, length));
        } catch (BatchFormatException e) {
            throw new IllegalStateException("a batch that cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Appends the batch that {@code source} stands at as it is stored in the other file, without encoding it again.
     *
     * @throws IllegalArgumentException when its first event's number is below {@link #nextEvent()} or its time before the
     *     end of the event before it; nothing was appended then
     * @throws IllegalStateException when the writer is finished or a write has failed
     * @throws IOException when a batch cannot be written
     */
    public void copy(BatchCursor source) throws IOException {
        copy(source.frame(), source.payload(), source.rowsOfFrame());
    }

    /**
     * Appends a batch of another file as it is stored there.
     *
     * @param frame the frame at hand is the batch
     * @param rows the same batch, decoded; its events come behind those that were appended so far
     */
    void copy(FrameReader frame, BatchDecoder rows) throws IOException {
        copy(frame, frame.payload(), rows);
    }

    private void copy(FrameReader frame, byte[] payload, BatchDecoder rows) throws IOException {
        flush();
        EventView first = rows.row(0);
        if (first.number() < totals.nextEvent() || first.timeNs() < footer.onTick(totals.lastNs())) {
            throw new IllegalArgumentException("event " + first.number() + " at " + first.timeNs()
                    + " ns is not behind event " + (totals.nextEvent() - 1) + " at " + totals.lastNs() + " ns");
        }
        state = State.FAILED;
        Section section = section(payload, frame.payloadLength());
        footer.addTick(rows.tickNs());
        frames.copyFrame(frame);
        index.add(section);
        for (int i = 0; i < rows.rows(); i++) {
            processes.accept(rows.row(i));
            totals.accept(rows.row(i));
        }
        state = State.OPEN;
    }

    /**
     * Times of the events that follow are rounded down to a multiple of {@code tickNs}. The batch so far is written when
     * that is a change.
     *
     * @param tickNs nanoseconds in a tick
     * @throws IllegalArgumentException when it is less than 1
     * @throws IllegalStateException when the writer is finished or a write has failed
     * @throws IOException when the batch cannot be written
     */
    public void setTickNs(int tickNs) throws IOException {
        if (tickNs != batch.tickNs()) {
            flush();
            batch = new BatchEncoder(batch.maxRows(), tickNs);
            footer.addTick(tickNs);
        }
    }

    @Override
    public boolean isFollowed() {
        return frames.isFollowed();
    }

    @Override
    public long traceId() {
        return frames.traceId();
    }

    @Override
    public long events() {
        return totals.events();
    }

    @Override
    public int processes() {
        return processes.size();
    }

    @Override
    public long lost() {
        return totals.lost();
    }

    @Override
    public long nextEvent() {
        return totals.nextEvent();
    }

    @Override
    public int unwrittenEvents() {
        return batch.rows();
    }

    @Override
    public long bytes() {
        return frames.end();
    }

    /**
     * Writes what is left, the footer and the trailer, and closes the file. Does nothing when it is finished.
     *
     * @throws IllegalStateException when a write has failed
     * @throws IOException when something cannot be written
     */
    public void finish() throws IOException {
        if (state == State.FINISHED) {
            return;
        }
        flush();
        state = State.FAILED;
        footer.write(index, processes, totals);
        frames.close();
        state = State.FINISHED;
    }

    /** As {@link #finish()}; but when a write has failed, only closes the file. */
    @Override
    public void close() throws IOException {
        try {
            if (state == State.OPEN) {
                finish();
            }
        } finally {
            frames.close();
        }
    }

    private void expectOpen() {
        if (state != State.OPEN) {
            throw new IllegalStateException(state == State.FAILED ? "a write has failed" : "the trace is finished");
        }
    }
}
