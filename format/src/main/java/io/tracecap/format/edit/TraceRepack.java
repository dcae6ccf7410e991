package io.tracecap.format.edit;

import io.tracecap.format.file.BatchCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.WriterOptions;
import java.io.IOException;
import java.util.List;

/** Writes the same events again, in larger batches and with better compression. */
public final class TraceRepack {
    private TraceRepack() {}

    /**
     * Writes the events of {@code trace} again.
     *
     * @param step what stands in the history of the new file, such as {@code repack --level 19}
     * @param options how the new file is written; its ticks are those of the trace
     * @throws EditException when the target is there and may not be replaced; nothing was written
     * @throws io.tracecap.format.file.TraceFormatException when the trace is damaged or cut off; nothing is left of what
     *     was written
     * @throws IOException when a file cannot be read or written; likewise
     */
    public static EditReport repack(TraceFile trace, WriterOptions options, String step, Target target)
            throws IOException {
        try (NewTrace made = NewTrace.create(
                        target, List.of(trace.path()), trace.header().derived(trace.recordingId(), step), options);
                BatchCursor batches = trace.batches()) {
            EditWriter writer = new EditWriter(made.writer());
            while (batches.next()) {
                for (int i = 0; i < batches.rows(); i++) {
                    writer.append(batches.row(i), batches.tickNs(), trace.path().toString());
                }
                writer.encodedBatch();
            }
            trace.expectComplete();
            EditReport report = writer.finish(trace.size());
            made.commit();
            return report;
        }
    }
}
