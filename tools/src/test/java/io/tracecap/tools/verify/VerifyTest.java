package io.tracecap.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Task;
import io.tracecap.tools.cli.Main;
import io.tracecap.tools.fixture.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tracetool verify} says and how it ends. */
class VerifyTest {
    private static final Task LS = Recording.process(0, 4711);

    @TempDir
    private Path directory;

    private Path whole = Path.of("");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void record() throws IOException {
        whole = new Recording()
                .task(LS, NewTask.NO_PARENT, NewTask.Origin.ROOT)
                .call(LS, 39, 4711, List.of())
                .enter(LS, 231, List.of(0L))
                .point(EventKind.EXIT, LS, List.of(0L))
                .write(directory.resolve("whole.trc"));
    }

    private int verify(Path... files) {
        String[] args = new String[files.length + 1];
        args[0] = "verify";
        for (int i = 0; i < files.length; i++) {
            args[i + 1] = files[i].toString();
        }
        return Main.run(args, out, err);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aGoodTraceIsOneLine() {
        assertThat(verify(whole)).isZero();
        assertThat(out()).isEqualTo(whole + ": good: 4 events in 3 frames\n");
    }

    @Test
    void aCutTraceIsAProblem() throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(directory.resolve("cut.trc"), Arrays.copyOf(bytes, bytes.length - 1));

        assertThat(verify(cut)).isEqualTo(1);
        assertThat(out().lines())
                .allMatch(line -> line.startsWith(cut + ": at offset "))
                .last()
                .asString()
                .endsWith("the file ends without an intact trailer");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void theOthersAreCheckedWhenOneIsNoTrace() throws IOException {
        Path text = Files.writeString(directory.resolve("text.trc"), "just text, and not a trace");

        assertThat(verify(text, whole)).isEqualTo(2);
        assertThat(out()).isEqualTo(whole + ": good: 4 events in 3 frames\n");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("tracetool: " + text + ": is not a trace")
                .hasLineCount(1);
    }
}
