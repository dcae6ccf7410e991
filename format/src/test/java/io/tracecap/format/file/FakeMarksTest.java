package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file in which a frame seems to begin at every 32nd byte, each a megabyte long: searched in linear time. */
class FakeMarksTest {
    private static final int MARKS = 1_000_000;
    private static final long LIMIT_NS = 10_000_000_000L;
    private static final List<Event> EVENTS = Events.shellSession();

    @TempDir
    Path directory;

    /** Half of the trace, the marks, the other half. */
    private Path write() throws IOException {
        Path file = directory.resolve("good.trc");
        try (TraceWriter writer =
                TraceWriter.create(file, Events.header(), WriterOptions.DEFAULT.withRowsPerBatch(4))) {
            for (Event event : EVENTS) {
                writer.append(event);
            }
        }
        byte[] good = Files.readAllBytes(file);
        int half = 0;
        long traceId;
        try (TraceFile trace = TraceFile.open(file)) {
            half = (int) trace.sections().get(2).offset();
            traceId = trace.traceId();
        }
        ByteBuffer bytes = ByteBuffer.allocate(good.length + MARKS * FrameLayout.HEADER_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(good, 0, half);
        for (int i = 0; i < MARKS; i++) {
            bytes.putInt(FrameLayout.SYNC_MARK)
                    .put((byte) FrameLayout.TYPE_BATCH)
                    .put((byte) FrameLayout.FLAG_REQUIRED);
            bytes.putShort((short) 0).putLong(traceId).putInt(1000);
            bytes.putInt(FrameLayout.MAX_PAYLOAD)
                    .putInt(FrameLayout.MAX_PAYLOAD)
                    .putInt(i);
        }
        return Files.write(
                directory.resolve("bad.trc"),
                bytes.put(good, half, good.length - half).array());
    }

    @Test
    void aMillionOfThemTakeNoLongerThanReadingThem() throws IOException {
        Path bad = write();
        Path recovered = directory.resolve("recovered.trc");
        long start = cpuNs();

        RecoveryReport report = TraceRecovery.recover(bad, recovered, Optional.empty());

        assertThat(cpuNs() - start).isLessThan(LIMIT_NS);
        assertThat(report.keptEvents()).isEqualTo(EVENTS.size());
        assertThat(report.skippedBytes()).isEqualTo((long) MARKS * FrameLayout.HEADER_LENGTH);
        assertThat(Reading.of(recovered).events()).isEqualTo(EVENTS);
    }

    private static long cpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
