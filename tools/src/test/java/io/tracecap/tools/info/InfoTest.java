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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfoTest {
    private static final Task SHELL = Recording.process(0, 100);
    private static final Task CHILD = Recording.process(1, 101);

    @TempDir
    private Path directory;

    private final Recording recording = new Recording()
            .task(SHELL, NewTask.NO_PARENT, NewTask.Origin.ROOT)
            .enter(SHELL, 57, List.of())
            .task(CHILD, 0, NewTask.Origin.FORK)
            .comeBack(SHELL, 57, 101)
            .call(CHILD, 2, -2, List.of(1L, 0L))
            .point(EventKind.SIGNAL, CHILD, List.of(11L))
            .point(EventKind.EXIT, CHILD, List.of(0x8bL))
            .enter(SHELL, 231, List.of(3L))
            .point(EventKind.EXIT, SHELL, List.of(0x300L));

    private List<String> info(Path file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new String[] {"info", file.toString()}, out, err);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("[ -~\n]*");
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void saysWhatWasRecordedAndHow() throws IOException {
        assertThat(info(recording.write(directory.resolve("sh.trc"))))
                .contains(
                        "command       ls -l",
                        "directory     /home/user",
                        "user          uid 1000, gid 1000",
                        "environment   2 variables: PATH, HOME",
                        "machine       Linux 6.18.0 x86_64, 2 processors",
                        "kernel        #1 SMP",
                        "recorder      tracecap 0.1.0, collector ptrace, options -o out.trc",
                        "limits        paths 4096, strings 4096, argv 32768 bytes",
                        "privacy       contents of buffers: none; environment: names only; secrets in argv: masked"
                                + " (secret-name, url-user-info)",
                        "redaction     none");
    }

    @Test
    void countsEvents() throws IOException {
        assertThat(info(recording.write(directory.resolve("sh.trc"))))
                .contains(
                        "complete      yes",
                        "events        9",
                        "calls         3, 1 failed, 1 did not return",
                        "signals       1",
                        "execs         0",
                        "facts         0: not recorded how processes began",
                        "lost          nothing",
                        "processes     2, 2 threads");
    }

    @Test
    void listsProcessesWithTheirEnds() throws IOException {
        List<String> lines = info(recording.write(directory.resolve("sh.trc")));

        assertThat(lines.subList(lines.size() - 3, lines.size()))
                .containsExactly(
                        "slot       pid   threads    events  end                               command",
                        "0          100         1         5  exited with 3                     ls -l",
                        "0.0        101         1         4  killed by SIGSEGV (core dumped)   ls -l");
    }

    @Test
    void saysHowMuchWasLost() throws IOException {
        recording.point(EventKind.GAP, SHELL, List.of(1L, 12L)).point(EventKind.GAP, SHELL, List.of(7L, 0L, 5L, 1L));

        assertThat(info(recording.write(directory.resolve("gap.trc"))))
                .contains(
                        "lost          12 events",
                        "              12 in 1 gap: the ring was full",
                        "              1 gap: the file was damaged");
    }

    @Test
    void saysWhereTheFileComesFrom() throws IOException {
        Path file = directory.resolve("cut.trc");
        recording.write(file, Recording.header(List.of(RawText.of("ls"))).derived(0x1234, "cut --from 100"));

        assertThat(info(file))
                .contains("made of       recording 0000000000001234", "made by       cut --from 100")
                .anyMatch(line -> line.startsWith("frames        1 batch in 1 section, as the index says, "));
    }

    @Test
    void theNameOfACommandCannotMoveATerminal() throws IOException {
        Path file = directory.resolve("evil.trc");
        recording.write(file, Recording.header(List.of(RawText.of("\u001b[2J"), RawText.of("a b\n"), RawText.of(""))));

        assertThat(info(file)).contains("command       \"\\33[2J\" \"a b\\n\" \"\"");
    }
}
