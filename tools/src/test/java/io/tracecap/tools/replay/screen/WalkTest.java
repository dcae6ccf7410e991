package io.tracecap.tools.replay.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.RawText;
import io.tracecap.format.file.TraceFile;
import io.tracecap.tools.fixture.RandomRecording;
import io.tracecap.tools.fixture.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkTest {
    private static final List<RawText> COMMAND = List.of(RawText.of("make"));

    private static List<Long> numbers(List<Event> events) {
        return events.stream().map(Event::number).toList();
    }

    private static Path write(List<Event> events, int batch) throws IOException {
        Path file = Files.createTempFile("walk", ".trc");
        Files.delete(file);
        return RandomRecording.write(events, Recording.header(COMMAND), batch, file);
    }

    @Property(tries = 25)
    void goingBackGivesWhatGoingForwardGave(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 300) int batch,
            @ForAll @IntRange(min = 1, max = 70) int step,
            @ForAll @IntRange(min = 0, max = 6) int process,
            @ForAll boolean hasHoles)
            throws IOException {
        List<Event> made = RandomRecording.events(seed, 1000);
        Path file = write(hasHoles ? RandomRecording.withHoles(made, 5) : made, batch);
        // The choice of number 0 is all of them.
        EventChoice choice = process == 0 ? EventChoice.ALL : new Choices.OfProcess(process);
        try (TraceFile trace = TraceFile.open(file)) {
            Walk walk = new Walk(trace);
            List<Event> forward = new ArrayList<>();
            List<Event> next = walk.from(0, step, choice, new Job());
            while (!next.isEmpty()) {
                forward.addAll(next);
                next = walk.from(next.get(next.size() - 1).number() + 1, step, choice, new Job());
            }
            List<Event> back = new ArrayList<>();
            next = walk.before(Long.MAX_VALUE, step, choice, new Job());
            while (!next.isEmpty()) {
                List<Event> reversed = new ArrayList<>(next);
                Collections.reverse(reversed);
                back.addAll(reversed);
                next = walk.before(next.get(0).number(), step, choice, new Job());
            }
            Collections.reverse(back);

            long expected = made.stream().filter(choice::takes).count();
            assertThat(forward).hasSize((int) expected);
            assertThat(numbers(back)).isEqualTo(numbers(forward));
            assertThat(back).isEqualTo(forward);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void theWalkBeginsWhereNumbersAreLeftOut(@TempDir Path directory) throws IOException {
        List<Event> events = RandomRecording.withHoles(RandomRecording.events(3, 50), 1000);
        Path file = RandomRecording.write(events, Recording.header(COMMAND), 7, directory.resolve("x.trc"));
        try (TraceFile trace = TraceFile.open(file)) {
            Walk walk = new Walk(trace);
            assertThat(numbers(walk.from(10_001, 2, EventChoice.ALL, new Job())))
                    .containsExactly(11_000L, 12_000L);
            assertThat(numbers(walk.before(10_999, 2, EventChoice.ALL, new Job())))
                    .containsExactly(9_000L, 10_000L);
        }
    }

    @Test
    void aDamagedTraceIsWalkedUpToTheDamage(@TempDir Path directory) throws IOException {
        List<Event> events = RandomRecording.events(5, 400);
        Path file = RandomRecording.write(events, Recording.header(COMMAND), 50, directory.resolve("x.trc"));
        byte[] bytes = Files.readAllBytes(file);
        Path cut = Files.write(directory.resolve("cut.trc"), Arrays.copyOf(bytes, bytes.length / 2));
        try (TraceFile trace = TraceFile.open(cut)) {
            Walk walk = new Walk(trace);
            List<Event> forward = walk.from(0, 1000, EventChoice.ALL, new Job());
            assertThat(forward.size()).isBetween(50, 399);
            assertThat(numbers(walk.before(Long.MAX_VALUE, 1000, EventChoice.ALL, new Job())))
                    .isEqualTo(numbers(forward));
        }
    }

    @Test
    void aWalkThatIsCalledOffEnds(@TempDir Path directory) throws IOException {
        Path file = RandomRecording.write(
                RandomRecording.events(5, 400), Recording.header(COMMAND), 50, directory.resolve("x.trc"));
        Job job = new Job();
        job.cancel();
        try (TraceFile trace = TraceFile.open(file)) {
            assertThatThrownBy(() -> new Walk(trace).from(0, 1000, EventChoice.ALL, job))
                    .isInstanceOf(CancellationException.class);
        }
    }
}
