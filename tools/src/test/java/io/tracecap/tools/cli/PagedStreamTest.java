package io.tracecap.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracecap.tools.source.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagedStreamTest {
    private static final Map<String, String> SIZE = Map.of("LINES", "30", "COLUMNS", "100");

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    private PagedStream stream(String pager) {
        PagedStream stream = new PagedStream(terminal, new Progress(null), SIZE);
        stream.page(pager);
        return stream;
    }

    private Path paged() {
        return directory.resolve("paged");
    }

    private String pager() {
        return "{ echo \"$LESS\"; cat; } >'" + paged() + "'";
    }

    private static void write(PagedStream stream, String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void whatFitsOnTheScreenNeedsNoPager() throws IOException {
        String text = "line\n".repeat(29);
        try (PagedStream stream = stream(pager())) {
            write(stream, text);
            assertThat(terminal.toString(StandardCharsets.US_ASCII)).isEmpty();
        }
        assertThat(terminal.toString(StandardCharsets.US_ASCII)).isEqualTo(text);
        assertThat(paged()).doesNotExist();
    }

    @Test
    void moreLinesThanTheScreenHasAreForThePager() throws IOException {
        String text = "line\n".repeat(30);
        try (PagedStream stream = stream(pager())) {
            write(stream, text);
            write(stream, "more\n");
        }
        assertThat(Files.readString(paged())).isEqualTo("FRX\n" + text + "more\n");
        assertThat(terminal.size()).isZero();
    }

    @Test
    void aLongLineTakesSeveralRows() throws IOException {
        String text = "x".repeat(99) + "\n";
        try (PagedStream stream = stream(pager())) {
            write(stream, text.repeat(29));
        }
        assertThat(paged()).doesNotExist();
        try (PagedStream stream = stream(pager())) {
            write(stream, "x".repeat(3001));
        }
        assertThat(Files.readString(paged())).hasSize(4 + 3001);
    }

    @Test
    void withoutAPagerAllIsShownAtOnce() throws IOException {
        try (PagedStream stream = stream("")) {
            write(stream, "line\n".repeat(100));
            assertThat(terminal.size()).isEqualTo(500);
        }
        assertThat(terminal.size()).isEqualTo(500);
    }

    @Test
    void aPagerThatEndsEarlyIsNoMistake() throws IOException {
        PagedStream stream = stream("exit 0");
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1000; i++) {
                        write(stream, "line\n".repeat(1000));
                    }
                })
                .hasMessage("Broken pipe");
        ResultStream result = new ResultStream(stream("exit 0"));
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1000; i++) {
                        result.write("line\n".repeat(1000).getBytes(StandardCharsets.US_ASCII));
                    }
                })
                .isInstanceOfSatisfying(
                        ResultException.class, e -> assertThat(e.isBrokenPipe()).isTrue());
    }

    @Test
    void aPagerThatIsNotThereIsNamed() throws IOException {
        PagedStream stream = stream("no-such-pager 2>/dev/null");
        assertThatThrownBy(() -> {
                    try (stream) {
                        write(stream, "line\n".repeat(30));
                    }
                })
                .hasMessageContaining("'no-such-pager 2>/dev/null' cannot be run (--no-pager does without)");
    }

    @Test
    void theUserChoosesThePager() {
        assertThat(Console.pager(Map.of())).isEqualTo("less");
        assertThat(Console.pager(Map.of("PAGER", "more"))).isEqualTo("more");
        assertThat(Console.pager(Map.of("PAGER", "more", "TRACETOOL_PAGER", "most")))
                .isEqualTo("most");
        assertThat(Console.pager(Map.of("PAGER", ""))).isEmpty();
        assertThat(Console.pager(Map.of("PAGER", "more", "TRACETOOL_PAGER", "cat")))
                .isEmpty();
    }
}
