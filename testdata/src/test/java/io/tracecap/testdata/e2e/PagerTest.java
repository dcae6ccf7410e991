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

    @BeforeEach
    void expectTmux() {
        assumeTrue(Tmux.isThere(), "there is no tmux on the PATH");
    }

    private static void run(Tmux tmux, String options) throws Exception {
        tmux.type("clear; " + Distribution.tracetool() + " show " + options + " x.trc; echo 'code'=$?");
        tmux.press("Enter");
        tmux.await("the end", screen -> screen.contains("code="), PATIENCE);
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

            run(tmux, "");
            assertThat(tmux.screen()).contains("paged ", "\"-l\"", "code=0").doesNotContain("exited with");
            run(tmux, "-e trace=execve -e quiet=exit");
            assertThat(tmux.screen()).contains("execve(", "code=0").doesNotContain("paged ");
            run(tmux, "--no-pager");
            assertThat(tmux.screen()).contains("exited with 0", "code=0").doesNotContain("paged ");
            run(tmux, "--json >/dev/null");
            assertThat(tmux.screen()).contains("code=0").doesNotContain("paged ");
        }
    }
}
