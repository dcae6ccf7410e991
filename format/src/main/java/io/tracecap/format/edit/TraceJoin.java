package io.tracecap.format.edit;

import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.file.WriterOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins traces. Pieces of the same recording give that recording again, as far as they have its events. Recordings that
 * were made one after the other become one trace, in which the events and threads of the later ones have other numbers
 * and the times are those of the first one's clock.
 */
public final class TraceJoin {
    /** Pieces of one recording; a batch of each is in memory. */
    private static final int MOST_PIECES = 64;

    private TraceJoin() {}

    /**
     * Joins traces.
     *
     * @param traces pieces of one recording in any order, and recordings in the order of their times
     * @param step what stands in the history of the new file, such as {@code cat}
     * @throws EditException when recordings overlap in time, when pieces contradict each other, or when the target is
     *     there and may not be replaced; nothing is left of what was written
     * @throws io.tracecap.format.file.TraceFormatException when a trace is damaged or cut off; likewise
     * @throws IOException when a file cannot be read or written; likewise
     */
    public static EditReport join(List<TraceFile> traces, String step, Target target) throws IOException {
        Map<Long, List<TraceFile>> recordings = new LinkedHashMap<>();
        List<Path> paths = new ArrayList<>();
        long size = 0;
        for (TraceFile trace : traces) {
            paths.add(trace.path());
            size += trace.size();
            recordings
                    .computeIfAbsent(trace.recordingId(), id -> new ArrayList<>())
                    .add(trace);
        }
        TraceHeader header = header(traces, recordings.size() == 1, step);
        try (NewTrace made = NewTrace.create(target, paths, header, WriterOptions.DEFAULT)) {
            EditWriter writer = new EditWriter(made.writer());
            JoinSink sink = new JoinSink(writer);
            for (List<TraceFile> pieces : recordings.values()) {
                if (pieces.size() > MOST_PIECES) {
                    throw new EditException(pieces.get(MOST_PIECES).path() + ": more than " + MOST_PIECES
                            + " pieces of one recording; join some of them first");
                }
                follow(sink, writer, header.clocks(), pieces);
                try (PieceMerge merge = new PieceMerge(pieces)) {
                    merge.run(sink);
                }
            }
            EditReport report = writer.finish(size);
            made.commit();
            return report;
        }
    }

    /** The header of the first, with the history of all. */
    private static TraceHeader header(List<TraceFile> traces, boolean oneRecording, String step) {
        TraceHeader first = traces.get(0).header();
        List<String> history = new ArrayList<>();
        for (TraceFile trace : traces) {
            history.addAll(trace.header().origin().history());
        }
        history.add(step);
        long recording = oneRecording ? traces.get(0).recordingId() : 0;
        return new TraceHeader(
                first.toolVersion(),
                first.command(),
                first.machine(),
                first.clocks(),
                capture(traces),
                JoinedPrivacy.of(traces),
                new TraceHeader.Origin(recording, history));
    }

    private static TraceHeader.Capture capture(List<TraceFile> traces) {
        TraceHeader.Capture first = traces.get(0).header().capture();
        boolean addressesOmitted = false;
        Set<String> chosen = new LinkedHashSet<>();
        boolean bySeccomp = false;
        for (TraceFile trace : traces) {
            addressesOmitted |= trace.header().capture().addressesOmitted();
            TraceHeader.Calls calls = trace.header().capture().calls();
            if (calls.areChosen()) {
                chosen.add(calls.chosen());
            }
            bySeccomp |= calls.bySeccomp();
        }
        return new TraceHeader.Capture(
                first.collector(),
                first.options(),
                first.pathLimit(),
                first.stringLimit(),
                first.argvLimit(),
                addressesOmitted,
                first.placement(),
                first.keepLast(),
                new TraceHeader.Calls(String.join("; ", chosen), bySeccomp));
    }

    /** Lets the events of a recording come behind those so far. */
    private static void follow(JoinSink sink, EditWriter writer, TraceHeader.Clocks clocks, List<TraceFile> pieces)
            throws IOException {
        TraceFile first = pieces.get(0);
        TraceHeader.Clocks own = first.header().clocks();
        long firstNs = Long.MAX_VALUE;
        for (TraceFile piece : pieces) {
            firstNs = Math.min(firstNs, piece.firstTimeNs());
        }
        long shiftNs;
        long beginNs;
        try {
            shiftNs = Math.subtractExact(
                    Math.subtractExact(own.realtimeNs(), own.monotonicNs()),
                    Math.subtractExact(clocks.realtimeNs(), clocks.monotonicNs()));
            beginNs = Math.addExact(firstNs, shiftNs);
        } catch (ArithmeticException e) {
            throw new EditException(first.path() + ": its clocks are impossible");
        }
        if (writer.nextEvent() > 0 && beginNs < writer.endNs()) {
            throw new EditException(first.path() + ": begins at " + instant(own.toRealtime(firstNs))
                    + ", before the end of the recording that is to stand before it, at "
                    + instant(clocks.toRealtime(writer.endNs())) + "; recordings that overlap cannot be joined");
        }
        sink.follow(shiftNs);
    }

    private static Instant instant(long realtimeNs) {
        return Instant.ofEpochSecond(0, realtimeNs);
    }
}
