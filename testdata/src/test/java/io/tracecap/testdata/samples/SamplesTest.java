package io.tracecap.testdata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Traces of every version are read for ever, and what is shown of them changes only on purpose. */
class SamplesTest {
    /** Samples of files that were not written to their end. */
    private static final List<String> INCOMPLETE = List.of("cut-off.trc", "killed.trc");

    @TempDir
    Path scratch;

    static List<Path> samples() throws IOException {
        return Samples.all();
    }

    @Test
    void thereIsOneOfEachKind() throws IOException {
        assertThat(Samples.all())
                .extracting(sample -> sample.getFileName().toString())
                .containsAll(INCOMPLETE)
                .contains("true.trc", "pipeline.trc", "exec_from_thread.trc", "signals.trc", "failures.trc", "gcc.trc")
                .contains("crash.trc", "network.trc", "make.trc", "git.trc", "python.trc")
                .contains("tiny.trc", "rare.trc", "recovered.trc", "part.trc");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isShownAsExpected(Path sample) throws IOException {
        assertSays(sample, "show", "show", "-f", "-ttt", "-T");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isDescribedAsExpected(Path sample) throws IOException {
        assertSays(sample, "info", "info");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isDrawnAsExpected(Path sample) throws IOException {
        assertSays(sample, "tree", "tree", "--ascii");
    }

    @ParameterizedTest
    @ValueSource(strings = {"failures", "gcc", "crash", "network", "make", "git", "python", "cut-off"})
    void isSummedUpAsExpected(String name) throws IOException {
        assertSays(Samples.named(name + ".trc"), "summary", "summary", "--ascii");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "make"})
    void isCountedAsExpected(String name) throws IOException {
        assertSays(Samples.named(name + ".trc"), "stat", "stat", "--ascii");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isGoodIfItIsWhole(Path sample) throws IOException {
        String name = sample.getFileName().toString();
        Outcome outcome = Samples.run(scratch, Distribution.tracetool(), "verify", name);
        assertThat(outcome.status())
                .as(outcome.described())
                .isEqualTo(WaitStatus.exited(INCOMPLETE.contains(name) ? 1 : 0));
    }

    private void assertSays(Path sample, String kind, String... command) throws IOException {
        String name = sample.getFileName().toString();
        String[] words = new String[command.length + 2];
        words[0] = Distribution.tracetool();
        System.arraycopy(command, 0, words, 1, command.length);
        words[words.length - 1] = name;
        Outcome outcome = Samples.run(scratch, words);
        Path expected = sample.resolveSibling(name.replace(".trc", "." + kind));
        assertThat(outcome.out() + outcome.err())
                .as("testdata/samples/make says how %s came to be", expected.getFileName())
                .isEqualTo(Files.readString(expected, StandardCharsets.ISO_8859_1));
        assertThat(outcome.status())
                .as(outcome.described())
                .isEqualTo(WaitStatus.exited(INCOMPLETE.contains(name) ? 2 : 0));
    }
}
