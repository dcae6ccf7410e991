package io.tracecap.tools.info;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.tools.cli.Main;
import io.tracecap.tools.fixture.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfoJsonTest {
    private static final Task SHELL = Recording.process(0, 100);

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Recording recording = new Recording()
            .task(SHELL, NewTask.NO_PARENT, NewTask.Origin.ROOT)
            .call(SHELL, 2, -2, List.of(1L, 0L))
            .point(EventKind.GAP, SHELL, List.of(1L, 12L))
            .point(EventKind.EXIT, SHELL, List.of(0x300L));

    private String json(Path file, int expectedCode) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Main.run(new String[] {"info", "--json", file.toString()}, out, err);
        assertThat(code).isEqualTo(expectedCode);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .matches("[ -~\n]*")
                .startsWith("{")
                .endsWith("}\n");
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysWhatIsInATrace() throws IOException {
        assertThat(json(recording.write(directory.resolve("sh.trc")), 0))
                .contains(
                        "  \"schema\": 1,\n",
                        "  \"complete\": true,\n",
                        "    \"argv\": [\"ls\", \"-l\"],\n",
                        "    \"argv_mask_rules\": [\"secret-name\", \"url-user-info\"],\n",
                        "    {\"reason\": \"ring_full\", \"gaps\": 1, \"events\": 12}\n",
                        "    {\"slot\": \"0\", \"number\": 0, \"pid\": 100, \"parent\": null, \"start_ns\": ",
                        ", \"status\": 768, \"threads\": 1, \"events\": 4, \"execs\": 0,"
                                + " \"command\": [\"ls\", \"-l\"]}\n")
                .doesNotContain("error");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void bytesThatAreNoTextAreNotLost() throws IOException {
        Path file = directory.resolve("evil.trc");
        RawText evil = RawText.of(new byte[] {0x1b, '"', '\\', (byte) 0xC3, (byte) 0xA9, (byte) 0xFF, (byte) 0xC3});
        recording.write(file, Recording.header(List.of(evil)));

        assertThat(json(file, 0)).contains("\"argv\": [\"\\u001b\\\"\\\\\\u00e9\\udcff\\udcc3\"]");
    }

    @Test
    void ofACutFileItSaysWhatThereIsAndTheError() throws IOException {
        Path file = recording.write(directory.resolve("cut.trc"));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 1);
        }

        assertThat(json(file, 2))
                .contains("  \"complete\": false,\n", "\"index\": \"scan\"", "  \"error\": \"" + file + ": ");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("tracetool: " + file)
                .hasLineCount(1);
    }

    @Test
    void ofAFileThatIsNoTraceItSaysTheErrorOnly() throws IOException {
        Path file = Files.writeString(directory.resolve("text.trc"), "no trace");

        assertThat(json(file, 2)).contains("\"schema\": 1,", "\"error\": \"" + file + ": is not a trace");
    }

    @Test
    void ofAFileThatIsNotThereItSaysSo() throws IOException {
        Path file = directory.resolve("none.trc");

        assertThat(json(file, 2)).contains("\"schema\": 1,", "\"error\": \"" + file + ": no such file\"");
    }
}
