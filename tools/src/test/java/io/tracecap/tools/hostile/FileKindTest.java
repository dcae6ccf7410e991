package io.tracecap.tools.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.file.DamagedTraceException;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.format.file.WriterOptions;
import io.tracecap.tools.cli.Main;
import io.tracecap.tools.fixture.Recording;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no regular file, what becomes another while it is read, and each small damage of a whole trace. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class FileKindTest {
    private static final int EVENTS = 2000;

    @TempDir
    private Path directory;

    private static List<HostileCommand> commands() {
        return HostileCommand.ALL;
    }

    /** Runs a command and takes away what it made. */
    private int run(HostileCommand command, Path file, Printed printed) throws IOException {
        Path target = directory.resolve("made.trc");
        int code = Main.run(command.line(file, target), printed.out(), printed.err());
        assertThat(Files.deleteIfExists(target)).as("made a file").isEqualTo(command.makesFile() && code != 2);
        assertThat(directory.resolve("made.trc.part")).doesNotExist();
        return code;
    }

    private String refusal(HostileCommand command, Path file) throws IOException {
        Printed printed = new Printed();
        assertThat(run(command, file, printed)).as(printed.errors()).isEqualTo(2);
        assertThat(printed.errors()).hasLineCount(1).startsWith("tracetool: " + file + ": ");
        return printed.errors();
    }

    /** What a command says of a trace with a small damage, and how it ends. */
    private void assertDamageIsSeen(HostileCommand command, Path file, String what) throws IOException {
        Printed printed = new Printed();
        int code = run(command, file, printed);
        switch (command.kind()) {
            case READS, EDITS -> assertThat(code).as(what).isEqualTo(2);
            case CHECKS -> assertThat(code).as(what).isIn(1, 2);
            // When the damage is in the index nothing is lost.
            case RECOVERS -> assertThat(code).as(what).isIn(0, 1, 2);
        }
        assertThat(printed.errors()).as(what).hasLineCount(code == 2 ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void devicesPipesAndDirectoriesAreNoTraces(HostileCommand command) throws Exception {
        Path fifo = directory.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        for (Path file : List.of(fifo, Path.of("/dev/zero"), Path.of("/dev/null"))) {
            assertThat(refusal(command, file)).contains("is no regular file");
        }
        assertThat(refusal(command, directory)).contains("is a directory");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aSocketIsNoTrace(HostileCommand command) throws IOException {
        Path socket = directory.resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            assertThat(refusal(command, socket)).contains("is no regular file");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aLoopOfLinksIsNoTrace(HostileCommand command) throws IOException {
        Path loop = directory.resolve("loop");
        Files.createSymbolicLink(loop, loop);
        assertThat(refusal(command, loop)).doesNotContain("Exception");
    }

    @Test
    void aFileThatShrinksIsCut() throws IOException {
        Path file = longTrace("x.trc");
        try (TraceFile trace = TraceFile.open(file);
                EventCursor events = trace.events()) {
            assertThat(events.next()).isTrue();
            try (RandomAccessFile other = new RandomAccessFile(file.toString(), "rw")) {
                other.setLength(other.length() / 2);
            }
            assertThat(rest(events)).isBetween(1, EVENTS - 2);
        }
        try (TraceFile trace = TraceFile.open(file)) {
            assertThat(trace.isComplete()).isFalse();
        }
    }

    @Test
    void aFileThatGrowsLosesItsIndexOnly() throws IOException {
        Path file = longTrace("x.trc");
        try (TraceFile trace = TraceFile.open(file);
                EventCursor events = trace.events()) {
            assertThat(events.next()).isTrue();
            Files.write(file, new byte[100_000], StandardOpenOption.APPEND);
            assertThat(rest(events)).isEqualTo(EVENTS - 1);
            assertThat(trace.isComplete()).isFalse();
        }
    }

    @Test
    void aFileThatIsReplacedIsReadToItsEnd() throws IOException {
        Path file = longTrace("x.trc");
        Path other = ForgedTrace.good(directory.resolve("other.trc"));
        try (TraceFile trace = TraceFile.open(file);
                EventCursor events = trace.events()) {
            assertThat(events.next()).isTrue();
            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
            assertThat(rest(events)).isEqualTo(EVENTS - 1);
        }
    }

    @Test
    void aFileThatIsWrittenOverIsDamaged() throws IOException {
        Path file = longTrace("x.trc");
        Path other = longTrace("other.trc");
        try (TraceFile trace = TraceFile.open(file);
                EventCursor events = trace.events()) {
            assertThat(events.next()).isTrue();
            Files.write(file, Files.readAllBytes(other));
            try {
                rest(events);
            } catch (DamagedTraceException another) {
                assertThat(another).hasMessageContaining("trace id");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCutIsOneLine(HostileCommand command) throws IOException {
        byte[] whole = Files.readAllBytes(ForgedTrace.good(directory.resolve("good.trc")));
        Path file = directory.resolve("cut.trc");
        for (int length = 0; length < whole.length; length += stride(command, 1, 7)) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertDamageIsSeen(command, file, "cut at " + length);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyFlippedBitIsOneLineOrNone(HostileCommand command) throws IOException {
        byte[] whole = Files.readAllBytes(ForgedTrace.good(directory.resolve("good.trc")));
        Path file = directory.resolve("flipped.trc");
        for (int bit = 0; bit < whole.length * 8; bit += stride(command, 9, 17)) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);
            boolean isMinorVersion = bit / 8 == 10 || bit / 8 == 11;
            if (isMinorVersion) {
                Printed printed = new Printed();
                assertThat(run(command, file, printed)).as("bit %d", bit).isZero();
                assertThat(printed.errors()).as("bit %d", bit).isEmpty();
            } else {
                assertDamageIsSeen(command, file, "bit " + bit);
            }
        }
    }

    /** Each damage for one reader; the others, which read by the same classes, see one in so many, with -Peverything more. */
    private static int stride(HostileCommand command, int many, int some) {
        if (command.words().equals("show")) {
            return 1;
        }
        return Boolean.getBoolean("tracecap.everything") ? many : some;
    }

    private Path longTrace(String name) throws IOException {
        Recording recording = new Recording();
        for (int i = 0; i < EVENTS; i++) {
            recording.call(Recording.process(0, 4711), 39, 4711, List.of());
        }
        Path file = directory.resolve(name);
        return recording.write(file, Recording.header(List.of()), WriterOptions.DEFAULT.withRowsPerBatch(10));
    }

    /** How many events there are until the end or the trouble. */
    private static int rest(EventCursor events) throws IOException {
        int count = 0;
        try {
            while (events.next()) {
                count++;
            }
        } catch (DamagedTraceException damaged) {
            throw damaged;
        } catch (TraceFormatException cut) {
            assertThat(cut).hasMessageContaining("offset");
        }
        return count;
    }
}
