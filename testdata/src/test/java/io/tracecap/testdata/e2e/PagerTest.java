package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracecap.testdata.launch.Distribution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tracetool} in a real terminal: what is longer than it is for the pager. */
class PagerTest extends OnStage {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private int shown;

    @BeforeEach
    void expectTmux() {
        assumeTrue(Tmux.isThere(), "there is no tmux on the PATH");
    }

    /** Shows the trace, and returns what is on the screen then. */
    private String show(Tmux tmux, String options) throws Exception {
        String end = "end" + ++shown + "=0";
        tmux.type("clear; " + Distribution.tracetool() + " show " + options + " x.trc; echo 'end'" + shown + "=$?");
        tmux.press("Enter");
        tmux.await("the end", screen -> screen.contains(end), PATIENCE);
        return tmux.screen();
    }

    @Test
    void onlyWhatIsLongerThanTheTerminalIsPaged(@TempDir Path directory) throws Exception {
        stage.run(stage.recorded(
                stage.launch("sh", "-c", "cat /dev/null; ls -l / | cat"),
                stage.work().resolve("x.trc")));
        Map<String, String> environment = new HashMap<>(Stage.environment(stage.beside("home")));
        environment.put("TERM", "xterm-256color");
        environment.put("TRACETOOL_PAGER", "sed -n 's/^.*execve/paged &/p'");
        try (Tmux tmux = Tmux.start(directory, 200, 40, environment)) {
            tmux.type("cd " + stage.work());
            tmux.press("Enter");

            assertThat(show(tmux, "")).contains("paged ", "\"-l\"").doesNotContain("exited with");
            assertThat(show(tmux, "-e trace=execve -e quiet=exit"))
                    .contains("execve(")
                    .doesNotContain("paged ");
            assertThat(show(tmux, "--no-pager")).contains("exited with 0").doesNotContain("paged ");
            assertThat(show(tmux, "--json >/dev/null")).doesNotContain("paged ");
        }
    }
}
