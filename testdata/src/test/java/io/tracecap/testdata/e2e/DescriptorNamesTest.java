package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tracetool show -y} and {@code -yy} say of each descriptor what strace says, which asks the kernel at each use. */
class DescriptorNamesTest {
    private static final Path PROGRAM = Path.of("programs/descriptors.py").toAbsolutePath();

    @ParameterizedTest
    @ValueSource(strings = {"-y", "-yy"})
    void areThoseOfStrace(String option, @TempDir Path directory) throws IOException {
        try (Stage stage = new Stage(directory)) {
            String trace = directory.resolve("x.trc").toString();
            run(stage, List.of(Distribution.tracecap(), "run", "-o", trace, "--"));
            Path text = directory.resolve("x.strace");
            run(stage, List.of("strace", "-f", option, "-o", text.toString()));

            List<String> expected = NamedDescriptors.in(Files.readString(text));
            assertThat(expected).hasSizeGreaterThan(100);
            assertThat(NamedDescriptors.in(
                            stage.tracetool("show", option, trace).out()))
                    .containsExactlyElementsOf(expected);
        }
    }

    /** Runs the program under a tracer, in an empty directory, with descriptors that were open before. */
    private static void run(Stage stage, List<String> tracer) {
        String empty = stage.work().resolve("empty").toString();
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "rm -rf \"$0\"; mkdir \"$0\"; exec 5</etc/hostname 6</dev/null >/dev/null 2>&1; exec \"$@\"",
                empty));
        command.addAll(tracer);
        command.addAll(List.of("python3", PROGRAM.toString(), empty));
        Outcome outcome = stage.run(stage.launch(command));
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
    }
}
