package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracecap.testdata.launch.Distribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tracetool replay} as a user sees it: keys in, screen out, in a real terminal. */
class ReplayScreenTest extends OnStage {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MANY = Extent.isEverything() ? 5_000_000 : 200_000;
    /** With tmux(1) between the key and the screen, and twice: to press the key, and to see the screen. */
    private static final Duration KEY = Duration.ofMillis(100);

    private @Nullable Tmux terminal;

    @BeforeEach
    void expectTmux() {
        assumeTrue(Tmux.isThere(), "there is no tmux on the PATH");
    }

    @AfterEach
    void closeTerminal() throws Exception {
        if (terminal != null) {
            terminal.close();
        }
    }

    private Tmux replay(int columns, int rows, Path directory, String file) throws Exception {
        Map<String, String> environment = new HashMap<>(Stage.environment(stage.beside("home")));
        environment.put("TERM", "xterm-256color");
        Tmux started = Tmux.start(directory, columns, rows, environment);
        terminal = started;
        started.type("cd " + stage.work());
        started.press("Enter");
        replay(started, file);
        return started;
    }

    private static void replay(Tmux tmux, String file) throws Exception {
        tmux.type("clear; " + Distribution.tracetool() + " replay " + file);
        tmux.press("Enter");
    }

    private static void await(Tmux tmux, String text) throws Exception {
        tmux.await("'" + text + "'", screen -> screen.contains(text), PATIENCE);
    }

    private void record(String... options) {
        stage.run(stage.recorded(
                stage.launch("sh", "-c", "echo hello; cat /nowhere; cat <&- | sleep 0.2; ls -d /; echo bye"),
                stage.work().resolve("x.trc"),
                options));
    }

    @ParameterizedTest
    @CsvSource({"80,24", "200,50"})
    void aRecordingIsWalkedThrough(int columns, int rows, @TempDir Path directory) throws Exception {
        record("--data=100");
        Tmux tmux = replay(columns, rows, directory, "x.trc");
        await(tmux, "event 0 of");
        await(tmux, "1 process ");
        assertThat(tmux.screen()).contains("x.trc", "open files of ", "output", "paused x1", "h help");

        tmux.press("j");
        await(tmux, "event 1 of");
        tmux.press("k");
        await(tmux, "event 0 of");

        tmux.type("/write(2<");
        tmux.press("Enter");
        tmux.await("the write", screen -> marked(screen).contains("write(2<"), PATIENCE);
        tmux.await("its process", screen -> screen.contains("cat /nowhere: running"), PATIENCE);
        tmux.await("its output", screen -> screen.lines().anyMatch("hello"::equals), PATIENCE);

        tmux.press("f");
        tmux.await("a failure", screen -> marked(screen).contains(" = -1 E"), PATIENCE);

        tmux.press("G");
        tmux.await("the end", screen -> marked(screen).contains("+++ exited with 0 +++"), PATIENCE);
        tmux.await("all the output", screen -> screen.lines().anyMatch("bye"::equals), PATIENCE);

        tmux.resize(columns + 20, rows + 6);
        tmux.await("a larger screen", screen -> screen.lines().count() > rows && screen.contains("h help"), PATIENCE);

        tmux.press("h");
        await(tmux, "any key ends this help");
        tmux.press("q");
        tmux.await("no help", screen -> !screen.contains("any key ends"), PATIENCE);
        tmux.press("q");
        await(tmux, "ready>");
        assertThat(tmux.format("alternate_on")).isEqualTo("0");
    }

    private static boolean isShell(String screen) {
        return screen.contains("ready>") && !screen.contains("event 0 of");
    }

    private static String marked(String screen) {
        return screen.lines().filter(line -> line.startsWith(">")).findFirst().orElse("");
    }

    @Test
    void theTerminalIsAsBeforeHoweverItEnds(@TempDir Path directory) throws Exception {
        record();
        Tmux tmux = replay(80, 24, directory, "x.trc");
        for (String end : List.of("q", "C-c", "TERM")) {
            await(tmux, "event 0 of");
            if (end.equals("TERM")) {
                terminate(tmux);
            } else {
                tmux.press(end);
            }
            tmux.await("the shell after " + end, ReplayScreenTest::isShell, PATIENCE);
            assertThat(tmux.format("alternate_on")).as(end).isEqualTo("0");
            tmux.type("stty -a | grep -qE ' -(echo|icanon|isig)( |$)' || echo sane-$((40 + 2))");
            tmux.press("Enter");
            await(tmux, "sane-42");
            replay(tmux, "x.trc");
        }
        await(tmux, "event 0 of");
        tmux.press("q");
        await(tmux, "ready>");
    }

    /** Ends the JVM in the terminal with SIGTERM. */
    private static void terminate(Tmux tmux) throws Exception {
        long shell = Long.parseLong(tmux.format("pane_pid"));
        ProcessHandle java = Await.until("the replay", () -> ProcessHandle.of(shell)
                .flatMap(process -> process.descendants()
                        .filter(child -> child.info().command().orElse("").endsWith("java"))
                        .findFirst())
                .orElse(null));
        java.destroy();
    }

    @Test
    void withoutATerminalThereAreLines() {
        record();
        assertThat(stage.tracetool("replay", "x.trc", "--speed=1000").out())
                .contains("execve(", "+++ exited with 0 +++")
                .doesNotContain("\033");
    }

    /** With {@code -Peverything}, five million events. */
    @ParameterizedTest
    @CsvSource({"80,24", "200,50"})
    void eachKeyIsAnsweredAtOnceHoweverLongTheTrace(int columns, int rows, @TempDir Path directory) throws Exception {
        Path file = LongTrace.write(stage.work().resolve("long.trc"), MANY);
        assertThat(Files.size(file)).isPositive();
        Tmux tmux = replay(columns, rows, directory, "long.trc");
        await(tmux, "event 0 of " + (MANY - 1));
        Duration slowest = Duration.ZERO;
        for (String key : List.of("j", "j", "NPage", "f", "p", "G", "k", "PPage", "F", "P", "Home", "NPage", "j")) {
            String before = title(tmux.screen());
            tmux.press(key);
            Duration took = tmux.await(
                    "another event after " + key, screen -> !title(screen).equals(before), PATIENCE);
            slowest = slowest.compareTo(took) > 0 ? slowest : took;
        }
        // Only where nothing else runs does time say something about this program.
        if (Extent.isEverything()) {
            assertThat(slowest).isLessThan(KEY.multipliedBy(2));
        }
        tmux.type("g" + MANY / 2);
        tmux.press("Enter");
        await(tmux, "event " + MANY / 2 + " of");
        tmux.await("the files of that moment", screen -> screen.contains("/usr/include/f"), PATIENCE);
        tmux.press("q");
        await(tmux, "ready>");
    }

    private static String title(String screen) {
        return screen.lines().findFirst().orElse("");
    }
}
