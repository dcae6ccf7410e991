package io.tracecap.testdata.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracecap.format.file.TraceFormatException;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The project's own reader and {@code reader/trc.py}, which was written from FORMAT.md alone, find the same in a file. */
class TwoReadersTest {
    @TempDir
    Path scratch;

    static List<Path> samples() throws IOException {
        return Samples.all();
    }

    /** Line by line, so that a difference is shown and not two files. */
    private void assertReadAlike(Path trace) throws IOException {
        CanonicalListing ours = CanonicalListing.of(trace);
        Outcome python = Samples.python(scratch, "list", trace);
        assertThat(python.out().lines()).as(python.err()).containsExactlyElementsOf(ours.lines());
        assertThat(python.status())
                .as(python.err() + ours.problem())
                .isEqualTo(WaitStatus.exited(ours.problem().isPresent() ? 2 : 0));
        assertThat(python.err().lines()).hasSize(ours.problem().isPresent() ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readSamplesAlike(Path sample) throws IOException {
        assertReadAlike(sample);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void agreeWhetherSamplesAreComplete(Path sample) throws IOException {
        Outcome check = Samples.python(scratch, "check", sample);
        boolean complete = CanonicalListing.of(sample).problem().isEmpty();
        assertThat(check.status()).as(check.described()).isEqualTo(WaitStatus.exited(complete ? 0 : 2));
    }

    @Test
    void readManyBatchesAlike() throws IOException {
        Path many = scratch.resolve("many.trc");
        HandMade.many(many, 9000, 20240203);
        assertReadAlike(many);
        Outcome check = Samples.python(scratch, "check", many);
        assertThat(check.status()).as(check.described()).isEqualTo(WaitStatus.exited(0));
    }

    @Test
    void readThreadsThatChangeTheirProcessAlike() throws IOException {
        Path odd = scratch.resolve("odd.trc");
        HandMade.contradictory(odd);
        assertReadAlike(odd);
        assertThat(CanonicalListing.of(odd).lines())
                .filteredOn(line -> line.startsWith("process "))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 50, 70, 90, 96, 98, 99})
    void readCutFilesAlike(int percent) throws IOException {
        Path many = scratch.resolve("many.trc");
        HandMade.many(many, 900, percent);
        byte[] bytes = Files.readAllBytes(many);
        Path cut = scratch.resolve("cut.trc");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length * percent / 100));
        assertReadAlike(cut);
    }

    /** The sample is as small as a file can be, so every byte of it counts for something. */
    @Test
    void refuseTheSmallestSampleCutAnywhere() throws IOException {
        byte[] bytes = Files.readAllBytes(Samples.named("tiny.trc"));
        Path cut = scratch.resolve("cut.trc");
        for (int length = 0; length < bytes.length; length += 7) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            Outcome python = Samples.python(scratch, "list", cut);
            assertThat(python.status()).as("%s bytes: %s", length, python.err()).isEqualTo(WaitStatus.exited(2));
            assertThat(python.err().lines()).hasSize(1);
            if (python.out().isEmpty()) {
                assertThatThrownBy(() -> CanonicalListing.of(cut)).isInstanceOf(TraceFormatException.class);
            } else {
                assertThat(python.out().lines())
                        .containsExactlyElementsOf(CanonicalListing.of(cut).lines());
            }
        }
    }
}
