package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Gap;
import io.tracecap.format.event.Piece;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a damaged trace, and what is said about the rest. */
class TraceRecoveryTest {
    private static final int ROWS = 4;
    private static final List<Event> EVENTS = Events.shellSession();

    @TempDir
    Path directory;

    private byte[] good = new byte[0];
    /** Offsets of all frames, and of the trailer. */
    private List<Integer> frames = List.of();

    @BeforeEach
    void writeGoodFile() throws IOException {
        good = write("good.trc", EVENTS);
        frames = frameOffsets(good);
    }

    private byte[] write(String name, List<Event> events) throws IOException {
        Path file = directory.resolve(name);
        try (TraceWriter writer =
                TraceWriter.create(file, Events.header(), WriterOptions.DEFAULT.withRowsPerBatch(ROWS))) {
            for (Event event : events) {
                writer.append(event);
            }
        }
        return Files.readAllBytes(file);
    }

    private static List<Integer> frameOffsets(byte[] file) {
        List<Integer> offsets = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = FileHeaderLayout.LENGTH;
        while (at < file.length - TrailerLayout.LENGTH) {
            offsets.add(at);
            at += FrameLayout.HEADER_LENGTH + bytes.getInt(at + FrameLayout.STORED_LENGTH_OFFSET);
        }
        offsets.add(at);
        return offsets;
    }

    /** What recovery makes of some bytes. */
    private record Recovered(RecoveryReport report, List<Event> all) {
        List<Event> original() {
            return all.stream().filter(EVENTS::contains).toList();
        }

        List<Event> gaps() {
            return all.stream().filter(event -> !EVENTS.contains(event)).toList();
        }
    }

    private Recovered recover(byte[] bytes) throws IOException {
        Path bad = Files.write(directory.resolve("bad.trc"), bytes);
        Path target = directory.resolve("recovered.trc");
        Files.deleteIfExists(target);
        RecoveryReport report = TraceRecovery.recover(bad, target, Optional.empty());
        Reading reading = Reading.of(target);
        assertThat(reading.problem()).isEmpty();
        try (TraceFile trace = TraceFile.open(target)) {
            assertThat(trace.isComplete()).isTrue();
            assertThat(trace.eventCount()).isEqualTo(reading.events().size());
            assertThat(trace.lostEvents())
                    .isEqualTo(reading.events().stream()
                            .filter(event -> event.kind() == EventKind.GAP)
                            .mapToLong(event -> Gap.of(event).events())
                            .sum());
        }
        return new Recovered(report, reading.events());
    }

    private byte[] without(int frame) {
        byte[] bytes = new byte[good.length - (frames.get(frame + 1) - frames.get(frame))];
        System.arraycopy(good, 0, bytes, 0, frames.get(frame));
        System.arraycopy(good, frames.get(frame + 1), bytes, frames.get(frame), good.length - frames.get(frame + 1));
        return bytes;
    }

    private static Gap gap(Event event) {
        return Gap.of(event);
    }

    @Test
    void aGoodFileIsCopiedWithoutLoss() throws IOException {
        Recovered recovered = recover(good);

        assertThat(recovered.all()).isEqualTo(EVENTS);
        assertThat(recovered.report().isLossless()).isTrue();
        assertThat(recovered.report().damages()).isEmpty();
        assertThat(recovered.report().keptEvents()).isEqualTo(EVENTS.size());
        assertThat(recovered.report().end()).isEqualTo(RecoveryReport.End.COMPLETE);
    }

    @Test
    void theNewFileSaysWhatItWasMadeOf() throws IOException {
        recover(good);
        try (TraceFile from = TraceFile.open(directory.resolve("bad.trc"));
                TraceFile made = TraceFile.open(directory.resolve("recovered.trc"))) {
            assertThat(made.header().origin().history()).containsExactly("recover");
            assertThat(made.header().origin().recordingId()).isEqualTo(from.traceId());
            assertThat(made.header().command()).isEqualTo(from.header().command());
            assertThat(made.traceId()).isNotEqualTo(from.traceId());
        }
    }

