package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.Task;
import io.tracecap.format.file.batch.BatchRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 1000 events in 100 batches; thread i mod 10 and system call i mod 10 are in batch i only. */
class SeekTest {
    private static final int BATCHES = 100;
    private static final int ROWS = 10;

    @TempDir
    Path directory;

    private final List<Event> events = new ArrayList<>();
    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Events recording = new Events();
        for (int i = 0; i < BATCHES * ROWS; i++) {
            Task task = Events.leader(i / ROWS % 10, 100 + i / ROWS % 10);
            recording.call(task, 200 + i / ROWS % 10, List.of((long) i), i);
        }
        events.addAll(recording.list());
        file = directory.resolve("seek.trc");
        try (TraceWriter writer =
                TraceWriter.create(file, Events.header(), WriterOptions.DEFAULT.withRowsPerBatch(ROWS))) {
            for (Event event : events) {
                writer.append(event);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesToAnyEvent(boolean withFooter) throws IOException {
        try (TraceFile trace = open(withFooter)) {
            for (int number : List.of(0, 1, 9, 10, 555, 998, 999)) {
                try (EventCursor cursor = trace.eventsFrom(number)) {
                    assertThat(cursor.next()).isTrue();
                    assertThat(cursor.event().number()).isEqualTo(number);
                }
            }
            assertThat(countFrom(trace.eventsFrom(555))).isEqualTo(445);
            assertThat(countFrom(trace.eventsFrom(5000))).isZero();
            assertThat(countFrom(trace.eventsFrom(-1))).isEqualTo(1000);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesToAnyTime(boolean withFooter) throws IOException {
        try (TraceFile trace = open(withFooter)) {
            for (int number : List.of(0, 1, 9, 10, 555, 999)) {
                long timeNs = events.get(number).timeNs();
                assertThat(countFrom(trace.eventsFromTime(timeNs))).isEqualTo(1000 - number);
                assertThat(countFrom(trace.eventsFromTime(timeNs - 1))).isEqualTo(1000 - number);
                assertThat(countFrom(trace.eventsFromTime(timeNs + 1))).isEqualTo(999 - number);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsOnlyTheBatchesThatMayHoldWhatIsLookedFor(boolean withFooter) throws IOException {
        try (TraceFile trace = open(withFooter)) {
            assertThat(firstEvents(trace.batches(section -> section.mayHoldThread(3))))
                    .containsExactly(30L, 130L, 230L, 330L, 430L, 530L, 630L, 730L, 830L, 930L);
            assertThat(firstEvents(trace.batches(section -> section.mayHoldProcess(9))))
                    .hasSize(10)
                    .startsWith(90L);
            assertThat(firstEvents(trace.batches(section -> section.mayHoldCall(1, 204))))
                    .hasSize(10)
                    .startsWith(40L);
            assertThat(firstEvents(trace.batches(section -> section.mayHoldCall(2, 204))))
                    .isEmpty();
            assertThat(firstEvents(trace.batches(section -> section.mayHoldCall(255, EventKind.GAP.pointCode()))))
                    .isEmpty();
        }
    }

    @Test
    void framesThatNobodyAskedForAreNotRead() throws IOException {
        long damagedEvent = 500;
        try (TraceFile trace = open(true)) {
            Section section = trace.sections().get((int) damagedEvent / ROWS);
            damageIn(section);
        }
        try (TraceFile trace = open(true)) {
            assertThat(countFrom(trace.eventsFrom(damagedEvent + ROWS))).isEqualTo(490);
            assertThat(firstEvents(trace.batches(section -> section.mayHoldThread(3))))
                    .hasSize(10);
        }
    }

    @Test
    void severalThreadsReadASectionEach() throws IOException {
        ToLongFunction<BatchRow> value = row -> row.result() * 31 + row.number();
        long sequential = 0;
        for (Event event : events) {
            sequential += event.result() * 31 + event.number();
        }
        try (TraceFile trace = open(true)) {
            long parallel = trace.sections().parallelStream()
                    .mapToLong(section -> sum(trace.batches(section), value))
                    .sum();
            assertThat(parallel).isEqualTo(sequential);
        }
    }

    @Test
    void theSectionsAreTheSameWithAndWithoutAFooter() throws IOException {
        List<Section> fromFooter;
        try (TraceFile trace = open(true)) {
            fromFooter = trace.sections();
        }
        try (TraceFile trace = open(false)) {
            assertThat(trace.sections()).hasSize(BATCHES).isEqualTo(fromFooter);
        }
    }

    private TraceFile open(boolean withFooter) throws IOException {
        if (!withFooter) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() - TrailerLayout.LENGTH);
            }
        }
        TraceFile trace = TraceFile.open(file);
        assertThat(trace.isComplete()).isEqualTo(withFooter);
        return trace;
    }

    private void damageIn(Section section) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[9]), section.offset() + FrameLayout.HEADER_LENGTH);
        }
    }

    private static int countFrom(EventCursor cursor) throws IOException {
        int count = 0;
        try (cursor) {
            while (cursor.next()) {
                count++;
            }
        }
        return count;
    }

    private static List<Long> firstEvents(BatchCursor cursor) throws IOException {
        List<Long> numbers = new ArrayList<>();
        try (cursor) {
            while (cursor.next()) {
                numbers.add(cursor.firstEvent());
            }
        }
        return numbers;
    }

    private static long sum(BatchCursor cursor, ToLongFunction<BatchRow> value) {
        long sum = 0;
        try (cursor) {
            while (cursor.next()) {
                for (int row = 0; row < cursor.rows(); row++) {
                    sum += value.applyAsLong(cursor.row(row));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sum;
    }
}
