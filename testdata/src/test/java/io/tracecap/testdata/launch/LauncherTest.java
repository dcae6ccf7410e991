package io.tracecap.testdata.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    @TempDir
    private Path directory;

    private Launcher launcher;

    @BeforeEach
    void open() {
        launcher = new Launcher(directory);
    }

    @AfterEach
    void close() {
        launcher.close();
    }

    private Launch sh(String script) {
        return new Launch(
                List.of("/bin/sh", "-c", script),
                directory,
                Map.of("PATH", "/usr/bin:/bin"),
                Path.of("/dev/null"),
                Duration.ofSeconds(10),
                List.of("-g", "1"));
    }

    @Test
    void tellsExitCodeFromDeathBySignal() {
        assertThat(launcher.run(sh("exit 143")).status()).isEqualTo(WaitStatus.exited(143));
        assertThat(launcher.run(sh("kill -TERM $$")).status()).isEqualTo(WaitStatus.killedBy(15));
        assertThat(launcher.run(sh("kill -SEGV $$")).status()).isEqualTo(WaitStatus.killedBy(11));
    }

    @Test
    void keepsOutputsApart() {
        Outcome outcome = launcher.run(sh("echo out; echo err >&2; printf '\\377'"));
        assertThat(outcome.out()).isEqualTo("out\n\u00ff");
        assertThat(outcome.err()).isEqualTo("err\n");
    }

    @Test
    void endsWhatDoesNotEnd() {
        Launch launch = sh("setsid sleep 1000 & sleep 1000");
        Outcome outcome = launcher.run(new Launch(
                launch.command(),
                directory,
                launch.environment(),
                launch.stdin(),
                Duration.ofSeconds(1),
                launch.options()));
        assertThat(outcome.timedOut()).isTrue();
        assertThat(outcome.strays()).isNotEmpty();
    }

    @Test
    void namesAndEndsWhatIsLeftBehind() {
        Outcome outcome = launcher.run(sh("setsid sleep 1000 >/dev/null & sleep 0.1; exit 4"));
        assertThat(outcome.status()).isEqualTo(WaitStatus.exited(4));
        assertThat(outcome.timedOut()).isFalse();
        assertThat(outcome.strays()).singleElement().asString().endsWith(" sleep");
    }

    @Test
    void closingEndsWhatRuns() {
        Launcher.Running running = launcher.start(sh("sleep 1000"));
        assertThat(running.isAlive()).isTrue();
        launcher.close();
        assertThat(running.isAlive()).isFalse();
        assertThat(running.processes()).isEmpty();
    }
}
