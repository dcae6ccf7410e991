package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a verifier finds in good, contradictory and damaged traces. */
class TraceVerifierTest {
    private static final Task SHELL = Events.leader(0, 100);
    private static final Task CHILD = Events.leader(1, 101);

    @TempDir
    Path directory;

    private Path write(List<Event> events) throws IOException {
        Path file = directory.resolve("x.trc");
        Files.deleteIfExists(file);
        try (TraceWriter writer =
                TraceWriter.create(file, Events.header(), WriterOptions.DEFAULT.withRowsPerBatch(4))) {
            for (Event event : events) {
                writer.append(event);
            }
        }
        return file;
    }

    private static List<String> problems(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        TraceVerifier.Result result = TraceVerifier.verify(file, problem -> lines.add(problem.toString()));
        assertThat(result.problems()).isEqualTo(lines.size());
        return lines;
    }

    private List<String> problemsOf(Events events) throws IOException {
        return problems(write(events.list()));
    }

    private static Events shell() {
        return new Events().point(EventKind.TASK, SHELL, List.of(-1L, 0L));
    }

    @Test
    void aGoodTraceHasNone() throws IOException {
        Path file = write(Events.shellSession());
        assertThat(problems(file)).isEmpty();
        assertThat(TraceVerifier.verify(file, problem -> {}))
                .isEqualTo(new TraceVerifier.Result(7, Events.shellSession().size(), 0));
    }

    @Test
    void aReturnFromNoCallIsOne() throws IOException {
        assertThat(problemsOf(shell().enter(SHELL, 61, List.of(0L)).returned(SHELL, 61, 0, 0)))
                .singleElement()
                .asString()
                .endsWith("event 2 returns from event 0, expected event 1");
    }

    @Test
    void aReturnFromAnotherCallIsOne() throws IOException {
        assertThat(problemsOf(shell().enter(SHELL, 61, List.of(0L)).returned(SHELL, 62, 1, 0)))
                .singleElement()
                .asString()
                .startsWith("frame 1 at offset ")
                .endsWith("event 2 returns from system call 62 of ABI 1, but event 1 entered 61 of ABI 1");
    }

    @Test
    void aCallWithinACallIsOne() throws IOException {
        assertThat(problemsOf(shell().enter(SHELL, 61, List.of(0L)).enter(SHELL, 61, List.of(0L))))
                .singleElement()
                .asString()
                .endsWith("event 2 is a call of thread 0, whose call in event 1 has not returned");
    }

    @Test
    void aThreadThatWasNotIntroducedIsOne() throws IOException {
        assertThat(problemsOf(shell().call(CHILD, 39, List.of(), 101)))
                .singleElement()
                .asString()
                .endsWith("event 1 is of thread 1, which was not seen before");
    }

    @Test
    void aThreadThatGoesOnAfterItsEndIsOne() throws IOException {
        assertThat(problemsOf(shell().point(EventKind.EXIT, SHELL, List.of(0L)).call(SHELL, 39, List.of(), 100)))
                .singleElement()
                .asString()
                .endsWith("event 2 is of thread 0, which has ended");
    }

    @Test
    void numbersThatAreMissingWithoutAGapAreOne() throws IOException {
        List<Event> events = new ArrayList<>(shell().call(SHELL, 39, List.of(), 100)
                .call(SHELL, 39, List.of(), 100)
                .list());
        events.remove(1);
        assertThat(problems(write(events)))
                .singleElement()
                .asString()
                .endsWith("events 1 to 1 are missing, and nothing says why");
    }

    @Test
    void aReturnWhoseCallWasNotSeenIsNone() throws IOException {
        assertThat(problemsOf(shell().returned(SHELL, 61, EventView.NO_ENTER, 0)))
                .isEmpty();
    }

    @Test
    void everyFlippedBitIsFoundBehindTheVersion() throws IOException {
        byte[] good = Files.readAllBytes(write(Events.shellSession()));
        Path bad = directory.resolve("bad.trc");
        for (int bit = 16 * 8; bit < good.length * 8; bit += 11) {
            byte[] bytes = good.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(bad, bytes);
            assertThat(problems(bad)).as("bit %d", bit).isNotEmpty();
        }
    }

    @Test
    void everyCutIsFound() throws IOException {
        byte[] good = Files.readAllBytes(write(Events.shellSession()));
        Path bad = directory.resolve("bad.trc");
        for (int length = 0; length < good.length; length += 3) {
            Files.write(bad, Arrays.copyOf(good, length));
            List<String> found = new ArrayList<>();
            try {
                found.addAll(problems(bad));
            } catch (TraceFormatException nothingThere) {
                found.add(nothingThere.getMessage());
            }
            assertThat(found).as("cut at %d", length).isNotEmpty();
        }
    }

    @Test
    void whatWasRecoveredIsGood() throws IOException {
        byte[] bytes = Files.readAllBytes(write(Events.shellSession()));
        bytes[bytes.length / 2] ^= 1;
        Path bad = Files.write(directory.resolve("bad.trc"), bytes);
        Path recovered = directory.resolve("recovered.trc");
        TraceRecovery.recover(bad, recovered, Optional.empty());

        assertThat(problems(bad)).isNotEmpty();
        assertThat(problems(recovered)).isEmpty();
    }

    @Test
    void whatIsNoTraceIsRefused() throws IOException {
        Path text = Files.writeString(directory.resolve("x.txt"), "just text, and not a trace");
        assertThatThrownBy(() -> TraceVerifier.verify(text, problem -> {})).isInstanceOf(NotATraceException.class);
    }
}
