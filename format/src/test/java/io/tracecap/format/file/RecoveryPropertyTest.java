package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.Gap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** However a trace is damaged, what is recovered is a part of it, in its order, and the rest is accounted for. */
class RecoveryPropertyTest {
    private static final List<Event> EVENTS = Events.shellSession();

    @Property(tries = 150)
    void whatIsRecoveredIsAPartOfTheOriginal(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int damages,
            @ForAll @IntRange(min = 1, max = 8) int rowsPerBatch)
            throws IOException {
        Path directory = Files.createTempDirectory("recovery");
        Path good = directory.resolve("good.trc");
        Path bad = directory.resolve("bad.trc");
        Path recovered = directory.resolve("recovered.trc");
        try {
            write(good, rowsPerBatch);
            Files.write(bad, damage(Files.readAllBytes(good), new Random(seed), damages));
            RecoveryReport report;
            try {
                report = TraceRecovery.recover(bad, recovered, Optional.empty());
            } catch (TraceFormatException nothingLeft) {
                assertThat(recovered).doesNotExist();
                return;
            }
            assertIsPart(Reading.of(recovered), report);
            assertThat(TraceVerifier.verify(recovered, problem -> {}).problems())
                    .isZero();
        } finally {
            for (Path file : List.of(good, bad, recovered)) {
                Files.deleteIfExists(file);
            }
            Files.delete(directory);
        }
    }

    /** 400 bytes put in among the batches, so that the first one ends where the footer began; the rest is not intact. */
    @Example
    void trailerIsNotBelievedWhereBytesWerePutInBefore() throws IOException {
        whatIsRecoveredIsAPartOfTheOriginal(-18343, 3, 7);
    }

    private static void write(Path file, int rowsPerBatch) throws IOException {
        try (TraceWriter writer =
                TraceWriter.create(file, Events.header(), WriterOptions.DEFAULT.withRowsPerBatch(rowsPerBatch))) {
            for (Event event : EVENTS) {
                writer.append(event);
            }
        }
    }

    /** Flips, takes out, puts in or repeats some bytes, or cuts the file. */
    private static byte[] damage(byte[] good, Random random, int times) {
        byte[] bytes = good;
        for (int i = 0; i < times && bytes.length > 0; i++) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(1 + random.nextInt(300), bytes.length - at);
            ByteArrayOutputStream damaged = new ByteArrayOutputStream();
            damaged.write(bytes, 0, at);
            switch (random.nextInt(5)) {
                case 0 -> {
                    damaged.write(bytes[at] ^ 1 << random.nextInt(8));
                    damaged.write(bytes, at + 1, bytes.length - at - 1);
                }
                case 1 -> damaged.write(bytes, at + length, bytes.length - at - length);
                case 2 -> {
                    byte[] noise = new byte[length];
                    random.nextBytes(noise);
                    damaged.writeBytes(noise);
                    damaged.write(bytes, at, bytes.length - at);
                }
                case 3 -> {
                    damaged.write(bytes, at, length);
                    damaged.write(bytes, at, bytes.length - at);
                }
                default -> damaged.writeBytes(Arrays.copyOfRange(bytes, at, at + length));
            }
            bytes = damaged.toByteArray();
        }
        return bytes;
    }

    private static void assertIsPart(Reading reading, RecoveryReport report) {
        assertThat(reading.problem()).isEmpty();
        List<Event> originals = new ArrayList<>();
        long accounted = 0;
        for (Event event : reading.events()) {
            if (EVENTS.contains(event)) {
                originals.add(event);
                assertThat(event.number()).isEqualTo(accounted);
                accounted++;
            } else {
                assertThat(event.kind()).isEqualTo(EventKind.GAP);
                assertThat(event.number()).isEqualTo(accounted);
                accounted += Gap.of(event).events();
            }
        }
        assertThat(originals).isSubsetOf(EVENTS).doesNotHaveDuplicates().hasSize((int) report.keptEvents());
        assertThat(accounted).isLessThanOrEqualTo(EVENTS.size());
        if (report.isLossless()) {
            assertThat(originals).isEqualTo(EVENTS);
        }
    }
}
