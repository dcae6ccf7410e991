package io.tracecap.tools.recover;

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

/** What {@code tracetool recover} says and how it ends. */
class RecoverTest {
    private static final Task LS = Recording.process(0, 4711);

    @TempDir
    private Path directory;

    private Path good = Path.of("");
    private byte[] bytes = new byte[0];
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void record() throws IOException {
        Path whole = new Recording()
                .task(LS, NewTask.NO_PARENT, NewTask.Origin.ROOT)
                .call(LS, 39, 4711, List.of())
                .enter(LS, 231, List.of(0L))
                .point(EventKind.EXIT, LS, List.of(0L))
                .write(directory.resolve("whole.trc"));
        bytes = Files.readAllBytes(whole);
        good = directory.resolve("good.trc");
    }

    private int recover(Path bad, String... more) {
        String[] args = Arrays.copyOf(new String[] {"recover", bad.toString(), "-o", good.toString()}, 4 + more.length);
        System.arraycopy(more, 0, args, 4, more.length);
        return Main.run(args, out, err);
    }

    private List<String> said() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** Where the frame behind the header frame begins: the second sync mark. */
    private int batchOffset() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String mark = "\u00D6\u00F4\u00A5\u009C";
        return text.indexOf(mark, text.indexOf(mark) + 1);
    }

    private Path bad(byte[] content) throws IOException {
        return Files.write(directory.resolve("bad.trc"), content);
    }

    @Test
    void anIndexThatIsCutOffIsNoLoss() throws IOException {
        int length = bytes.length - 1;
        assertThat(recover(bad(Arrays.copyOf(bytes, length)))).isZero();

        assertThat(said().get(0)).matches("kept      4 events in 1 frame, \\d+ of " + length + " bytes");
        assertThat(said()).last().isEqualTo("lost      nothing");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(Main.run(new String[] {"info", good.toString()}, out, err)).isZero();
    }

    @Test
    void aFileThatIsCutInItsBatchIsALoss() throws IOException {
        int length = batchOffset() + 40;
        assertThat(recover(bad(Arrays.copyOf(bytes, length)))).isEqualTo(1);

        assertThat(said().get(0)).isEqualTo("kept      0 events in 0 frames, 0 of " + length + " bytes");
        assertThat(said().get(1))
                .matches("damage    \\d+ bytes at offset \\d+: frame 1 at offset \\d+: file ends after \\d+"
                        + " of \\d+ payload bytes; no event is known to be lost");
        assertThat(said())
                .last()
                .isEqualTo("lost      not known; the file is cut, and nothing tells how much is missing at its end");
        assertThat(Main.run(new String[] {"show", good.toString()}, out, err)).isZero();
    }

    @Test
    void nothingIsMadeOfAFileThatIsNoTrace() throws IOException {
        assertThat(recover(bad("no trace, just text\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("bad.trc: is not a trace")
                .hasLineCount(1);
        assertThat(good).doesNotExist();
    }

    @Test
    void nothingIsRecoveredInPlace() throws IOException {
        good = bad(bytes);
        assertThat(recover(good)).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("tracetool: " + good + ": is the damaged file; nothing is recovered in place\n");
        assertThat(good).hasBinaryContent(bytes);
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Files.writeString(good, "mine");
        assertThat(recover(bad(bytes))).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("tracetool: " + good + ": exists already\n");
        assertThat(good).hasContent("mine");
    }

    @Test
    void aRingOfAnotherTraceIsRefused() throws IOException {
        Path ring = Files.write(directory.resolve("x.ring"), new byte[8192]);
        assertThat(recover(bad(bytes), "--ring", ring.toString())).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("x.ring: is not a ring")
                .hasLineCount(1);
        assertThat(good).doesNotExist();
    }
}
