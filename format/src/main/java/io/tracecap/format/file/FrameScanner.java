package io.tracecap.format.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Walks over the intact frames of a file, damaged or not: where the next frame is not what it should be, it goes on at
 * the next intact frame of this trace. Frames come with ascending sequence numbers; one that was there before is passed
 * over.
 */
final class FrameScanner implements Closeable {
    /** After so many damages the reason is no longer looked for, which may cost as much as reading a frame. */
    private static final int MOST_EXPLAINED = 20;

    private final FrameReader frames;
    private final FrameSearch search;
    private final FileChannel channel;
    private final long traceId;
    private long lastEnd;
    private long lastSequence = -1;
    private long skippedFrom;
    private long skipped;
    private int explained;
    private boolean isNextFrame;
    private String problem = "";
    private long footerOffset = -1;

    /**
     * @param file name for messages
     * @param traceId what the frames must have
     */
    FrameScanner(Path file, FileChannel channel, long traceId) throws IOException {
        this.channel = channel;
        this.traceId = traceId;
        frames = new FrameReader(file, channel);
        frames.expectTraceId(traceId);
        search = new FrameSearch(channel);
        lastEnd = FileHeaderLayout.LENGTH;
    }

    /**
     * Moves to the next intact frame.
     *
     * @return false at the end of the file, or at its trailer; {@link #skipped} and {@link #problem} then speak of the
     *     bytes before that
     * @throws TraceTooNewException when there is a frame that this version may not pass over
     * @throws IOException when the file cannot be read
     */
    boolean next() throws IOException {
        skippedFrom = lastEnd;
        skipped = 0;
        problem = "";
        if (lastEnd == channel.size() || isTrailerAt(lastEnd)) {
            return false;
        }
        search.expect(traceId, lastSequence + 1);
        long at = search.find(lastEnd);
        if (at != lastEnd && explain()) {
            return found();
        }
        if (at == FrameSearch.NONE && search.hasGivenUp()) {
            problem += "; too many zeros: the rest was not looked at";
        }
        while (at != FrameSearch.NONE) {
            long end = search.end(at);
            if (isReadable(at)) {
                skipped = at - skippedFrom;
                return found();
            }
            at = search.find(end);
        }
        skipRest();
        return false;
    }

    /** Whether the payload of an intact frame is good too; otherwise the frame is passed over as a whole. */
    private boolean isReadable(long at) throws IOException {
        try {
            return frames.read(at);
        } catch (DamagedTraceException | IncompleteTraceException e) {
            problem = problem.isEmpty() ? e.what() : problem;
            return false;
        }
    }

    /** Finds out why no frame is where one should be; returns true when there is one, too long for the search. */
    private boolean explain() throws IOException {
        problem = "no intact frame here";
        if (explained == MOST_EXPLAINED) {
            return false;
        }
        explained++;
        try {
            frames.read(lastEnd);
        } catch (DamagedTraceException | IncompleteTraceException e) {
            problem = e.what();
            return false;
        }
        problem = "number is " + frames.sequence() + ", but frame " + lastSequence + " stands before it";
        return frames.sequence() > lastSequence;
    }

    private void skipRest() throws IOException {
        long end = channel.size();
        if (isTrailerAt(end - TrailerLayout.LENGTH)) {
            end -= TrailerLayout.LENGTH;
        }
        skipped = Math.max(0, end - skippedFrom);
        lastEnd = Math.max(lastEnd, end);
    }

    private boolean found() {
        if (skipped == 0) {
            problem = "";
        }
        isNextFrame = frames.sequence() == lastSequence + 1;
        lastSequence = frames.sequence();
        lastEnd = frames.end();
        return true;
    }

    private boolean isTrailerAt(long at) throws IOException {
        byte[] trailer = new byte[TrailerLayout.LENGTH];
        if (at < lastEnd
                || at + trailer.length != channel.size()
                || frames.readFully(trailer, at, trailer.length) < trailer.length) {
            return false;
        }
        long offset = TrailerLayout.footerOffset(trailer, traceId);
        if (offset < 0) {
            return false;
        }
        footerOffset = offset;
        return true;
    }

    /** The frame at hand. */
    FrameReader frame() {
        return frames;
    }

    /** Whether no frame is missing between this one and the one before it, going by their numbers. */
    boolean isNextFrame() {
        return isNextFrame;
    }

    /** Number of the last intact frame; -1 before the first. */
    long lastSequence() {
        return lastSequence;
    }

    /** Offset of the bytes before the frame at hand (or before the end) that belong to no intact frame. */
    long skippedFrom() {
        return skippedFrom;
    }

    /** How many they are; 0 in a good file. */
    long skipped() {
        return skipped;
    }

    /** Why they belong to none; empty when there are none. */
    String problem() {
        return problem;
    }

    /** What the trailer says about the footer, once the end was reached; negative when there is no intact trailer. */
    long footerOffset() {
        return footerOffset;
    }

    /** Releases memory; the file stays open. */
    @Override
    public void close() {
        frames.close();
    }
}
