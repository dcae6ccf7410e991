package io.tracecap.format.file;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose frames a damaged file has.
 *
 * @param traceId what they are marked with
 * @param header the header, if it is intact
 */
record TraceIdentity(long traceId, @Nullable TraceHeader header) {
    /** Trace ids that are told apart; the file's own is among the first, whatever else is in it. */
    private static final int MOST_IDS = 1024;

    /** What the frames of one trace have in the file. */
    private static final class Share {
        private long bytes;
        private long header = FrameSearch.NONE;
    }

    /**
     * Finds out the identity: from the header where it should be, otherwise that of the trace whose intact frames take up
     * most of the file. (Another one, recorded as data, can only be seen where the frame around it is damaged.)
     *
     * @throws TraceTooNewException when the file needs a newer version of this library
     * @throws TraceFormatException what is wrong with the beginning, when there is no intact frame behind it either
     * @throws IOException when the file cannot be read
     */
    static TraceIdentity of(Path file, FileChannel channel) throws IOException {
        try (TraceFile trace = TraceFile.open(file)) {
            return new TraceIdentity(trace.traceId(), trace.header());
        } catch (TraceTooNewException | TraceTooLargeException e) {
            throw e;
        } catch (TraceFormatException damage) {
            return largest(file, channel, damage);
        }
    }

    private static TraceIdentity largest(Path file, FileChannel channel, TraceFormatException damage)
            throws IOException {
        Map<Long, Share> shares = new HashMap<>();
        FrameSearch search = new FrameSearch(channel);
        for (long at = search.find(0); at != FrameSearch.NONE; at = search.find(search.end(at))) {
            Share share = shares.get(search.traceId(at));
            if (share == null && shares.size() < MOST_IDS) {
                share = new Share();
                shares.put(search.traceId(at), share);
            }
            if (share != null) {
                share.bytes += search.end(at) - at;
                share.header = search.type(at) == FrameLayout.TYPE_HEADER ? at : share.header;
            }
        }
        Map.Entry<Long, Share> largest = null;
        for (Map.Entry<Long, Share> entry : shares.entrySet()) {
            if (largest == null || entry.getValue().bytes > largest.getValue().bytes) {
                largest = entry;
            }
        }
        if (largest == null) {
            throw damage;
        }
        return new TraceIdentity(largest.getKey(), header(file, channel, largest.getValue().header));
    }

    private static @Nullable TraceHeader header(Path file, FileChannel channel, long at) throws IOException {
        if (at == FrameSearch.NONE) {
            return null;
        }
        try (FrameReader frames = new FrameReader(file, channel)) {
            return frames.read(at) ? HeaderCodec.decode(frames.payload(), frames.payloadLength()) : null;
        } catch (DamagedTraceException | IncompleteTraceException | InvalidProtocolBufferException e) {
            return null;
        }
    }
}
