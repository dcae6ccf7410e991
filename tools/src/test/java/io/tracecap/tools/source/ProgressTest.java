package io.tracecap.tools.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final String ERASE = "\r\u001b[K";
    private static final long PATIENCE_MS = 30_000;

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    private String shown() {
        return terminal.toString(StandardCharsets.US_ASCII);
    }

    private void awaitLine() throws InterruptedException {
        for (int waited = 0; shown().isEmpty() && waited < PATIENCE_MS; waited += 20) {
            Thread.sleep(20);
        }
    }

    @Test
    void aLineSaysHowMuchIsRead() {
        assertThat(Progress.line("a.trc", 0, 300)).isEqualTo("reading a.trc [" + " ".repeat(30) + "]   0%");
        assertThat(Progress.line("a.trc", 150, 300))
                .isEqualTo("reading a.trc [" + "=".repeat(15) + " ".repeat(15) + "]  50%");
        assertThat(Progress.line("a.trc", 300, 300)).isEqualTo("reading a.trc [" + "=".repeat(30) + "] 100%");
        assertThat(Progress.line("a.trc", 400, 300)).as("it grew").endsWith(" 100%");
        assertThat(Progress.line("a.trc", 4, 0)).as("it is gone").endsWith("   0%");
        assertThat(Progress.line("a.trc", Long.MAX_VALUE, Long.MAX_VALUE)).endsWith(" 100%");
    }

    @Test
    void itMakesRoomForMessages() throws IOException, InterruptedException {
        Progress progress = new Progress(terminal);
        progress.begin();
        progress.of(Path.of("some/b\u001b.trc"), 100).accept(7);
        assertThat(shown()).as("at once").isEmpty();
        awaitLine();
        String line = ERASE + Progress.line("b\\33.trc", 7, 100);
        assertThat(shown()).startsWith(line);

        OutputStream messages = progress.besides(terminal, false);
        messages.write("a message\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(shown()).contains(line + ERASE + "a message\n");

        OutputStream result = progress.besides(terminal, true);
        result.write("the result\n".getBytes(StandardCharsets.US_ASCII));
        result.write("more of it\n".getBytes(StandardCharsets.US_ASCII));
        Thread.sleep(300);
        assertThat(shown()).as("no line any more").endsWith("the result\nmore of it\n");
        progress.end();
        assertThat(shown()).endsWith("more of it\n");
    }

    @Test
    void nothingIsShownWhereItIsNotWanted() throws IOException, InterruptedException {
        Progress none = new Progress(null);
        none.begin();
        LongConsumer reached = none.of(Path.of("a.trc"), 100);
        reached.accept(50);
        none.end();
        Progress notBegun = new Progress(terminal);
        notBegun.of(Path.of("a.trc"), 100).accept(50);
        Progress over = new Progress(terminal);
        over.begin();
        over.of(Path.of("a.trc"), 100).accept(50);
        over.end();
        Thread.sleep(1300);
        assertThat(shown()).isEmpty();
    }
}
