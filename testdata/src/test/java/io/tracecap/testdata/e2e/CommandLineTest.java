package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tracecap run} as a user types it: whose is which word, where the trace goes, and what is refused. */
class CommandLineTest extends OnStage {
    private List<String> files() throws IOException {
        try (Stream<Path> list = Files.list(stage.work())) {
            return list.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private void assertQuiet(Outcome outcome, String out) {
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(outcome.out()).as(outcome.described()).isEqualTo(out);
        assertThat(outcome.err()).as(outcome.described()).isEmpty();
    }

    private String show(String trace) {
        Outcome show = stage.tracetool("show", trace);
        assertThat(show.status()).as(show.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(show.err()).as(show.described()).isEmpty();
        return show.text();
    }

    /** One line on stderr that starts with the program's name and says each of the words; the exit code; no trace. */
    private void assertRefused(Outcome outcome, int code, String... words) throws IOException {
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(code));
        assertThat(outcome.out()).as(outcome.described()).isEmpty();
        assertThat(outcome.err().lines()).as(outcome.described()).hasSize(1);
        assertThat(outcome.err()).startsWith("tracecap: ");
        assertThat(words).as(outcome.described()).allMatch(outcome.err()::contains);
        assertThat(files()).as("left behind").noneMatch(name -> name.contains(".trc"));
    }

    @Test
    void theProductsOwnExampleWorksToTheLetter() throws IOException {
        Files.writeString(stage.work().resolve("here"), "");
        Outcome outcome = stage.tracecap("run", "ls", "-o", "out.trc");
        assertThat(outcome.out().lines().filter(name -> !name.equals("out.trc.part")))
                .containsExactly("here");
        assertQuiet(outcome, outcome.out());
        assertThat(files()).containsExactly("here", "out.trc");
        assertThat(show("out.trc")).contains("execve(", "[\"ls\"]", "getdents64(", "+++ exited with 0 +++");
    }

    @Test
    void optionBeforeTheCommandNamesTheTrace() throws IOException {
        assertQuiet(stage.tracecap("run", "-o", "out.trc", "echo", "a"), "a\n");
        assertThat(files()).containsExactly("out.trc");
    }

    @Test
    void everythingBehindTwoDashesIsTheCommands() throws IOException {
        assertQuiet(stage.tracecap("run", "-o", "x.trc", "--", "echo", "-o", "out.trc"), "-o out.trc\n");
        assertThat(files()).containsExactly("x.trc");
        Outcome outcome = stage.tracecap("run", "--", "echo", "-o", "out.trc");
        assertThat(outcome.out()).isEqualTo("-o out.trc\n");
        assertThat(files()).doesNotContain("out.trc").anyMatch(name -> name.matches("echo\\.[0-9]+\\.trc"));
    }

    @Test
    void secondTwoDashesIsAnArgument() {
        assertQuiet(stage.tracecap("run", "-o", "x.trc", "--", "echo", "--", "a"), "-- a\n");
    }

    @Test
    void trailingOptionIsTheCommandsWhenOneCameBefore() throws IOException {
        assertQuiet(stage.tracecap("run", "-o", "x.trc", "echo", "a", "-o", "y.trc"), "a -o y.trc\n");
        assertThat(files()).containsExactly("x.trc");
    }

    @Test
    void trailingOptionThatNamesNoTraceIsTheCommands() throws IOException {
        Files.writeString(stage.work().resolve("a.c"), "int main(void) { return 0; }\n");
        Outcome outcome = stage.tracecap("run", "gcc", "-c", "a.c", "-o", "a.o");
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(files()).contains("a.c", "a.o").anyMatch(name -> name.matches("gcc\\.[0-9]+\\.trc"));
    }

    @Test
    void traceThatWasNotNamedIsNamedAfterCommandAndPidAndSaysSo() throws IOException {
        Outcome outcome = stage.tracecap("run", "/bin/sh", "-c", "echo $$");
        String name = "sh." + outcome.out().strip() + ".trc";
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(outcome.err().lines())
                .as(outcome.described())
                .singleElement()
                .asString()
                .startsWith("tracecap: ")
                .contains(name);
        assertThat(files()).containsExactly(name);
        assertThat(show(name)).contains("\"echo $$\"");
    }

    @Test
    void summarySaysInOneLineWhatWasRecordedAndWhetherThereAreNotes() {
        String traced = CPrograms.compiled("self_trace").toString();
        Outcome outcome = stage.tracecap("run", "--summary", "-o", "out.trc", "--", traced);
        assertThat(outcome.err())
                .matches("tracecap: out\\.trc: [0-9]+ events of 1 process in [0-9.]+ s, .*, nothing lost;"
                        + " notes on how it was recorded: 1\n");
        assertThat(stage.tracecap("run", "--summary", "-o", "out.trc", "--", "true")
                        .err())
                .endsWith("nothing lost\n");
    }

    @Test
    void existingTraceIsReplaced() throws IOException {
        Files.writeString(stage.work().resolve("out.trc"), "old");
        assertQuiet(stage.tracecap("run", "-o", "out.trc", "true"), "");
        assertThat(show("out.trc")).contains("execve(");
    }

    @Test
    void traceMayLieElsewhereUnderAnOddName() throws IOException {
        Path elsewhere = Files.createDirectories(stage.beside("else where"));
        String trace = elsewhere.resolve("\u00e4 \"b\"\n.trc").toString();
        assertQuiet(
                stage.run(stage.launch(Distribution.tracecap(), "run", "-o", trace, "true")
                        .withVariable("LC_ALL", "C.UTF-8")),
                "");
        Outcome show =
                stage.run(stage.launch(Distribution.tracetool(), "show", trace).withVariable("LC_ALL", "C.UTF-8"));
        assertThat(show.text()).as(show.described()).contains("execve(");
    }

    @Test
    void programThatChangesDirectoryLeavesTheTraceWhereItWasAsked() throws IOException {
        assertQuiet(stage.tracecap("run", "-o", "out.trc", "sh", "-c", "cd /; exec true"), "");
        assertThat(files()).containsExactly("out.trc");
    }

    @Test
    void commandThatIsNotFoundGives127() throws IOException {
        assertRefused(stage.tracecap("run", "-o", "out.trc", "no-such-command"), 127, "no-such-command", "not found");
        assertRefused(stage.tracecap("run", "no-such-command"), 127, "no-such-command");
        assertRefused(stage.tracecap("run", "-o", "out.trc", "--", "./nowhere/x"), 127, "./nowhere/x");
        assertRefused(stage.tracecap("run", "-o", "out.trc", "--", ""), 127);
    }

    @Test
    void commandThatCannotBeExecutedGives126() throws IOException {
        Files.writeString(stage.work().resolve("text"), "no program");
        assertRefused(stage.tracecap("run", "-o", "out.trc", "./text"), 126, "./text");
        assertRefused(stage.tracecap("run", "-o", "out.trc", "/"), 126, "/");
    }

    @Test
    void existingTraceOutlivesACommandThatIsNotFound() throws IOException {
        assertQuiet(stage.tracecap("run", "-o", "good.trc", "true"), "");
        long size = Files.size(stage.work().resolve("good.trc"));
        Outcome outcome = stage.tracecap("run", "-o", "good.trc", "no-such-command");
        assertThat(outcome.status()).isEqualTo(WaitStatus.exited(127));
        assertThat(files()).containsExactly("good.trc");
        assertThat(Files.size(stage.work().resolve("good.trc"))).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing/out.trc", "directory", "file/out.trc", ""})
    void outputThatCannotBeCreatedIsRefusedBeforeTheCommandStarts(String output) throws IOException {
        Files.createDirectories(stage.work().resolve("directory"));
        Files.writeString(stage.work().resolve("file"), "");
        assertRefused(stage.tracecap("run", "-o", output, "--", "touch", "started"), 2, output);
        assertThat(files()).doesNotContain("started");
    }

    @Test
    void outputThatIsNoFileIsRefusedBeforeTheCommandStarts() throws IOException {
        assertThat(stage.run("mkfifo", "fifo").status()).isEqualTo(WaitStatus.exited(0));
        assertRefused(stage.tracecap("run", "-o", "fifo", "--", "touch", "started"), 2, "fifo: is not a regular file");
        assertRefused(stage.tracecap("run", "-o", "/dev/null", "--", "touch", "started"), 2, "/dev/null: is not a");
        // As /dev/stdout is, which root would replace for everybody where standard output is a file.
        Files.createSymbolicLink(stage.work().resolve("stdout"), Path.of("/proc/self/fd/1"));
        assertRefused(
                stage.tracecap("run", "-o", "stdout", "--", "touch", "started"), 2, "stdout: stands for an open file");
        assertThat(files()).containsExactly("fifo", "stdout");
    }

    @Test
    void outputInADirectoryThatIsNotTheUsersIsRefusedBeforeTheCommandStarts() throws IOException {
        Outcome outcome = stage.run(stage.asNobody(
                stage.launch(Distribution.tracecap(), "run", "-o", "/out.trc", "--", "touch", "started")));
        assertRefused(outcome, 2, "/out.trc");
        assertThat(files()).doesNotContain("started");
    }

    @Test
    void commandThatCannotBeTracedIsNotStarted() throws IOException {
        // a process has one tracer at most, and here that is strace
        Outcome outcome = stage.run(
                "strace", "-f", "-o", "/dev/null", Distribution.tracecap(), "run", "-o", "out.trc", "touch", "started");
        assertRefused(outcome, 2, "the kernel forbids tracing", "--cap-add=SYS_PTRACE");
        assertThat(files()).doesNotContain("started");
    }

    @Test
    void unknownOptionIsRefused() throws IOException {
        Outcome outcome = stage.tracecap("run", "--no-such-option", "touch", "started");
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(2));
        assertThat(outcome.err()).startsWith("tracecap: ").contains("--no-such-option");
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "run -o", "run -o out.trc", "run -o out.trc --", "no-such-verb", ""})
    void lineWithoutACommandIsRefused(String line) throws IOException {
        Outcome outcome = stage.tracecap(line.isEmpty() ? new String[0] : line.split(" ", -1));
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(2));
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isNotEmpty().doesNotContain("Exception");
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "run --help", "--version"})
    void helpAndVersionGoToStandardOutput(String line) {
        Outcome outcome = stage.tracecap(line.split(" ", -1));
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(outcome.out()).as(outcome.described()).contains("tracecap");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void helpOfTheCommandIsTheCommands() {
        assertThat(stage.tracecap("run", "-o", "x.trc", "git", "--help").out()).contains("usage: git");
    }

    @Test
    void linkToTheCommandWorks() throws IOException {
        Files.createSymbolicLink(stage.beside("link"), Path.of(Distribution.tracecap()));
        Outcome outcome = stage.run(stage.beside("link").toString(), "run", "-o", "x.trc", "echo", "a");
        assertQuiet(outcome, "a\n");
    }

    @Test
    void commandIsFoundOnThePath() {
        Outcome outcome = stage.run(
                "bash",
                "-c",
                "PATH=" + Path.of(Distribution.tracecap()).getParent()
                        + ":$PATH; tracecap run echo a -o x.trc && tracetool show x.trc | tail -n 1");
        assertThat(outcome.text()).as(outcome.described()).startsWith("a\n").contains("+++ exited with 0 +++");
        assertThat(outcome.err()).isEmpty();
    }
}
