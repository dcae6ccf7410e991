package io.tracecap.format.file;

import io.tracecap.format.file.batch.BatchDecoder;
import io.tracecap.format.file.batch.BatchFormatException;
import io.tracecap.format.file.batch.BatchRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the batches of a trace in order. Every frame is checked before anything of it is shown. For one thread.
 */
public final class BatchCursor implements Closeable {
    private final Path file;
    private final FrameReader frames;
    private final BatchDecoder decoder = new BatchDecoder();
    /** The payload that the decoder's rows lie in, while the next one is read. */
    private byte[] payload = new byte[0];

    private long offset;
    private long expectedSequence;
    private long expectedEvent;
    private final Iterator<Section> sections;
    private @Nullable Section begun;
    private long endOffset = Long.MAX_VALUE;
    private long endNs;
    private boolean ended;

    BatchCursor(Path file, FrameReader frames, FramePosition start) {
        this.file = file;
        this.frames = frames;
        offset = start.offset();
        expectedSequence = start.sequence();
        expectedEvent = start.firstEvent();
        sections = Collections.emptyIterator();
    }

    /** Over some sections only, in the order of the file. */
    BatchCursor(Path file, FrameReader frames, List<Section> some) {
        this.file = file;
        this.frames = frames;
        sections = some.iterator();
        endOffset = 0;
    }

    /**
     * Moves to the next batch.
     *
     * @return false when there is none: the footer was reached
     * @throws TraceFormatException when the file is damaged or cut behind the batches so far; each further call says so
     *     again
     * @throws IOException when the file cannot be read
     */
    public boolean next() throws IOException {
        if (!nextFrame()) {
            return false;
        }
        decode();
        passed(decoder.nextEvent());
        return true;
    }

    /** Moves to the next batch without decoding it; {@link #passed} says that it was good. */
    boolean nextFrame() throws IOException {
        while (!ended) {
            if (offset >= endOffset) {
                ended = !beginSection();
                continue;
            }
            if (!frames.read(offset)) {
                throw new IncompleteTraceException(
                        file,
                        "ends at offset " + offset + " after frame " + (expectedSequence - 1)
                                + " without a footer: cut, or still being written");
            }
            expectSequence();
            switch (frames.type()) {
                case FrameLayout.TYPE_BATCH -> {
                    return true;
                }
                case FrameLayout.TYPE_FOOTER -> endAtFooter();
                case FrameLayout.TYPE_HEADER -> throw frames.damaged("a second header");
                default -> passed(expectedEvent);
            }
        }
        return false;
    }

    private boolean beginSection() throws DamagedTraceException {
        if (offset > endOffset) {
            throw frames.damaged("ends at " + offset + ", but the index says that a batch begins at " + endOffset);
        }
        if (!sections.hasNext()) {
            return false;
        }
        Section next = sections.next();
        begun = next;
        offset = next.offset();
        endOffset = next.endOffset();
        expectedSequence = next.sequence();
        expectedEvent = next.firstEvent();
        return true;
    }

    private void endAtFooter() throws DamagedTraceException {
        if (endOffset != Long.MAX_VALUE) {
            throw frames.damaged("is a footer, but the index says that batches reach up to " + endOffset);
        }
        ended = true;
    }

    /** The frame at hand was good: the next one is the one behind it, and has events from {@code nextEvent} on. */
    void passed(long nextEvent) {
        expectedEvent = nextEvent;
        offset = frames.end();
        expectedSequence++;
    }

    private void expectSequence() throws DamagedTraceException {
        if (frames.sequence() != expectedSequence) {
            throw new DamagedTraceException(
                    file,
                    "frame " + expectedSequence + " at offset " + offset + ": missing; here is frame "
                            + frames.sequence());
        }
    }

    private void decode() throws DamagedTraceException {
        try {
            payload = frames.exchangePayload(payload);
            decoder.decode(payload, frames.payloadLength());
        } catch (BatchFormatException e) {
            throw frames.damaged(e.getMessage());
        }
        expectEvents(decoder.firstEvent());
        if (decoder.row(0).timeNs() < endNs) {
            throw frames.damaged(
                    "begins at " + decoder.row(0).timeNs() + " ns, before " + endNs + " of the frame before it");
        }
        Section section = begun;
        begun = null;
        if (section != null
                && (decoder.firstEvent() != section.firstEvent()
                        || decoder.row(0).timeNs() != section.firstTimeNs())) {
            throw frames.damaged("begins with event " + decoder.firstEvent() + " at "
                    + decoder.row(0).timeNs() + " ns, the index says event " + section.firstEvent() + " at "
                    + section.firstTimeNs() + " ns");
        }
        endNs = decoder.endNs();
    }

    /** The batch at hand has events from {@code first} on. */
    void expectEvents(long first) throws DamagedTraceException {
        if (first < expectedEvent) {
            throw frames.damaged("begins with event " + first + ", not " + expectedEvent + " or later");
        }
    }

    /** How many events the batch has. */
    public int rows() {
        return decoder.rows();
    }

    /** Number of the first event of the batch. */
    public long firstEvent() {
        return decoder.firstEvent();
    }

    /** Number behind that of the last event of the batch. */
    public long endEvent() {
        return decoder.nextEvent();
    }

    /** Nanoseconds in a tick: all times of the batch are multiples of it. */
    public int tickNs() {
        return decoder.tickNs();
    }

    /**
     * An event of the batch. The same object each time: it shows another event after the next call.
     *
     * @param row position in the batch
     * @throws IndexOutOfBoundsException when there is no such row
     */
    public BatchRow row(int row) {
        return decoder.row(row);
    }

    /** Number of the event behind the batch. */
    long nextEvent() {
        return expectedEvent;
    }

    /** The frame of the batch. */
    FrameReader frame() {
        return frames;
    }

    /** Array that begins with the batch as bytes. */
    byte[] payload() {
        return payload;
    }

    /** The rows of the batch. */
    BatchDecoder rowsOfFrame() {
        return decoder;
    }

    /** Time at which the last event so far ended. */
    long endNs() {
        return endNs;
    }

    /** Offset of the frame that was looked at last. */
    long frameOffset() {
        return frames.offset();
    }

    /** Releases memory; the file stays open. */
    @Override
    public void close() {
        frames.close();
    }
}
