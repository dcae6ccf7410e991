package io.tracecap.tools.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Task;
import io.tracecap.tools.cli.Main;
import io.tracecap.tools.fixture.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The selection options on a small trace, by what {@code show} prints. */
class SelectionTest {
    private static final Task SHELL = Recording.process(0, 100);
    private static final Task CHILD = Recording.process(1, 101);
    private static final int READ = 0;
    private static final int CLOSE = 3;
    private static final int GETPID = 39;
    private static final int FORK = 57;
    private static final int EXECVE = 59;
    private static final int WAIT4 = 61;
    private static final int EXIT_GROUP = 231;
    private static final int OPENAT = 257;
    private static final long AT_FDCWD = -100;
    private static final long CHILD_TERM = 15;

    @TempDir
    private Path directory;

    private Path file = Path.of("");
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void record() throws IOException {
        file = new Recording()
                .task(SHELL, NewTask.NO_PARENT, NewTask.Origin.ROOT)
                .call(SHELL, OPENAT, 3, List.of(AT_FDCWD, 0L, 0L), Recording.text(1, "etc/passwd"))
                .call(SHELL, OPENAT, -2, List.of(AT_FDCWD, 0L, 0L), Recording.text(1, "/missing"))
                .call(SHELL, READ, 0, List.of(3L, 0L, 9L))
                .enter(SHELL, FORK, List.of())
                .task(CHILD, 0, NewTask.Origin.FORK)
                .comeBack(SHELL, FORK, 101)
                .enter(SHELL, WAIT4, List.of(-1L, 0L, 0L, 0L))
                .call(CHILD, GETPID, 101, List.of())
                .call(CHILD, CLOSE, 0, List.of(3L))
                .point(EventKind.SIGNAL, CHILD, List.of(CHILD_TERM))
                .enter(CHILD, EXIT_GROUP, List.of(0L))
                .point(EventKind.EXIT, CHILD, List.of(0L))
                .comeBack(SHELL, WAIT4, -4)
                .enter(SHELL, READ, List.of(0L, 0L, 1L))
                .write(directory.resolve("x.trc"));
    }

    private int run(String options, ByteArrayOutputStream out) {
        List<String> words = new ArrayList<>(List.of("show", "-a", "0"));
        words.addAll(List.of(options.split(" ", -1)));
        words.add(file.toString());
        return Main.run(words.toArray(String[]::new), out, err);
    }

