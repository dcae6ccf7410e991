package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tracetool} on good files, on damaged ones and on what is no trace at all. */
class TraceToolTest {
    private Stage stage;
    private Path trace;

    @BeforeEach
    void record(@TempDir Path directory) throws IOException {
        stage = new Stage(directory);
        trace = stage.work().resolve("x.trc");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private List<String> recordedLines() {
        Outcome recorded = stage.run(stage.recorded(
                stage.launch("bash", "-c", "for i in 1 2 3 4 5 6; do /bin/ls -l / | sort; done"), trace));
        assertThat(recorded.status()).as(recorded.described()).isEqualTo(WaitStatus.exited(0));
        Outcome show = stage.tracetool("show", trace.toString());
        assertThat(show.status()).as(show.described()).isEqualTo(WaitStatus.exited(0));
        return show.out().lines().toList();
    }

    /** Exit code 2 and one line that names the file. */
    private static void assertTrouble(Outcome outcome, Path file) {
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(2));
        assertThat(outcome.err().lines()).as(outcome.described()).hasSize(1);
        assertThat(outcome.err())
                .startsWith("tracetool: ")
                .contains(file.getFileName().toString());
    }

    /** A call whose end is in the lost part may be shown as unfinished; all else is as in the whole file. */
    private static void assertBeginningOf(List<String> whole, Outcome damaged) {
        List<String> lines = damaged.out().lines().toList();
        assertThat(lines.size()).as(damaged.described()).isLessThanOrEqualTo(whole.size());
        List<String> different = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.equals(whole.get(i)) && !line.contains("<unfinished ...>") && !line.contains(" = ?")) {
                different.add(line + "\n  instead of\n" + whole.get(i));
            }
        }
        assertThat(different).as(damaged.described()).isEmpty();
    }

    @Test
    void cutFileIsShownAsFarAsItGoesAndSaysSo() throws IOException {
        List<String> whole = recordedLines();
        byte[] bytes = Files.readAllBytes(trace);
        int mostLines = 0;
        for (int percent : new int[] {1, 10, 35, 60, 85, 99}) {
            Path cut = stage.work().resolve("cut-" + percent + ".trc");
            Files.write(cut, java.util.Arrays.copyOf(bytes, (int) (bytes.length * (long) percent / 100)));
            Outcome show = stage.tracetool("show", cut.toString());
            assertTrouble(show, cut);
            assertBeginningOf(whole, show);
            mostLines = Math.max(mostLines, (int) show.out().lines().count());
        }
        assertThat(mostLines).as("lines before the last cut").isPositive();
    }

    @Test
    void fileThatLacksItsLastByteIsShownWholeAndSaysSo() throws IOException {
        List<String> whole = recordedLines();
        byte[] bytes = Files.readAllBytes(trace);
        Path cut = stage.work().resolve("cut.trc");
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        Outcome show = stage.tracetool("show", cut.toString());
        assertTrouble(show, cut);
        assertThat(show.out().lines()).hasSize(whole.size());
    }

    @Test
    void flippedBitIsFoundWhereverItIs() throws IOException {
        List<String> whole = recordedLines();
        byte[] bytes = Files.readAllBytes(trace);
        for (int i = 0; i < 8; i++) {
            int at = (int) ((bytes.length - 1L) * i / 7);
            byte[] flipped = bytes.clone();
            flipped[at] ^= (byte) (1 << i % 8);
            Path file = stage.work().resolve("flipped-at-" + at + ".trc");
            Files.write(file, flipped);
            Outcome show = stage.tracetool("show", file.toString());
            assertTrouble(show, file);
            assertBeginningOf(whole, show);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "info"})
    void whatIsNoTraceIsRefused(String verb) throws IOException {
        Path empty = Files.createFile(stage.work().resolve("empty.trc"));
        Path foreign = Files.copy(Path.of("/bin/true"), stage.work().resolve("foreign.trc"));
        Path text = Files.writeString(stage.work().resolve("text.trc"), "x");
        for (Path file :
                List.of(empty, foreign, text, stage.work(), stage.work().resolve("missing.trc"))) {
            Outcome outcome = stage.tracetool(verb, file.toString());
            assertTrouble(outcome, file);
            assertThat(outcome.out()).isEmpty();
        }
    }

    @Test
    void fileThatTheUserMayNotReadIsRefused() throws IOException {
        Path secret = Files.writeString(stage.work().resolve("secret.trc"), "x");
        Files.setPosixFilePermissions(secret, java.util.Set.of());
        Outcome outcome = stage.run(stage.asNobody(stage.launch(Distribution.tracetool(), "show", secret.toString())));
        assertTrouble(outcome, secret);
        assertThat(outcome.err()).containsIgnoringCase("permission denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no-such-verb", "show", "show --no-such-option x.trc", "info"})
    void badLineIsRefusedWithUsage(String line) {
        Outcome outcome = stage.tracetool(line.isEmpty() ? new String[0] : line.split(" ", -1));
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(2));
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isNotEmpty().doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "show --help", "info --help", "--version"})
    void helpAndVersionGoToStandardOutput(String line) {
        Outcome outcome = stage.tracetool(line.split(" ", -1));
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(outcome.out()).contains("tracetool");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void nothingFromTheTraceReachesTheTerminalUnescaped() {
        stage.run(stage.recorded(stage.launch("cat", "\033]0;owned\007", "a\nb", "\u0080\u009b31m", "\177"), trace));
        Outcome show = stage.tracetool("show", trace.toString());
        assertThat(show.out()).as(show.described()).contains("\\33]0;owned\\7", "a\\nb", "\\177");
        assertThat(show.out().chars().filter(c -> c != '\n' && (c < ' ' || c > '~')))
                .isEmpty();
        Outcome info = stage.tracetool("info", trace.toString());
        assertThat(info.out().chars().filter(c -> c != '\n' && (c < ' ' || c > '~')))
                .isEmpty();
    }

    @Test
    void readerThatGoesAwayIsNoError() {
        recordedLines();
        Outcome outcome = stage.run(
                "bash",
                "-c",
                Distribution.tracetool() + " show " + trace + " | head -n 1 | wc -l; echo ${PIPESTATUS[0]}");
        assertThat(outcome.err()).as(outcome.described()).isEmpty();
        assertThat(outcome.out()).as(outcome.described()).startsWith("1\n");
    }

    @Test
    void callsAreInOrderOfTheirBeginningAndEveryProcessEnds() {
        stage.run(stage.recorded(stage.launch(CPrograms.compiled("fork_chain").toString()), trace));
        Outcome show = stage.tracetool("show", trace.toString());
        assertThat(show.out().lines().filter(line -> line.contains("+++ exited with")))
                .hasSize(13);
        Outcome info = stage.tracetool("info", trace.toString());
        assertThat(info.out()).as(info.described()).contains("13");
    }

    @Test
    void timesAreSpelledAsStraceSpellsThem() {
        stage.run(stage.recorded(stage.launch("true"), trace));
        record Form(String option, String pattern) {}
        for (Form form : List.of(
                new Form("-t", "[0-9]+ +[0-9]{2}:[0-9]{2}:[0-9]{2} execve\\(.*"),
                new Form("-tt", "[0-9]+ +[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6} execve\\(.*"),
                new Form("-ttt", "[0-9]+ +[0-9]{10}\\.[0-9]{6} execve\\(.*"),
                new Form("-r", "[0-9]+ +0\\.0{6} execve\\(.*"))) {
            Outcome show = stage.tracetool("show", form.option(), trace.toString());
            assertThat(show.status()).as(show.described()).isEqualTo(WaitStatus.exited(0));
            assertThat(show.out().lines().findFirst().orElse(""))
                    .as(form.option())
                    .matches(form.pattern());
        }
        Outcome show = stage.tracetool("show", "-T", trace.toString());
        assertThat(show.out().lines().filter(line -> line.contains("close(")))
                .isNotEmpty()
                .allMatch(line -> line.matches(".* <[0-9]+\\.[0-9]{6}>"));
    }

    @Test
    void stringsAreCutWhereTheUserSays() {
        stage.run(stage.recorded(stage.launch("echo", "abcdefghijklmnopqrstuvwxyz0123456789"), trace));
        assertThat(stage.tracetool("show", "-s", "5", trace.toString()).out()).contains("\"abcde\"...");
        assertThat(stage.tracetool("show", "-s", "100", trace.toString()).out())
                .contains("\"abcdefghijklmnopqrstuvwxyz0123456789\"");
    }
}
