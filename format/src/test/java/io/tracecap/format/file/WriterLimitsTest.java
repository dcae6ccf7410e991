package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is large, and what cannot be. */
class WriterLimitsTest {
    private static final Task TASK = Events.leader(0, 100);
    private static final WriterOptions LARGE = WriterOptions.DEFAULT.withRowsPerBatch(65_536);

    @TempDir
    Path directory;

    private final Random random = new Random(1);
    private final List<Event> events = new ArrayList<>();

    @Test
    void eventsOfTwoHundredKibibytesEndBatchesEarly() throws IOException {
        for (int i = 0; i < 20; i++) {
            add(piece(EventView.PIECE_TEXT, noise(200 << 10)), piece(0, noise(1000)));
        }
        roundTrip();
    }

    @Test
    void textsThatDoubleWhenTheyAreEscapedFit() throws IOException {
        for (int i = 0; i < 6; i++) {
            byte[] zeros = new byte[500_000];
            zeros[i] = 1;
            add(piece(EventView.PIECE_TEXT, zeros));
        }
        roundTrip();
    }

    @Test
    void batchesThatAreFullOfStructuresKeepToTheirSize() throws IOException {
        for (int i = 0; i < 30_000; i++) {
            add(piece(EventView.PIECE_AT_EXIT, noise(144)));
        }
        roundTrip();
    }

    @Test
    void aBatchEndsBeforeItHasTooManyGroups() throws IOException {
        for (int i = 0; i < 10_000; i++) {
            addCall(i);
        }
        roundTrip();
    }

    @Test
    void aBatchEndsBeforeItHasTooManyPieces() throws IOException {
        Piece[] pieces = Collections.nCopies(512, piece(0, new byte[0])).toArray(new Piece[0]);
        for (int i = 0; i < 1100; i++) {
            add(pieces);
        }
        roundTrip();
    }

    @Test
    void aBatchEndsBeforeItHasTooManyStructureColumns() throws IOException {
        for (int i = 0; i < 300; i++) {
            Piece[] pieces = new Piece[64];
            for (int j = 0; j < pieces.length; j++) {
                pieces[j] = new Piece(j % 8, j / 8, 0, new byte[] {(byte) i});
            }
            addCall(i, pieces);
        }
        roundTrip();
    }

    @Test
    void refusesAnEventThatIsTooLargeForAnyBatchAndGoesOn() throws IOException {
        add(piece(0, noise(10)));
        Event large = event(1, List.of(piece(0, noise(1 << 20))));
        try (TraceWriter writer = create()) {
            writer.append(events.get(0));
            assertThatThrownBy(() -> writer.append(large))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("event 1 (CALL) may take 1048936 bytes, a batch has 1048576");
            writer.append(event(1, List.of()));
            assertThat(writer.events()).isEqualTo(2);
        }
    }

    @Test
    void refusesEventsThatCannotBe() throws IOException {
        refuse("has 7 arguments", call(0, 5, Collections.nCopies(7, 1L), List.of()));
        refuse("has the ABI 255", call(255, 5, List.of(), List.of()));
        refuse("has the ABI 0", call(0, 5, List.of(), List.of()));
        refuse("has the time -1", call(1, -1, List.of(), List.of()));
        refuse(
                "has a piece of argument 8, part 0, flags 0",
                call(1, 5, List.of(), List.of(new Piece(8, 0, 0, noise(1)))));
        refuse("has 513 pieces", call(1, 5, List.of(), Collections.nCopies(513, piece(0, noise(1)))));
        refuse("(EXEC) has 1 arguments", point(EventKind.EXEC, 4, List.of(1L)));
        refuse("is of no known kind but has the code 4", point(EventKind.UNKNOWN, 4, List.of(1L, 2L)));
    }

    @Test
    void refusesNumbersThatGoBack() throws IOException {
        try (TraceWriter writer = create()) {
            writer.append(event(7, List.of()));
            assertThatThrownBy(() -> writer.append(event(7, List.of())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("event number is 7, expected 8 or more");
        }
    }

    @Test
    void refusesTimesThatGoBack() throws IOException {
        try (TraceWriter writer = create()) {
            writer.append(call(1, 5_000, List.of(), List.of()));
            Event back = new Event(EventKind.CALL, 1, TASK, 4_999, 0, 1, 1, 39, List.of(), 0, List.of());
            assertThatThrownBy(() -> writer.append(back))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("event 1 (CALL) has the time 4999, before 5000 of the event before it");
        }
    }

    @Test
    void refusesTwoThreadsOfOneNumber() throws IOException {
        try (TraceWriter writer = create()) {
            writer.append(event(0, List.of()));
            Event other = new Event(
                    EventKind.CALL, 1, Events.leader(0, 101), 1_000_000, 0, 1, 1, 39, List.of(), 0, List.of());
            assertThatThrownBy(() -> writer.append(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Task[number=0, tid=101, process=0, pid=101] contradicts "
                            + "Task[number=0, tid=100, process=0, pid=100]");
        }
    }

    private void refuse(String message, Event event) throws IOException {
        Path file = directory.resolve("refused.trc");
        try (TraceWriter writer = TraceWriter.create(file, Events.header(), LARGE)) {
            assertThatThrownBy(() -> writer.append(event))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message);
            assertThat(writer.events()).isZero();
        } finally {
            java.nio.file.Files.delete(file);
        }
    }

    private void roundTrip() throws IOException {
        try (TraceWriter writer = create()) {
            for (Event event : events) {
                writer.append(event);
            }
        }
        Reading reading = Reading.of(directory.resolve("large.trc"));
        assertThat(reading.problem()).isEmpty();
        assertThat(reading.events().equals(events)).as("same events").isTrue();
    }

    private TraceWriter create() throws IOException {
        return TraceWriter.create(directory.resolve("large.trc"), Events.header(), LARGE);
    }

    private void add(Piece... pieces) {
        events.add(event(events.size(), List.of(pieces)));
    }

    private void addCall(int syscall, Piece... pieces) {
        int number = events.size();
        events.add(new Event(
                EventKind.CALL,
                number,
                TASK,
                number * 1000L,
                0,
                number,
                1,
                syscall,
                List.of(1L, 2L),
                0,
                List.of(pieces)));
    }

    private static Event event(int number, List<Piece> pieces) {
        return new Event(EventKind.CALL, number, TASK, number * 1000L, 0, number, 1, 39, List.of(), 0, pieces);
    }

    private static Event call(int abi, long timeNs, List<Long> arguments, List<Piece> pieces) {
        return new Event(EventKind.CALL, 0, TASK, timeNs, 0, 0, abi, 39, arguments, 0, pieces);
    }

    private static Event point(EventKind kind, int code, List<Long> arguments) {
        return new Event(kind, 0, TASK, 5, 0, 0, 255, code, arguments, 0, List.of());
    }

    private static Piece piece(int flags, byte[] bytes) {
        return new Piece(1, 0, flags, bytes);
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