    @Test
    void aDamagedBatchBecomesAGapOfItsSize() throws IOException {
        byte[] bytes = good.clone();
        bytes[frames.get(2) + 40] ^= 0x10;
        Recovered recovered = recover(bytes);

        List<Event> kept = new ArrayList<>(EVENTS.subList(0, ROWS));
        kept.addAll(EVENTS.subList(2 * ROWS, EVENTS.size()));
        assertThat(recovered.original()).isEqualTo(kept);
        assertThat(recovered.gaps()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(EventKind.GAP);
            assertThat(event.number()).isEqualTo(ROWS);
            assertThat(gap(event).reason()).isEqualTo(Gap.Reason.DAMAGED_FILE);
            assertThat(gap(event).events()).isEqualTo(ROWS);
            assertThat(gap(event).scope()).isEqualTo(Gap.Scope.ALL);
            assertThat(gap(event).durationNs())
                    .isEqualTo(
                            EVENTS.get(2 * ROWS).timeNs() - EVENTS.get(ROWS - 1).timeNs());
        });
        assertThat(recovered.report().damages()).singleElement().satisfies(damage -> {
            assertThat(damage.offset()).isEqualTo((long) frames.get(2));
            assertThat(damage.bytes()).isEqualTo((long) frames.get(3) - frames.get(2));
            assertThat(damage.firstLost()).isEqualTo(ROWS);
            assertThat(damage.lost()).isEqualTo(ROWS);
            assertThat(damage.what()).contains("frame 2 at offset " + frames.get(2) + ": checksum is 0x");
        });
        assertThat(recovered.report().isLossless()).isFalse();
    }

    @Test
    void aMissingBatchIsFoundByItsNumber() throws IOException {
        Recovered recovered = recover(without(3));

        assertThat(recovered.report().lostEvents()).isEqualTo(ROWS);
        assertThat(recovered.report().skippedBytes()).isZero();
        assertThat(recovered.gaps()).singleElement().extracting(Event::number).isEqualTo(2L * ROWS);
    }

    @Test
    void theFirstBatchCanBeMissing() throws IOException {
        Recovered recovered = recover(without(1));

        assertThat(recovered.original()).isEqualTo(EVENTS.subList(ROWS, EVENTS.size()));
        assertThat(recovered.all().get(0).number()).isZero();
        assertThat(gap(recovered.all().get(0)).events()).isEqualTo(ROWS);
    }

    @Test
    void theLastBatchIsMissedBecauseOfWhatTheFooterSays() throws IOException {
        Recovered recovered = recover(without(frames.size() - 3));

        assertThat(recovered.report().end()).isEqualTo(RecoveryReport.End.COMPLETE);
        assertThat(recovered.report().lostEvents()).isEqualTo(ROWS);
        assertThat(recovered.all())
                .last()
                .satisfies(event -> assertThat(gap(event).events()).isEqualTo(ROWS));
    }

    @Test
    void everyCutKeepsTheWholeBatchesBeforeIt() throws IOException {
        for (int length = frames.get(1); length < good.length; length++) {
            int cut = length;
            Recovered recovered = recover(Arrays.copyOf(good, length));

            long whole = frames.stream().skip(2).filter(end -> end <= cut).count();
            int events = (int) Math.min(EVENTS.size(), whole * ROWS);
            assertThat(recovered.original()).as("cut at %d", length).isEqualTo(EVENTS.subList(0, events));
            boolean footerIsWhole = length >= frames.get(frames.size() - 1);
            assertThat(recovered.report().isLossless()).as("cut at %d", length).isEqualTo(footerIsWhole);
            assertThat(recovered.gaps()).as("cut at %d", length).hasSize(footerIsWhole ? 0 : 1);
        }
    }

    @Test
    void aFileCutInItsHeaderHasNothingToRecover() throws IOException {
        for (int length = 0; length < frames.get(1); length++) {
            byte[] bytes = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> recover(bytes)).isInstanceOf(TraceFormatException.class);
            assertThat(directory.resolve("recovered.trc")).doesNotExist();
        }
    }

    @Test
    void aFlippedBitInAnyByteCostsOneBatchAtMost() throws IOException {
        for (int bit = 0; bit < good.length * 8; bit += 7) {
            if (bit / 8 >= 8 && bit / 8 < 16) {
                continue; // The version: a file of another one is refused.
            }
            byte[] bytes = good.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Recovered recovered = recover(bytes);

            assertThat(recovered.original().size()).as("bit %d", bit).isGreaterThanOrEqualTo(EVENTS.size() - ROWS);
            assertThat(recovered.gaps().size()).as("bit %d", bit).isLessThanOrEqualTo(1);
            assertThat(recovered.original().size() + recovered.report().lostEvents())
                    .as("bit %d", bit)
                    .isEqualTo(EVENTS.size());
        }
    }

    @Test
    void aDamagedHeaderIsReplacedAndTheNewFileSaysSo() throws IOException {
        byte[] bytes = good.clone();
        bytes[frames.get(0) + 50] ^= 1;
        Recovered recovered = recover(bytes);

        assertThat(recovered.all()).isEqualTo(EVENTS);
        assertThat(recovered.report().headerReplaced()).isTrue();
        assertThat(recovered.report().isLossless()).isFalse();
        try (TraceFile made = TraceFile.open(directory.resolve("recovered.trc"))) {
            assertThat(made.header().origin().history())
                    .containsExactly("recover (the header was damaged; this is a substitute)");
        }
    }

    @Test
    void aDamagedIndexCostsNothing() throws IOException {
        byte[] bytes = good.clone();
        bytes[frames.get(frames.size() - 2) + 40] ^= 1;
        Recovered recovered = recover(bytes);

        assertThat(recovered.all()).isEqualTo(EVENTS);
        assertThat(recovered.report().isLossless()).isTrue();
        assertThat(recovered.report().damages()).hasSize(1);
    }

    @Test
    void foreignBytesBetweenFramesCostNothing() throws IOException {
        byte[] bytes = new byte[good.length + 1000];
        System.arraycopy(good, 0, bytes, 0, frames.get(3));
        new Random(1).nextBytes(bytes);
        System.arraycopy(good, 0, bytes, 0, frames.get(3));
        System.arraycopy(good, frames.get(3), bytes, frames.get(3) + 1000, good.length - frames.get(3));
        Recovered recovered = recover(bytes);

        assertThat(recovered.all()).isEqualTo(EVENTS);
        assertThat(recovered.report().isLossless()).isTrue();
        assertThat(recovered.report().skippedBytes()).isEqualTo(1000);
    }

    @Test
    void framesThatComeTwiceAreTakenOnce() throws IOException {
        byte[] bytes = Arrays.copyOf(good, frames.get(3) + good.length);
        System.arraycopy(good, 0, bytes, frames.get(3), good.length);
        Recovered recovered = recover(bytes);

        assertThat(recovered.all()).isEqualTo(EVENTS);
        assertThat(recovered.report().skippedBytes()).isEqualTo((long) frames.get(3));
    }

    @Test
    void framesOfATraceInsideADamagedPayloadAreNotTakenForItsOwn() throws IOException {
        byte[] inner = write("inner.trc", EVENTS.subList(0, 3));
        byte[] noise = new byte[4000];
        new Random(2).nextBytes(noise);
        byte[] text = Arrays.copyOf(noise, noise.length + inner.length);
        System.arraycopy(inner, 0, text, noise.length, inner.length);
        Event carrier = new Events()
                .call(Events.leader(0, 100), 1, List.of(1L, 2L, (long) text.length), 0, new Piece(1, 0, 0, text))
                .list()
                .get(0);
        byte[] outer = write("outer.trc", List.of(carrier));
        int batch = frameOffsets(outer).get(1);
        assertThat(new String(outer, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("TRC\r\n", batch))
                .as("the inner trace lies in the outer one as it is")
                .isPositive();
        outer[batch + 50] ^= 1;
        Files.write(directory.resolve("bad.trc"), outer);

        RecoveryReport report = TraceRecovery.recover(
                directory.resolve("bad.trc"), directory.resolve("recovered.trc"), Optional.empty());

        assertThat(report.keptEvents()).isZero();
        assertThat(report.lostEvents()).isEqualTo(1);
        assertThat(carrier.pieceFlags(0) & EventView.PIECE_TEXT).isZero();
    }

    @Test
    void aFileThatExistsIsNotOverwritten() throws IOException {
        Path bad = Files.write(directory.resolve("bad.trc"), good);
        Path target = Files.writeString(directory.resolve("mine.trc"), "mine");

        assertThatThrownBy(() -> TraceRecovery.recover(bad, target, Optional.empty()))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> TraceRecovery.recover(bad, bad, Optional.empty()))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(target).hasContent("mine");
        assertThat(bad).hasBinaryContent(good);
    }

    @Test
    void aPartFileEndsWithTheDeathOfItsRecorder() throws IOException {
        Path part = Files.write(directory.resolve("out.trc.part"), Arrays.copyOf(good, frames.get(4)));
        Path target = directory.resolve("out.trc");
        RecoveryReport report = TraceRecovery.recover(part, target, Optional.empty());

        assertThat(report.end()).isEqualTo(RecoveryReport.End.CUT);
        assertThat(Reading.of(target).events()).last().satisfies(event -> {
            assertThat(gap(event).reason()).isEqualTo(Gap.Reason.RECORDER_DIED);
            assertThat(gap(event).events()).isZero();
        });
    }
}
