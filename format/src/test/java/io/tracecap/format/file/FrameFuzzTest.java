package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tracecap.format.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any bytes as a file: it is read, or refused with a {@link TraceFormatException}, and nothing else happens. A fuzzer
 * cannot guess a checksum, so each input is tried twice: as it is, and with the checksums put right.
 */
class FrameFuzzTest {
    @TempDir
    static Path directory;

    @FuzzTest(maxDuration = "5m")
    void readsOrRefuses(byte[] bytes) throws IOException {
        read(bytes);
        read(Checksums.repaired(bytes));
    }

    private static void read(byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("fuzz.trc"), bytes);
        Reading reading = Reading.of(file);
        assertThat(reading.message()).doesNotContain("\n");
        if (reading.problem().isPresent()) {
            assertThat(reading.message()).startsWith(file.toString());
        }
        try (TraceFile trace = TraceFile.open(file)) {
            long count = trace.eventCount();
            trace.processes().forEach(process -> assertThat(process.slot()).isNotEmpty());
            assertThat(count).isGreaterThanOrEqualTo(0);
            if (trace.isComplete() && reading.problem().isEmpty() && holdsAllNumbers(reading.events())) {
                assertThat(count).isEqualTo(reading.events().size());
            }
        } catch (TraceFormatException refused) {
            assertThat(refused).hasMessageStartingWith(file.toString());
        }
    }

    private static boolean holdsAllNumbers(List<Event> events) {
        return events.isEmpty() || events.get(events.size() - 1).number() == events.size() - 1;
    }
}
