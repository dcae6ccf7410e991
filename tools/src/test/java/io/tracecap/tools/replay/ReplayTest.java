package io.tracecap.tools.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Fact;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.tools.cli.Main;
import io.tracecap.tools.fixture.Bytes;
import io.tracecap.tools.fixture.RandomRecording;
import io.tracecap.tools.fixture.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tracetool replay} where there is no terminal. */
class ReplayTest {
    private static final int READ = 0;
    private static final int WRITE = 1;
    private static final int WRITEV = 20;
    private static final int DUP2 = 33;
    private static final int SENDFILE = 40;
    private static final int CONNECT = 42;
    private static final int SOCKET = 41;
    private static final int SENDMSG = 46;
    private static final int OPENAT = 257;
    private static final Task SHELL = Recording.process(0, 4711);
    private static final Task CAT = Recording.process(1, 4712);

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... words) {
        out.reset();
        err.reset();
        return Main.run(words, out, err);
    }

    private int replay(Path file, String... options) {
        List<String> words = new ArrayList<>(List.of("replay"));
        words.addAll(Arrays.asList(options));
        words.add(file.toString());
        return run(words.toArray(String[]::new));
    }

    private String shown() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String messages() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static TraceHeader header(int dataLimit) {
        TraceHeader plain = Recording.header(List.of(RawText.of("sh")));
        return new TraceHeader(
                plain.toolVersion(),
                plain.command(),
                plain.machine(),
                plain.clocks(),
                plain.capture(),
                new TraceHeader.Privacy(dataLimit, false, List.of(), List.of()));
    }

    private Path write(Recording recording) throws IOException {
        return recording.write(Files.createTempDirectory(directory, "t").resolve("x.trc"), header(4096));
    }

    private static Recording shell() {
        Recording recording = new Recording().task(SHELL, -1, NewTask.Origin.ROOT);
        recording.point(EventKind.FACT, SHELL, List.of((long) Fact.Kind.DESCRIPTORS.code(), 3L));
        for (long fd = 0; fd < 3; fd++) {
            recording.point(
                    EventKind.FACT,
                    SHELL,
                    List.of((long) Fact.Kind.DESCRIPTOR.code(), fd, 0L),
                    new Piece(0, Fact.TEXT, EventView.PIECE_TEXT, "/dev/pts/5".getBytes(StandardCharsets.US_ASCII)));
        }
        return recording;
    }

    private static Piece data(String text) {
        return new Piece(1, 0, 0, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Piece read(String text) {
        return new Piece(1, 0, EventView.PIECE_AT_EXIT, text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-Z", "-e trace=%file", "-p 4712/", "-tt -T"})
    void linesAreThoseOfShow(String options) throws IOException {
        List<Event> events = RandomRecording.events(11, 600);
        Path file = RandomRecording.write(events, header(0), 50, directory.resolve("x.trc"));
        List<String> chosen = options.isEmpty() ? List.of() : List.of(options.split(" ", -1));
        List<String> show = new ArrayList<>(List.of("show", "--unfinished", "-yy"));
        show.addAll(chosen);
        show.add(file.toString());
        assertThat(run(show.toArray(String[]::new))).isZero();
        String expected = shown();

        assertThat(replay(file, concat(chosen, "--plain", "--no-wait")))
                .as(messages())
                .isZero();
        assertThat(shown()).isNotEmpty().isEqualTo(expected);
    }

    private static String[] concat(List<String> first, String... second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(Arrays.asList(second));
        return all.toArray(String[]::new);
    }

    @Test
    void linesComeAtTheirPace() throws IOException {
        Path file = write(shell().call(SHELL, READ, 0, List.of(5L, 0L, 1L)).call(SHELL, READ, 0, List.of(5L, 0L, 1L)));
        long start = System.nanoTime();
        // One millisecond lies between two events, of which two have lines.
        assertThat(replay(file, "--plain", "--speed", "0.005")).isZero();
        assertThat(System.nanoTime() - start).isGreaterThan(150_000_000L);
        assertThat(shown()).hasLineCount(2);
    }

    @Test
    void outputIsWhatWasWrittenToTheTerminalByWhoever() throws IOException {
        Recording recording = shell().call(SHELL, WRITE, 6, List.of(1L, 0L, 6L), data("hello\n"))
                .task(CAT, 0, NewTask.Origin.FORK)
                .call(CAT, OPENAT, 5, List.of(-100L, 0L, 1L), Recording.text(1, "log"))
                .call(CAT, WRITE, 3, List.of(5L, 0L, 3L), data("log"))
                .enter(CAT, WRITE, List.of(2L, 0L, 6L), data("error\n"))
                .call(SHELL, DUP2, 9, List.of(1L, 9L))
                .comeBack(CAT, WRITE, 3)
                .call(SHELL, WRITE, 4, List.of(9L, 0L, 4L), data("dup\n"))
                .call(CAT, DUP2, 1, List.of(5L, 1L))
                .call(CAT, WRITE, 2, List.of(1L, 0L, 2L), data("no"))
                .call(SHELL, WRITE, -32, List.of(1L, 0L, 4L), data("fail"));
        assertThat(replay(write(recording), "--output-only", "--no-wait")).isZero();
        assertThat(shown()).isEqualTo("hello\nerrdup\n");
        assertThat(messages()).isEmpty();
    }

    @Test
    void outputOfAProcessOnly() throws IOException {
        Recording recording = shell().call(SHELL, WRITE, 6, List.of(1L, 0L, 6L), data("shell\n"))
                .task(CAT, 0, NewTask.Origin.FORK)
                .call(CAT, WRITE, 4, List.of(1L, 0L, 4L), data("cat\n"));
        assertThat(replay(write(recording), "--output-only", "--no-wait", "-p", "4712"))
                .isZero();
        assertThat(shown()).isEqualTo("cat\n");
    }

    @Test
    void buffersInARowAreOneText() throws IOException {
        Piece vector = new Piece(
                1, 0, 0, new Bytes().i64(0x1000, 3, 0x2000, 4, 0x3000, 9).toArray());
        Recording recording = shell().call(
                        SHELL,
                        WRITEV,
                        6,
                        List.of(1L, 0L, 3L),
                        vector,
                        new Piece(1, 1, 0, "one".getBytes(StandardCharsets.US_ASCII)),
                        new Piece(1, 2, 0, "two\n".getBytes(StandardCharsets.US_ASCII)),
                        new Piece(1, 3, 0, "never".getBytes(StandardCharsets.US_ASCII)));
        assertThat(replay(write(recording), "--output-only", "--no-wait")).isZero();
        assertThat(shown()).isEqualTo("onetwo");
    }

    @Test
    void whatWasNotRecordedIsCounted() throws IOException {
        Recording recording = shell().call(SHELL, WRITE, 100, List.of(1L, 0L, 100L), data("beginning"))
                .call(SHELL, SENDFILE, 50, List.of(1L, 7L, 0L, 50L));
        assertThat(replay(write(recording), "--output-only", "--no-wait")).isZero();
        assertThat(shown()).isEqualTo("beginning");
        assertThat(messages())
                .contains("141 bytes of the output were not recorded")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--output-only", "--follow=3"})
    void aTraceWithoutDataSaysSo(String option) throws IOException {
        Path file = shell().write(directory.resolve("x.trc"));
        assertThat(replay(file, option)).isEqualTo(2);
        assertThat(messages()).contains("--data").hasLineCount(1);
        assertThat(shown()).isEmpty();
    }

    @Test
    void aConversationHasTwoSides() throws IOException {
        Piece address = new Piece(1, 0, 0, new byte[] {2, 0, 0, 80, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0});
        Piece message =
                new Piece(1, 0, 0, new Bytes().i64(0, 0, 0x1000, 1, 0, 0, 0).toArray());
        Recording recording = shell().call(SHELL, SOCKET, 3, List.of(2L, 1L, 0L))
                .call(SHELL, CONNECT, 0, List.of(3L, 0L, 16L), address)
                .call(SHELL, WRITE, 16, List.of(3L, 0L, 16L), data("GET / HTTP/1.0\n\n"))
                .call(SHELL, READ, 15, List.of(3L, 0L, 100L), read("HTTP/1.0 200 OK"))
                .call(SHELL, READ, 8, List.of(4L, 0L, 100L), read("not this"))
                .call(
                        SHELL,
                        SENDMSG,
                        5,
                        List.of(3L, 0L, 0L),
                        message,
                        new Piece(1, 2, 0, new Bytes().i64(0x2000, 5).toArray()),
                        new Piece(1, 4, 0, "again".getBytes(StandardCharsets.US_ASCII)));
        Path file = write(recording);
        for (String target : List.of("3", "127.0.0.1:80", ":80")) {
            assertThat(replay(file, "--no-wait", "--follow", target)).isZero();
            assertThat(shown().replaceFirst("<.*> ==", "<socket> =="))
                    .as(target)
                    .isEqualTo("== 4711 3<socket> ==\n> GET / HTTP/1.0\n> \n< HTTP/1.0 200 OK\n> again\n");
        }
    }

    @Test
    void aNumberMeansADescriptorOfTheCommandUnlessProcessesAreChosen() throws IOException {
        Recording recording = shell().task(CAT, 0, NewTask.Origin.FORK)
                .call(CAT, WRITE, 4, List.of(1L, 0L, 4L), data("cat\n"))
                .call(SHELL, WRITE, 6, List.of(1L, 0L, 6L), data("shell\n"));
        Path file = write(recording);
        assertThat(replay(file, "--no-wait", "--follow=1")).isZero();
        assertThat(shown()).isEqualTo("== 4711 1</dev/pts/5> ==\n> shell\n");
        assertThat(replay(file, "--no-wait", "--follow=1", "-p", "4712")).isZero();
        assertThat(shown()).isEqualTo("== 4712 1</dev/pts/5> ==\n> cat\n");
    }

    @Test
    void aConversationInHexadecimalHasOffsets() throws IOException {
        Recording recording = shell().call(SHELL, OPENAT, 3, List.of(-100L, 0L, 2L), Recording.text(1, "data"))
                .call(SHELL, WRITE, 20, List.of(3L, 0L, 20L), data("0123456789abcdef\u0001xyz"))
                .call(SHELL, WRITE, 2, List.of(3L, 0L, 2L), data("!!"));
        assertThat(replay(write(recording), "--no-wait", "--follow", "data", "--hex"))
                .isZero();
        assertThat(shown())
                .isEqualTo("== 4711 3</home/user/data> ==\n"
                        + "> 00000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  |0123456789abcdef|\n"
                        + "> 00000010  01 78 79 7a" + " ".repeat(39) + "|.xyz|\n"
                        + "> 00000014  21 21" + " ".repeat(45) + "|!!|\n");
    }

    @Test
    void whoseConversationItIsIsSaidWhenItChanges() throws IOException {
        Recording recording = shell().call(SHELL, OPENAT, 3, List.of(-100L, 0L, 2L), Recording.text(1, "/tmp/x"))
                .call(SHELL, WRITE, 2, List.of(3L, 0L, 2L), data("a\n"))
                .task(CAT, 0, NewTask.Origin.FORK)
                .call(CAT, WRITE, 2, List.of(3L, 0L, 2L), data("b\n"))
                .call(CAT, WRITE, 9, List.of(3L, 0L, 9L), data("c\n"));
        assertThat(replay(write(recording), "--no-wait", "--follow", "/tmp/x")).isZero();
        assertThat(shown())
                .isEqualTo(
                        "== 4711 3</tmp/x> ==\n> a\n== 4712 3</tmp/x> ==\n> b\n> c\n> [7 bytes that were not recorded]\n");
    }

    @Test
    void nothingWasSaid() throws IOException {
        assertThat(replay(write(shell()), "--no-wait", "--follow", "/tmp/x")).isZero();
        assertThat(messages()).contains("nothing was read from or written to /tmp/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--output-only --follow=3",
                "--hex",
                "--raw",
                "--speed=0",
                "--speed=NaN",
                "--max-gap=soon",
                "-s -1",
                "-e abbrev=all"
            })
    void whatHasNoMeaningIsRefused(String options) throws IOException {
        Path file = write(shell());
        assertThat(replay(file, options.split(" ", -1))).isEqualTo(2);
        assertThat(messages()).hasLineCount(1);
    }
}
