package io.tracecap.testdata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that README.md shows to those who want to read traces themselves. */
class ExampleTest {
    private static final Path EXAMPLE = Path.of("examples", "FailedCalls.java").toAbsolutePath();

    @TempDir
    private Path scratch;

    private Outcome run(String sample) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path libraries = Path.of(Distribution.tracetool()).resolveSibling("../lib/*");
        return Samples.run(scratch, java, "-cp", libraries.toString(), EXAMPLE.toString(), sample);
    }

    @Test
    void countsTheCallsThatFailed() {
        Outcome outcome = run("failures.trc");

        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(outcome.out()).contains("1 execve EACCES\n", " openat ENOENT\n");
    }

    @Test
    void saysWhereAFileIsCut() {
        Outcome outcome = run("cut-off.trc");

        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(1));
        assertThat(outcome.err()).contains("cut-off.trc: frame 3 at offset 3811: ");
    }
}
