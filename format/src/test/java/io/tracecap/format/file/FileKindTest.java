package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FileKindTest {
    @TempDir
    Path directory;

    @Test
    void refusesAnEmptyFile() throws IOException {
        Path file = Files.createFile(directory.resolve("empty.trc"));

        assertThatThrownBy(() -> TraceFile.open(file))
                .isInstanceOf(NotATraceException.class)
                .hasMessage(file + ": is empty");
    }

    @Test
    void refusesAForeignFile() throws IOException {
        Path file = Files.writeString(directory.resolve("x.png"), "PNG or what", StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> TraceFile.open(file))
                .isInstanceOf(NotATraceException.class)
                .hasMessage(file + ": is not a trace: begins with 50 4e 47 20 6f 72 20 77, "
                        + "a trace begins with 89 54 52 43 0d 0a 1a 0a");
    }

    @Test
    void refusesAForeignFileShorterThanTheMagic() throws IOException {
        Path file = Files.writeString(directory.resolve("x"), "hi");

        assertThatThrownBy(() -> TraceFile.open(file))
                .isInstanceOf(NotATraceException.class)
                .hasMessageContaining("begins with 68 69,");
    }

    @Test
    void refusesADirectory() {
        assertThatThrownBy(() -> TraceFile.open(directory))
                .isInstanceOf(NotATraceException.class)
                .hasMessage(directory + ": is a directory, not a trace");
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void refusesAFifoWithoutWaitingForItsWriter() throws Exception {
        Path fifo = directory.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(() -> TraceFile.open(fifo))
                .isInstanceOf(NotATraceException.class)
                .hasMessage(fifo + ": is no regular file; a trace cannot be read from a pipe or a device");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> TraceFile.open(directory.resolve("none.trc"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void refusesANewerMajorVersion() throws IOException {
        Path file = new Forge().fileHeader(2, 3, 0).writeTo(directory);

        assertThatThrownBy(() -> TraceFile.open(file))
                .isInstanceOf(TraceTooNewException.class)
                .hasMessage(file + ": has format version 2.3; this program reads up to 1.x and no features");
    }

    @Test
    void refusesAFeatureThatItDoesNotKnow() throws IOException {
        Path file = new Forge().fileHeader(1, 0, 4).writeTo(directory);

        assertThatThrownBy(() -> TraceFile.open(file))
                .isInstanceOf(TraceTooNewException.class)
                .hasMessageContaining("format version 1.0 with features 0x4;");
    }

    @Test
    void readsANewerMinorVersion() throws IOException {
        Path file = new Forge()
                .fileHeader(1, 7, 0)
                .frame(FrameLayout.TYPE_HEADER, 0, HeaderCodec.encode(Events.header()))
                .footer()
                .writeTo(directory);

        try (TraceFile trace = TraceFile.open(file)) {
            assertThat(trace.formatVersion()).isEqualTo("1.7");
            assertThat(trace.header()).isEqualTo(Events.header());
        }
    }
}
