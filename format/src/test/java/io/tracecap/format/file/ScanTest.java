package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.sun.management.ThreadMXBean;
import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.file.batch.BatchDecoder;
import io.tracecap.format.file.batch.BatchEncoder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading with few columns, and without making anything per event. */
class ScanTest {
    private static final int EVENTS = 50_000;

    @TempDir
    Path directory;

    @Test
    void countsTheCallsThatTheCursorShows() throws IOException {
        Path file = workload();
        Map<Integer, Integer> expected = new TreeMap<>();
        Map<Integer, Integer> counted = new TreeMap<>();

        try (TraceFile trace = TraceFile.open(file);
                EventCursor events = trace.events();
                ScanCursor scan = trace.scan()) {
            while (events.next()) {
                expected.merge(events.event().syscall(), 1, Integer::sum);
            }
            while (scan.next()) {
                for (int group = 0; group < scan.groups(); group++) {
                    counted.merge(scan.syscall(group), scan.calls(group), Integer::sum);
                }
            }
        }

        assertThat(counted).isEqualTo(expected);
        assertThat(counted.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(EVENTS);
    }

    @Test
    void showsTheColumnsThatWereAskedFor() throws IOException {
        List<Event> session = Events.shellSession();
        Path file = write(session);

        try (TraceFile trace = TraceFile.open(file);
                ScanCursor scan = trace.scan(ScanColumn.TASK, ScanColumn.TIME, ScanColumn.RESULT)) {
            assertThat(scan.next()).isTrue();
            assertThat(scan.rows()).isEqualTo(session.size());
            for (int row = 0; row < scan.rows(); row++) {
                Event event = session.get(row);
                assertThat(scan.number(row)).isEqualTo(event.number());
                assertThat(scan.kind(row)).isEqualTo(event.kind());
                assertThat(scan.syscall(scan.group(row))).isEqualTo(event.syscall());
                assertThat(scan.abi(scan.group(row))).isEqualTo(event.abi());
                assertThat(scan.task(row)).isEqualTo(event.task());
                assertThat(scan.timeNs(row)).isEqualTo(event.timeNs());
                assertThat(scan.durationNs(row)).isEqualTo(event.durationNs());
                assertThat(scan.result(row)).isEqualTo(event.result());
            }
            assertThat(scan.next()).isFalse();
        }
    }

    @Test
    void countsNoContext() throws IOException {
        List<Event> session = Events.shellSession();
        Path file = write(session.stream().map(Event::asContext).toList());

        try (TraceFile trace = TraceFile.open(file);
                ScanCursor scan = trace.scan()) {
            assertThat(scan.next()).isTrue();
            for (int group = 0; group < scan.groups(); group++) {
                assertThat(scan.calls(group)).isZero();
                assertThat(scan.events(group)).isZero();
            }
            assertThat(scan.isContext(0)).isTrue();
        }
    }

    @Test
    void saysWhatWasNotAskedFor() throws IOException {
        Path file = write(Events.shellSession());

        try (TraceFile trace = TraceFile.open(file);
                ScanCursor scan = trace.scan(ScanColumn.TIME)) {
            assertThat(scan.next()).isTrue();
            assertThat(scan.kind(0)).isEqualTo(EventKind.TASK);
            assertThatThrownBy(() -> scan.result(0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the scan was not asked for RESULT");
        }
    }

    @Test
    void refusesColumnsThatContradictTheFormat() throws IOException {
        Path file = Forge.trace()
                .batch(Forge.smallBatch().setForm(ByteString.copyFrom(new byte[] {8})))
                .footer()
                .writeTo(directory);

        try (TraceFile trace = TraceFile.open(file);
                ScanCursor scan = trace.scan()) {
            assertThatThrownBy(scan::next)
                    .isInstanceOf(DamagedTraceException.class)
                    .hasMessageContaining("column 'form' has 8 where less than 8 is expected");
            assertThat(scan.rows()).isZero();
        }
    }

    @Test
    void decodingMakesNothingPerEvent() throws IOException {
        byte[] batch = batch();
        BatchDecoder decoder = new BatchDecoder();
        int rounds = 50;
        long events = 0;
        decodeAndLook(decoder, batch);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < rounds; i++) {
            events += decodeAndLook(decoder, batch);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat((double) allocated / events).isLessThan(2);
    }

    private static int decodeAndLook(BatchDecoder decoder, byte[] batch) throws IOException {
        decoder.decode(batch, batch.length);
        long sum = 0;
        for (int row = 0; row < decoder.rows(); row++) {
            sum += decoder.row(row).timeNs() + decoder.row(row).result();
            for (int piece = 0; piece < decoder.row(row).pieceCount(); piece++) {
                sum += decoder.row(row).pieceArray(piece).length;
            }
        }
        return sum == 0 ? 0 : decoder.rows();
    }

    private static byte[] batch() {
        BatchEncoder encoder = new BatchEncoder(8192, 1000);
        Workload workload = new Workload(5);
        for (int i = 0; i < 8000; i++) {
            encoder.append(workload.next());
        }
        return encoder.finish();
    }

    private Path workload() throws IOException {
        List<Event> events = new ArrayList<>();
        Workload workload = new Workload(3);
        for (int i = 0; i < EVENTS; i++) {
            events.add(workload.next());
        }
        return write(events);
    }

    private Path write(List<Event> events) throws IOException {
        Path file = directory.resolve("scan.trc");
        try (TraceWriter writer = TraceWriter.create(file, Events.header(), WriterOptions.DEFAULT)) {
            for (Event event : events) {
                writer.append(event);
            }
        }
        return file;
    }
}
