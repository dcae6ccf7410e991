package io.tracecap.tools.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Task;
import io.tracecap.tools.fixture.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new trace for which there is no room: the line names the file that was written, and nothing is left of it. */
class FullDiskTest {
    private static final int EVENTS = 110_000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"cat", "cut --to 105000", "repack --level 1", "recover"})
    void whatCannotBeWrittenIsNamedAndNotLeftBehind(String command) throws Exception {
        Path trace = trace();
        Path target = directory.resolve("out.trc");

        Process process = start(command + " " + trace + " -o " + target);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        String written = command.equals("recover") ? "out.trc" : "out.trc.part";
        assertThat(errors).isEqualTo("tracetool: " + directory.resolve(written) + ": File too large\n");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(trace);
        }
    }

    /**
     * Runs a command whose files may have 4 MiB: less than the trace, more than the native library that it unpacks. The
     * limit stands for a full disk, which a test cannot make.
     */
    private static Process start(String command) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        return new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f 8192; exec \"$0\" -XX:-UsePerfData -cp \"$1\" io.tracecap.tools.cli.Main " + command,
                        java,
                        classPath)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private Path trace() throws IOException {
        Task shell = Recording.process(0, 4711);
        Recording recording = new Recording().task(shell, NewTask.NO_PARENT, NewTask.Origin.ROOT);
        Random random = new Random(1);
        for (int i = 1; i < EVENTS; i++) {
            recording.call(
                    shell,
                    39,
                    random.nextLong(),
                    List.of(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
        }
        return recording.write(directory.resolve("long.trc"));
    }
}
