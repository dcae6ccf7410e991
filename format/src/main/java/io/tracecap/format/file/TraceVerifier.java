package io.tracecap.format.file;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.file.batch.BatchDecoder;
import io.tracecap.format.file.batch.BatchFormatException;
import io.tracecap.format.state.ProcessTable;
import io.tracecap.format.state.TraceTotals;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks a whole trace: every frame, every batch, whether events make sense one after the other, and whether the header
 * and the footer say what is so. Goes on behind damage. Memory is bounded, time is linear in the length of the file.
 */
public final class TraceVerifier {
    private final Path file;
    private final FileChannel channel;
    private final TraceProblem.Sink sink;
    private final BatchDecoder batch = new BatchDecoder();
    private final TraceTotals totals = new TraceTotals();
    private long traceId;
    private @Nullable TraceHeader header;
    private long frames;
    private long batches;
    private long problems;
    private long endNs;
    private long footerOffset = -1;
    private long frame = TraceProblem.NO_FRAME;
    private long offset;

    /**
     * What was looked at.
     *
     * @param frames intact frames
     * @param events events in them
     * @param problems how many problems there are
     */
    public record Result(long frames, long events, long problems) {}

    private TraceVerifier(Path file, FileChannel channel, TraceProblem.Sink sink) {
        this.file = file;
        this.channel = channel;
        this.sink = sink;
    }

    /**
     * Checks a file.
     *
     * @param problems is told of each problem
     * @throws TraceTooNewException when it needs a newer version of this library
     * @throws TraceFormatException when it is no trace, or there is not one intact frame in it
     * @throws IOException when it cannot be read
     */
    public static Result verify(Path file, TraceProblem.Sink problems) throws IOException {
        if (!Files.isRegularFile(file)) {
            // Says what it is instead, without opening it: a pipe would wait for its writer.
            TraceFile.open(file).close();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new TraceVerifier(file, channel, problems).run();
        }
    }

    private Result run() throws IOException {
        try (TraceFile trace = TraceFile.open(file)) {
            traceId = trace.traceId();
            header = trace.header();
            checkHeader(trace.header());
            FooterVerifier footer = trace.isComplete() ? new FooterVerifier(trace, this::problem) : null;
            scan(footer);
        } catch (DamagedTraceException | IncompleteTraceException | NotATraceException damage) {
            if (header != null) {
                throw damage;
            }
            TraceIdentity identity = TraceIdentity.of(file, channel);
            traceId = identity.traceId();
            header = identity.header();
            problem(damage.what());
            scan(null);
        }
        return new Result(frames, totals.events(), problems);
    }

    private void checkHeader(TraceHeader facts) {
        frame = 0;
        offset = FileHeaderLayout.LENGTH;
        TraceHeader.Origin origin = facts.origin();
        if (origin.recordingId() != 0 && origin.history().isEmpty()) {
            problem("header says that the file was made of the recording " + Long.toHexString(origin.recordingId())
                    + ", but has no history that says how");
        }
        if (!facts.privacy().environmentValues()) {
            for (RawText name : facts.command().environment()) {
                if (name.toString().indexOf('=') >= 0) {
                    problem("header has values of environment variables, but says that there are only names");
                    return;
                }
            }
        }
    }

    private void scan(@Nullable FooterVerifier footer) throws IOException {
        TraceHeader facts = header;
        boolean isCut = facts == null
                || !facts.capture().keepLast().isEmpty()
                || facts.origin().history().stream().anyMatch(TraceVerifier::leavesOut);
        EventVerifier events = new EventVerifier(isCut, this::problem);
        ProcessTable processes = new ProcessTable(
                TraceIndex.MAX_PROCESSES,
                facts == null ? List.of() : facts.command().argv());
        try (FrameScanner scanner = new FrameScanner(file, channel, traceId)) {
            while (scanner.next()) {
                before(scanner, events);
                frames++;
                frame(scanner, events, processes, footer);
            }
            before(scanner, events);
            end(scanner, processes, footer);
        }
    }

    /** Whether a step in a header's history may have left out events without a gap. */
    private static boolean leavesOut(String step) {
        return !step.startsWith("recover") && !step.startsWith("repack");
    }

    /** What is wrong before the frame at hand, or before the end. */
    private void before(FrameScanner scanner, EventVerifier events) {
        if (scanner.skipped() > 0) {
            frame = TraceProblem.NO_FRAME;
            offset = scanner.skippedFrom();
            problem(scanner.skipped() + " bytes are no intact frame: " + scanner.problem());
            events.interrupted();
        }
    }

    private void frame(
            FrameScanner scanner, EventVerifier events, ProcessTable processes, @Nullable FooterVerifier footer) {
        FrameReader at = scanner.frame();
        frame = at.sequence();
        offset = at.offset();
        if (!scanner.isNextFrame()) {
            problem("is missing what should be before it: the frame before has another number than " + (frame - 1));
            events.interrupted();
        }
        if (at.type() == FrameLayout.TYPE_HEADER ? frame != 0 : frame == 0) {
            problem("type is " + at.type() + "; the first frame, and no other, is a header");
        } else if (at.type() == FrameLayout.TYPE_FOOTER) {
            footerOffset = footerOffset < 0 ? offset : footerOffset;
        } else if (at.type() == FrameLayout.TYPE_BATCH) {
            batch(at, events, processes, footer);
        }
    }

    private void batch(FrameReader at, EventVerifier events, ProcessTable processes, @Nullable FooterVerifier footer) {
        if (footerOffset >= 0) {
            problem("is a batch behind the footer at offset " + footerOffset);
            footerOffset = -1;
        }
        try {
            batch.decode(at.payload(), at.payloadLength());
        } catch (BatchFormatException e) {
            problem(String.valueOf(e.getMessage()));
            events.interrupted();
            return;
        }
        if (batch.firstEvent() < totals.nextEvent()) {
            problem("begins with event " + batch.firstEvent() + ", expected " + totals.nextEvent() + " or more");
        }
        if (batch.row(0).timeNs() < endNs) {
            problem("begins at " + batch.row(0).timeNs() + " ns, expected " + endNs + " ns or more");
        }
        endNs = Math.max(endNs, batch.endNs());
        batches++;
        if (footer != null) {
            footer.batch(at, batch);
        }
        for (int i = 0; i < batch.rows(); i++) {
            EventView event = batch.row(i);
            events.accept(event);
            processes.accept(event);
            totals.accept(event);
        }
    }

    private void end(FrameScanner scanner, ProcessTable processes, @Nullable FooterVerifier footer) throws IOException {
        frame = TraceProblem.NO_FRAME;
        offset = channel.size();
        if (footerOffset < 0) {
            problem("the file ends without a footer");
        } else if (scanner.footerOffset() < 0) {
            problem("the file ends without an intact trailer");
        } else if (scanner.footerOffset() != footerOffset) {
            offset -= TrailerLayout.LENGTH;
            problem("trailer says that the footer is at offset " + scanner.footerOffset() + ", expected "
                    + footerOffset);
        } else if (footer == null) {
            offset = footerOffset;
            problem("the footer contradicts itself or the frames before it");
        } else {
            offset = footerOffset;
            footer.end(batches, totals, processes);
        }
    }

    private void problem(String what) {
        problems++;
        sink.accept(new TraceProblem(frame, offset, what));
    }
}
