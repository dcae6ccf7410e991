package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * A good trace, damaged as the input says: what is recovered is a part of it, in its order, and a good trace. A flipped
 * bit alone cannot make an event up, since frames have checksums.
 *
 * <pre>
 *   Input → Damage^*
 *   Damage → What Where Length Byte^*     one byte, two bytes, one byte
 * </pre>
 */
class RecoveryFuzzTest {
    private static final List<Event> EVENTS = Events.shellSession();
    private static final int MOST_BYTES = 1 << 16;

    @TempDir
    static Path directory;

    private static byte[] good = new byte[0];

    @BeforeAll
    static void write() throws IOException {
        Path file = directory.resolve("good.trc");
        Files.deleteIfExists(file);
        try (TraceWriter writer =
                TraceWriter.create(file, Events.header(), WriterOptions.DEFAULT.withRowsPerBatch(3))) {
            for (Event event : EVENTS) {
                writer.append(event);
            }
        }
        good = Files.readAllBytes(file);
    }

    @FuzzTest(maxDuration = "5m")
    void whatIsRecoveredIsAPart(byte[] damages) throws IOException {
        Path bad = Files.write(directory.resolve("bad.trc"), damaged(ByteBuffer.wrap(damages)));
        Path recovered = directory.resolve("recovered.trc");
        Files.deleteIfExists(recovered);
        RecoveryReport report;
        try {
            report = TraceRecovery.recover(bad, recovered, Optional.empty());
        } catch (TraceFormatException nothingLeft) {
            assertThat(nothingLeft).hasMessageStartingWith(bad.toString());
            assertThat(recovered).doesNotExist();
            return;
        }
        Reading reading = Reading.of(recovered);
        assertThat(reading.problem()).isEmpty();
        List<Event> originals = new ArrayList<>(reading.events());
        originals.removeIf(event -> event.kind() == EventKind.GAP && !EVENTS.contains(event));
        assertThat(originals.stream().mapToLong(Event::number)).isSorted().doesNotHaveDuplicates();
        assertThat(EVENTS).containsAll(originals);
        assertThat(report.keptEvents()).isEqualTo(originals.size());
        List<String> problems = new ArrayList<>();
        TraceVerifier.verify(recovered, problem -> problems.add(problem.toString()));
        assertThat(problems).isEmpty();
    }

    private static byte[] damaged(ByteBuffer damages) {
        byte[] bytes = good;
        while (damages.remaining() > Integer.BYTES && bytes.length > 0 && bytes.length < MOST_BYTES) {
            int what = damages.get();
            int at = (damages.getShort() & 0xFFFF) % bytes.length;
            int length = Math.min(damages.get() & 0xFF, bytes.length - at);
            bytes = damaged(bytes, what, at, length, damages);
        }
        return bytes;
    }

    private static byte[] damaged(byte[] bytes, int what, int at, int length, ByteBuffer damages) {
        ByteBuffer out = ByteBuffer.allocate(bytes.length + Math.max(length, 1 << 8));
        out.put(bytes, 0, at);
        switch (what & 3) {
            case 0 -> { // Others instead.
                byte[] others = new byte[Math.min(length, damages.remaining())];
                damages.get(others);
                out.put(others).put(bytes, at + others.length, bytes.length - at - others.length);
            }
            case 1 -> out.put(bytes, at + length, bytes.length - at - length); // Taken out.
            case 2 -> out.put(bytes, at, length).put(bytes, at, bytes.length - at); // Twice.
            default -> { // Others between.
                byte[] others = new byte[Math.min(length, damages.remaining())];
                damages.get(others);
                out.put(others).put(bytes, at, bytes.length - at);
            }
        }
        byte[] result = new byte[out.position()];
        out.flip().get(result);
        return result;
    }
}
