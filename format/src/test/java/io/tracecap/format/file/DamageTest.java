package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracecap.format.event.Event;
import io.tracecap.format.state.ProcessInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cuts and flips of every place of a small file: a clear exception or the same content, and nothing else. */
class DamageTest {
    private static final List<Event> EVENTS = Events.shellSession();

    @TempDir
    Path directory;

    private byte[] good = new byte[0];
    private List<ProcessInfo> processes = List.of();

    @BeforeEach
    void writeGoodFile() throws IOException {
        Path file = directory.resolve("good.trc");
        try (TraceWriter writer =
                TraceWriter.create(file, Events.header(), WriterOptions.DEFAULT.withRowsPerBatch(7))) {
            for (Event event : EVENTS) {
                writer.append(event);
            }
        }
        good = Files.readAllBytes(file);
        try (TraceFile trace = TraceFile.open(file)) {
            processes = List.copyOf(trace.processes());
        }
    }

    @Test
    void everyCutGivesTheEventsBeforeItAndSaysThatTheFileIsCut() throws IOException {
        int whole = 0;
        for (int length = 0; length < good.length; length++) {
            Path file = Files.write(directory.resolve("cut.trc"), Arrays.copyOf(good, length));
            Reading reading = Reading.of(file);

            assertThat(reading.events())
                    .as("cut at %d", length)
                    .isEqualTo(EVENTS.subList(0, reading.events().size()));
            if (reading.problem().isPresent()) {
                assertThat(reading.problem().get())
                        .as("cut at %d", length)
                        .isInstanceOf(length == 0 ? NotATraceException.class : IncompleteTraceException.class);
                checkTotals(file, reading.events().size());
            } else {
                assertThat(reading.events()).as("cut at %d", length).isEqualTo(EVENTS);
                checkScan(file);
                whole++;
            }
        }
        // The footer frame is whole, the trailer is not.
        assertThat(whole).isEqualTo(TrailerLayout.LENGTH);
    }

    @Test
    void everyFlippedBitIsNoticedOrDoesNotMatter() throws IOException {
        int unnoticed = 0;
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] bytes = good.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Path file = Files.write(directory.resolve("flipped.trc"), bytes);
            Reading reading = Reading.of(file);

            assertThat(reading.events())
                    .as("bit %d", bit)
                    .isEqualTo(EVENTS.subList(0, reading.events().size()));
            if (reading.problem().isEmpty()) {
                assertThat(reading.events()).as("bit %d", bit).isEqualTo(EVENTS);
                checkScan(file);
                unnoticed++;
            }
        }
        // The minor version, the footer's payload (it is not read for events) and the trailer.
        assertThat(unnoticed).isLessThan(good.length * 8 / 2);
    }

    @Test
    void damageInTheMiddleKeepsWhatIsBeforeItAndSaysWhere() throws IOException {
        byte[] bytes = good.clone();
        long second = frameOffset(2);
        bytes[(int) second + 40] ^= 0x10;
        Path file = Files.write(directory.resolve("damaged.trc"), bytes);

        Reading reading = Reading.of(file);

        assertThat(reading.events()).isEqualTo(EVENTS.subList(0, 7));
        assertThat(reading.message())
                .startsWith(file + ": frame 2 at offset " + second + ": checksum is 0x")
                .contains(", header says 0x");
    }

    @Test
    void aMissingFrameIsNoticed() throws IOException {
        int second = (int) frameOffset(2);
        int third = (int) frameOffset(3);
        byte[] bytes = new byte[good.length - (third - second)];
        System.arraycopy(good, 0, bytes, 0, second);
        System.arraycopy(good, third, bytes, second, good.length - third);
        Path file = Files.write(directory.resolve("missing.trc"), bytes);

        Reading reading = Reading.of(file);

        assertThat(reading.events()).isEqualTo(EVENTS.subList(0, 7));
        assertThat(reading.message()).isEqualTo(file + ": frame 2 at offset " + second + ": missing; here is frame 3");
        try (TraceFile trace = TraceFile.open(file)) {
            assertThat(trace.isComplete()).isFalse();
            assertThatThrownBy(trace::eventCount).isInstanceOf(DamagedTraceException.class);
        }
    }

    @Test
    void bytesBehindTheTrailerOnlyCostTheFooter() throws IOException {
        byte[] bytes = Arrays.copyOf(good, good.length + 3);
        Path file = Files.write(directory.resolve("longer.trc"), bytes);

        assertThat(Reading.of(file).events()).isEqualTo(EVENTS);
        checkScan(file);
        try (TraceFile trace = TraceFile.open(file)) {
            assertThat(trace.isComplete()).isFalse();
            assertThat(trace.cut()).isEmpty();
        }
    }

    /** Whatever the state of the footer, the answers are those of the good file. */
    private void checkScan(Path file) throws IOException {
        try (TraceFile trace = TraceFile.open(file)) {
            assertThat(trace.eventCount()).isEqualTo(EVENTS.size());
            assertThat(trace.lostEvents()).isEqualTo(7);
            assertThat(trace.processes()).isEqualTo(processes);
        }
    }

    private static void checkTotals(Path file, int events) throws IOException {
        try (TraceFile trace = TraceFile.open(file)) {
            assertThat(trace.eventCount()).isEqualTo(events);
            assertThat(trace.processes()).hasSizeLessThanOrEqualTo(2);
            assertThat(trace.isComplete()).isFalse();
            assertThat(trace.cut()).isPresent();
        } catch (TraceFormatException e) {
            assertThat(events).isZero();
        }
    }

    private long frameOffset(int frame) throws IOException {
        List<Long> offsets = new ArrayList<>();
        long at = FileHeaderLayout.LENGTH;
        while (offsets.size() <= frame) {
            offsets.add(at);
            at += FrameLayout.HEADER_LENGTH + LittleEndian.integer(good, (int) at + FrameLayout.STORED_LENGTH_OFFSET);
        }
        return offsets.get(frame);
    }
}
