package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Launcher;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recorder is killed; the program does not notice. */
class RecorderDeathTest extends OnStage {
    private Outcome killRecorderOf(Launch launch, String program, long afterMillis) throws Exception {
        Launcher.Running running = stage.start(stage.recorded(launch, stage.beside("out.trc")));
        long pid = Await.until("the command", () -> running.processes().isEmpty() ? null : running.pid());
        long recorder = Await.tracerOf(pid, program);
        // Any moment will do, and no state of the program is to be the one that it always dies in.
        Thread.sleep(afterMillis);
        assertThat(ProcessHandle.of(recorder)).as("recorder").isPresent();
        ProcessHandle.of(recorder).ifPresent(ProcessHandle::destroyForcibly);
        return running.outcome();
    }

    @Test
    void programWithChildAndThreadGivesItsAnswer() throws Exception {
        Launch launch = stage.launch(CPrograms.compiled("long_answer").toString(), "2000");
        Outcome outcome = killRecorderOf(launch, "long_answer", 700);
        assertThat(outcome.out()).as(outcome.described()).isEqualTo("answer 42, bad calls 0\n");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(3));
        assertThat(outcome.strays()).as("left running").isEmpty();
    }

    /** A stop costs a hundred times what such a call costs alone. */
    @Test
    void programGoesOnAtFullSpeed() throws Exception {
        String program = CPrograms.compiled("call_rate").toString();
        Path stop = stage.work().resolve("stop");
        Launcher.Running alone = stage.start(stage.launch(program));
        Thread.sleep(600);
        Files.createFile(stop);
        long rate = leastOf(alone.outcome());

        Files.delete(stop);
        Launcher.Running running = stage.start(stage.recorded(stage.launch(program), stage.beside("out.trc")));
        long pid = Await.until("the command", () -> running.processes().isEmpty() ? null : running.pid());
        ProcessHandle recorder =
                ProcessHandle.of(Await.tracerOf(pid, "call_rate")).orElseThrow();
        recorder.destroyForcibly();
        recorder.onExit().get();
        Await.until("the end of tracing", () -> Await.status(pid, "TracerPid:").equals("0") ? pid : null);
        // Ten times that are measured, after some that may begin before the end of tracing.
        Thread.sleep(1000);
        Files.createFile(stop);
        assertThat(leastOf(running.outcome()))
                .as("calls in 50 ms, alone %d", rate)
                .isGreaterThan(rate / 5);
    }

    private static long leastOf(Outcome outcome) {
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        String[] rates = outcome.out().strip().split(" ", -1);
        return Math.min(Long.parseLong(rates[0]), Long.parseLong(rates[1]));
    }

    private static List<Long> moments() {
        return Extent.moments(3, 60, 300);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void forkStormGivesItsAnswer(long afterMillis) throws Exception {
        Launch launch = stage.launch(CPrograms.compiled("fork_storm").toString(), "20");
        Outcome outcome = killRecorderOf(launch, "fork_storm", afterMillis);
        assertThat(outcome.out()).as(outcome.described()).isEqualTo("11994\n");
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(outcome.strays()).as("left running").isEmpty();
        Path recovered = stage.beside("recovered.trc");
        Path part = stage.beside("out.trc.part");
        Outcome recover = stage.tracetool("recover", part.toString(), "-o", recovered.toString(), "--remove-ring");
        assertThat(recover.out()).as(recover.described()).contains("lost      nothing; the recorder died");
        Outcome verify = stage.tracetool("verify", recovered.toString());
        assertThat(verify.status()).as(verify.described()).isEqualTo(WaitStatus.exited(0));
    }
}
