package io.tracecap.format.recent;

import io.tracecap.format.file.BatchCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.file.TraceWriter;
import io.tracecap.format.file.WriterOptions;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@link RecentTrace} had at one moment, to be written out as a trace of its own. The segments are open: it does not
 * matter that they are removed, or appended to, meanwhile. For one thread, another one than that which records.
 */
public final class RecentPast implements Closeable {
    private final List<Piece> pieces;
    private final long endEvent;
    private final TraceHeader header;
    private final WriterOptions options;

    /** A segment, open. */
    private record Piece(TraceFile trace, long firstEvent) {}

    /**
     * What was written.
     *
     * @param events how many events, without those that are only context
     * @param spanNs time from the first to the last of them
     * @param bytes length of the file
     */
    public record Written(long events, long spanNs, long bytes) {}

    private RecentPast(List<Piece> pieces, long endEvent, TraceHeader header, WriterOptions options) {
        this.pieces = pieces;
        this.endEvent = endEvent;
        this.header = header;
        this.options = options;
    }

    static RecentPast open(List<Segment> segments, long endEvent, TraceHeader header, WriterOptions options)
            throws IOException {
        List<Piece> pieces = new ArrayList<>();
        RecentPast past = new RecentPast(pieces, endEvent, header, options);
        boolean open = false;
        try {
            for (Segment segment : segments) {
                pieces.add(new Piece(TraceFile.open(segment.path()), segment.firstEvent()));
            }
            open = true;
            return past;
        } finally {
            if (!open) {
                past.close();
            }
        }
    }

    /**
     * Writes it to a new file, of which nothing is left when that fails.
     *
     * @param newFile sees to the file
     * @throws java.nio.file.FileAlreadyExistsException when there is one of that name
     * @throws IOException when it cannot be written, or a segment cannot be read
     */
    public Written write(Path file, NewFile newFile) throws IOException {
        TraceWriter writer = TraceWriter.create(file, header, options);
        boolean complete = false;
        try {
            newFile.made(file);
            Written written = copy(writer);
            complete = true;
            return written;
        } finally {
            if (!complete) {
                Files.deleteIfExists(file);
                writer.close();
            }
        }
    }

    private Written copy(TraceWriter writer) throws IOException {
        long firstNs = -1;
        long endNs = 0;
        long events = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            try (BatchCursor batches = piece.trace.batches()) {
                // The last segment has no end yet: nothing is read behind the last event that was asked for.
                while (writer.nextEvent() < endEvent && batches.next()) {
                    boolean isContext = batches.endEvent() <= piece.firstEvent;
                    if (isContext && i > 0) {
                        continue;
                    }
                    writer.copy(batches);
                    if (!isContext) {
                        firstNs = firstNs < 0 ? batches.row(0).timeNs() : firstNs;
                        endNs = batches.row(batches.rows() - 1).timeNs();
                        events += batches.rows();
                    }
                }
            }
        }
        writer.finish();
        return new Written(events, firstNs < 0 ? 0 : endNs - firstNs, writer.bytes());
    }

    @Override
    public void close() throws IOException {
        IOException problem = null;
        for (Piece piece : pieces) {
            try {
                piece.trace.close();
            } catch (IOException e) {
                problem = e;
            }
        }
        if (problem != null) {
            throw problem;
        }
    }
}
