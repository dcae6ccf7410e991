package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import io.tracecap.format.event.Event;
import io.tracecap.format.file.batch.BatchDecoder;
import io.tracecap.format.file.batch.BatchFormatException;
import io.tracecap.format.state.ProcessTable;
import io.tracecap.format.state.TraceTotals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Any bytes as the message in a frame, behind checksum and zstd. */
class MessageFuzzTest {
    @TempDir
    static Path directory;

    @FuzzTest(maxDuration = "5m")
    void aBatchIsDecodedOrRefused(byte[] message) {
        BatchDecoder decoder = new BatchDecoder();
        ProcessTable processes = new ProcessTable(1 << 16, List.of());
        TraceTotals totals = new TraceTotals();
        try {
            decoder.decode(message, message.length);
        } catch (BatchFormatException refused) {
            assertThat(refused).hasMessageNotContaining("\n");
            assertThat(decoder.rows()).isZero();
            return;
        }
        long lastNs = 0;
        for (int row = 0; row < decoder.rows(); row++) {
            Event event = Event.copyOf(decoder.row(row));
            assertThat(event.timeNs()).isGreaterThanOrEqualTo(lastNs);
            lastNs = event.timeNs();
            processes.accept(decoder.row(row));
            totals.accept(decoder.row(row));
        }
        assertThat(decoder.endNs()).isGreaterThanOrEqualTo(lastNs);
        processes.asList().forEach(process -> assertThat(process.slot()).isNotEmpty());
        assertThat(totals.lost()).isGreaterThanOrEqualTo(0);
    }

    @FuzzTest(maxDuration = "5m")
    void aHeaderIsDecodedOrRefused(byte[] message) {
        try {
            TraceHeader header = HeaderCodec.decode(message, message.length);
            assertThat(HeaderCodec.encode(header)).hasSizeLessThanOrEqualTo(FrameLayout.MAX_PAYLOAD);
        } catch (InvalidProtocolBufferException refused) {
            assertThat(refused.getMessage()).isNotEmpty();
        }
    }

    @FuzzTest(maxDuration = "5m")
    void aFooterIsBelievedOrNot(byte[] message) throws IOException {
        Forge forge = Forge.trace();
        long footer = forge.length();
        Path file = forge.frame(FrameLayout.TYPE_FOOTER, 0, message)
                .trailer(footer, Forge.TRACE_ID)
                .writeTo(directory);
        try (TraceFile trace = TraceFile.open(file)) {
            assertThat(trace.eventCount()).isZero();
            trace.processes().forEach(process -> assertThat(process.slot()).isNotEmpty());
        }
    }
}
