package io.tracecap.testdata.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
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

    /** Where the pids begin anew in between, an orphan that the launcher adopts has a lower one than the command. */
    @Test
    void findsTheCommandWhenPidsBeginAnew() throws IOException, InterruptedException {
        String lastPid = "/proc/sys/kernel/ns_last_pid";
        Outcome set = launcher.run(sh("echo $(($(cat /proc/sys/kernel/pid_max) - 12)) >" + lastPid));
        assumeThat(set.status()).as("set by root only").isEqualTo(WaitStatus.exited(0));
        Launcher.Running running = launcher.start(
                sh("for i in 1 2 3 4 5 6 7 8 9 10 11 12; do /bin/true; done; (sleep 1000 &); echo $$; sleep 1000"));
        while (running.isAlive() && !running.soFar().endsWith("\n")) {
            Thread.sleep(10);
        }
        long command = Long.parseLong(running.soFar().strip());

        assertThat(running.processes()).anyMatch(orphan -> orphan.pid() < command);
        assertThat(running.pid()).isEqualTo(command);
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
