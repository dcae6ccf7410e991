package io.tracecap.tools.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.Task;
import io.tracecap.tools.cli.Main;
import io.tracecap.tools.fixture.Recording;
import io.tracecap.tools.select.EventSelection;
import io.tracecap.tools.select.SelectedEvents;
import io.tracecap.tools.select.TaskChoice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveShowTest {
    private static final Task SHELL = Recording.process(0, 100);
    private static final Task CHILD = Recording.process(1, 101);
    private static final int READ = 0;
    private static final int GETPID = 39;

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Recording recording = new Recording();

    /** What is on the screen when a pause comes after every event. */
    private String afterEach() throws IOException {
        Pipeline pipeline = Layout.plain(LineStyle.PLAIN, ZoneOffset.UTC)
                .pipeline(
                        Recording.header(List.of()),
                        SelectedEvents.undecided(EventSelection.ALL, TaskChoice.ALL),
                        null,
                        number -> null);
        EventPrinter printer = pipeline.asTheyCome(out);
        StringBuilder screens = new StringBuilder();
        for (Event event : recording.events()) {
            printer.accept(event);
            printer.pause();
            screens.append(out.toString(StandardCharsets.US_ASCII)).append('|');
            out.reset();
        }
        printer.finish();
        return screens.append(out.toString(StandardCharsets.US_ASCII)).toString();
    }

    @Test
    void aCallThatLastsIsBegunAndThenEndedOnTheSameLine() throws IOException {
        recording.enter(SHELL, READ, List.of(0L, 0L, 1L)).comeBack(SHELL, READ, 0);

        assertThat(afterEach()).isEqualTo("100   read(0, |NULL, 1) = 0\n|");
    }

    @Test
    void aCallThatWasBegunIsBrokenOffByAnother() throws IOException {
        recording
                .enter(SHELL, READ, List.of(0L, 0L, 1L))
                .call(CHILD, GETPID, 101, List.of())
                .comeBack(SHELL, READ, 0);

        assertThat(afterEach()).isEqualTo("""
                        100   read(0, | <unfinished ...>
                        101   getpid() = 101
                        |100   <... read resumed>NULL, 1) = 0
                        |""");
    }

    @Test
    void aCallThatWasBegunEndsWithTheRecordingOrItsThread() throws IOException {
        recording
                .enter(CHILD, READ, List.of(0L, 0L, 1L))
                .point(EventKind.EXIT, CHILD, List.of(9L))
                .enter(SHELL, READ, List.of(0L, 0L, 1L));

        assertThat(afterEach()).isEqualTo("""
                        101   read(0, | <unfinished ...>) = ?
                        101   +++ killed by SIGKILL +++
                        |100   read(0, | <unfinished ...>
                        """);
    }

    @Test
    void aFinishedFileIsShownAndThatIsAll() throws IOException {
        recording.call(SHELL, GETPID, 100, List.of()).write(directory.resolve("out.trc"));

        assertThat(tracetool(
                        "show",
                        "-a",
                        "0",
                        "--follow",
                        directory.resolve("out.trc").toString()))
                .isEqualTo("0 100   getpid() = 100\n");
    }

    @Test
    void whatADeadRecorderLeftIsShownAndThenSaidToBeOver() throws IOException {
        recording.enter(SHELL, READ, List.of(0L, 0L, 1L));
        byte[] bytes = Files.readAllBytes(recording.write(directory.resolve("whole.trc")));
        Path part = Files.write(directory.resolve("out.trc.part"), Arrays.copyOf(bytes, bytes.length - 40));

        assertThat(tracetool("show", "-F", directory.resolve("out.trc").toString()))
                .startsWith("2 100   read(0,  <unfinished ...>\ntracetool: " + part + ": ");
    }

    /** Exit code, standard output and standard error. */
    private static String tracetool(String... words) {
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        int code = Main.run(words, stdout, stderr);
        return code + " " + stdout.toString(StandardCharsets.US_ASCII) + stderr.toString(StandardCharsets.US_ASCII);
    }
}