    private List<String> show(String options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = run(options, out);
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.US_ASCII).lines().toList();
    }

    /** Names of calls, signals and ends, in order; of the child with a star. */
    private String names(String options) {
        List<String> names = new ArrayList<>();
        for (String line : show(options)) {
            String event = line.substring(6);
            String name = event.startsWith("---") || event.startsWith("+++")
                    ? event.split(" ", -1)[1]
                    : event.substring(0, event.indexOf('('));
            names.add(line.startsWith("101") ? name + "*" : name);
        }
        return String.join(" ", names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -e openat                       | openat openat SIGTERM* exited*
            -e trace=openat,getpid          | openat openat getpid* SIGTERM* exited*
            -e t=!%desc                     | fork wait4 getpid* SIGTERM* exit_group* exited*
            --trace=%process -qq            | fork wait4 SIGTERM* exit_group*
            -e trace=none                   | SIGTERM* exited*
            -e trace=none -e signal=!term   | exited*
            -e trace=none -e quiet=exit     | SIGTERM*
            -e none --signal=none --quiet=all | ''
            -e status=failed -e none        | SIGTERM* exited*
            -e status=failed                | openat wait4 SIGTERM* exited*
            -Z -e signal=none -qq           | openat wait4
            -z -e signal=none -qq           | openat read fork getpid* close*
            -e status=unfinished -qq -e s=none | exit_group*
            -e status=detached -qq -e s=none   | read
            -P /home/user/etc/passwd -qq -e s=none | openat read close*
            -P etc/passwd -qq -e s=none     | openat read close*
            -P /missing -P /other -qq -e s=none | openat
            -p 101                          | getpid* close* SIGTERM* exit_group* exited*
            -p 0.0                          | getpid* close* SIGTERM* exit_group* exited*
            -p 100 -e s=none                | openat openat read fork wait4 read
            -p 100/ -e getpid               | getpid* SIGTERM* exited*
            --errno ENOENT                  | openat
            --errno enoent,4                | openat wait4
            --errno ENOENT -p 101           | ''
            --longer 1ms                    | fork wait4
            --longer 3ms                    | wait4
            --longer 1ms --errno EINTR      | wait4
            --from 4                        | fork wait4 getpid* close* SIGTERM* exit_group* exited* read
            --from 2ms --to 5ms             | openat read fork
            --from 2 --to 3                 | openat
            --from 2026-11-23T07:16:37.6695Z --to 5 | read fork
            --to 5                          | openat openat read fork
            --first 2                       | openat openat
            --first 3 -p 101                | getpid* close* SIGTERM*
            --first 4 -e fork,wait4         | fork wait4 SIGTERM* exited*
            --first 0                       | ''
            --last 2                        | exited* read
            --last 2 -e openat              | SIGTERM* exited*
            --last 2 -e openat -e s=none -qq -P /missing | openat
            --around 4 --context 1          | read fork wait4
            --around 4 --context 0          | fork
            --around 5 --context 1          | fork wait4 getpid*
            --around 0                      | openat openat read fork wait4 getpid* close* SIGTERM* exit_group* exited* read
            --around 0 --context 9          | openat openat read fork wait4 getpid* close* SIGTERM* exit_group* exited*
            """)
    void optionsSelectAsTheySay(String options, String names) {
        assertThat(names(options)).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-e openat",
                "-e openat -qq",
                "-e none -e signal=none -qq",
                "-e status=detached -qq -e s=none",
                "--errno ENOENT",
                "--last 3 -q",
                "--longer 1h",
                "-p 101"
            })
    void countTellsHowManyLinesThereWouldBeAndAnyWhetherThereAreAny(String options) {
        int lines = show(options).size();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(run(options + " --count", out)).isEqualTo(lines > 0 ? 0 : 1);
        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo(lines + "\n");
        out.reset();
        assertThat(run(options + " --any", out)).isEqualTo(lines > 0 ? 0 : 1);
        assertThat(out.size()).isZero();
    }

    @Test
    void aCallInWhichItsThreadEndedIsShownAsSuchThoughItsEndIsNotSelected() {
        assertThat(show("--around 11 --context 0")).containsExactly("101   exit_group(0) = ?");
        assertThat(show("--around 11 --context 0 --unfinished")).containsExactly("101   exit_group(0) = ?");
    }

    @Test
    void aProcessIsKnownByTheNameThatItHasAtThatMoment() throws IOException {
        file = new Recording()
                .task(SHELL, NewTask.NO_PARENT, NewTask.Origin.ROOT)
                .enter(SHELL, EXECVE, List.of(0L, 0L, 0L), Recording.text(0, "/bin/sh"), Recording.text(1, "sh\0"))
                .point(EventKind.EXEC, SHELL, List.of(100L, 0L))
                .comeBack(SHELL, EXECVE, 0)
                .call(SHELL, GETPID, 100, List.of())
                .enter(SHELL, FORK, List.of())
                .task(CHILD, 0, NewTask.Origin.FORK)
                .comeBack(SHELL, FORK, 101)
                .call(CHILD, CLOSE, 0, List.of(3L))
                .enter(CHILD, EXECVE, List.of(0L, 0L, 0L), Recording.text(0, "/bin/cat"), Recording.text(1, "cat\0"))
                .point(EventKind.EXEC, CHILD, List.of(101L, 1L))
                .comeBack(CHILD, EXECVE, 0)
                .call(CHILD, READ, 0, List.of(0L, 0L, 9L))
                .point(EventKind.EXIT, CHILD, List.of(0L))
                .write(directory.resolve("names.trc"));

        assertThat(names("--comm sh")).isEqualTo("getpid fork close* execve*");
        assertThat(names("--comm cat")).isEqualTo("read* exited*");
        assertThat(names("--comm cat --comm sh --first 3")).isEqualTo("getpid fork close*");
        assertThat(names("--comm sh --last 1")).isEqualTo("execve*");
        assertThat(names("--comm cat --from 10")).isEqualTo("read* exited*");
        assertThat(names("--comm nobody")).isEmpty();
    }

    @Test
    void whenOnlyEndsCountACallIsShownInOneLineWhenItEnds() {
        assertThat(show("--unfinished -Z -e signal=none -qq"))
                .containsExactly(
                        "100   openat(AT_FDCWD, \"/missing\", O_RDONLY) = -1 ENOENT (No such file or directory)",
                        "100   wait4(-1, NULL, 0, NULL) = -1 EINTR (Interrupted system call)");
    }

    @Test
    void aCallThatIsNotShownBreaksNoLineInTwo() {
        assertThat(show("--unfinished -e wait4,getppid -e signal=none -qq"))
                .containsExactly("100   wait4(-1, NULL, 0, NULL) = -1 EINTR (Interrupted system call)");
    }

    @Test
    void numbersStandBeforeTheEvent() {
        assertThat(show("-n -e close"))
                .containsExactly(
                        "101   [   3] close(3) = 0",
                        "101   [   3] --- SIGTERM ---",
                        "101   [ 231] +++ exited with 0 +++");
    }

    @Test
    void timesHaveTheDigitsThatAreAskedFor() {
        assertThat(show("-e close -qq -e signal=none --syscall-times=ns --relative-timestamps"))
                .containsExactly("101        0.000000 close(3) = 0 <0.000020000>");
        assertThat(show("-e close -qq -e signal=none --absolute-timestamps=unix,ms"))
                .containsExactly("101   1795418197.676 close(3) = 0");
        assertThat(show("-e close -qq -e signal=none --timestamps=format:none")).containsExactly("101   close(3) = 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-e opnat",
                "-e trace=%nothing",
                "-e status=maybe",
                "-e signal=SIGNONE",
                "-e inject=all:error=EIO",
                "-e kvm=vcpu",
                "--timestamps=fast",
                "--quiet=everything",
                "-k",
                "-p nobody",
                "--errno ENOTHING",
                "--errno 0",
                "--longer 10",
                "--from yesterday",
                "--first -1",
                "--first 1 --last 1",
                "--context 3",
                "--last 1000001",
                "--first 1 -F",
                "--count --any",
                "--count -c"
            })
    void whatCannotBeIsRefusedInOneLine(String options) {
        List<String> words = new ArrayList<>(List.of("show"));
        words.addAll(List.of(options.split(" ", -1)));
        words.add(file.toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(Main.run(words.toArray(String[]::new), out, err)).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("tracetool: ")
                .endsWith("; see 'tracetool show --help'\n")
                .hasLineCount(1);
    }
}
