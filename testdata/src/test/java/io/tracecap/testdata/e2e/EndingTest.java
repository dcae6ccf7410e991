package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.compare.TraceLine;
import io.tracecap.testdata.compare.TraceLine.Kind;
import io.tracecap.testdata.compare.TraceText;
import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Launcher;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recorded program ends as it would without tracecap, and its caller sees just that. */
class EndingTest extends OnStage {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 77, 125, 126, 127, 128, 143, 254, 255})
    void exitCodeIsTheProgramsOwn(int code) {
        Outcome outcome = stage.run(stage.recorded(stage.launch("sh", "-c", "exit " + code), twice.trace()));
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(code));
        assertThat(outcome.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 8, 9, 10, 11, 13, 14, 15, 24, 25, 31, 34, 64})
    void deathBySignalIsDeathByThatSignal(int signal) {
        Launch die = stage.launch(CPrograms.compiled("die").toString(), Integer.toString(signal));
        Outcome outcome = stage.run(twice.recorded(die));
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.killedBy(signal));
        assertThat(outcome.err()).isEmpty();
        Outcome show = twice.show();
        assertThat(show.text()).as(show.described()).contains("+++ killed by SIG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void signalToTheWholeGroupLetsTheProgramCleanUp(String signal) throws Exception {
        Launch launch = stage.launch(CPrograms.compiled("clean_up").toString());
        Launcher.Running running = stage.start(twice.recorded(launch));
        long pid = Await.pidIn(stage.work().resolve("ready.pid"));
        assertThat(pid).as("what the shell started becomes the program").isEqualTo(running.pid());
        assertThat(stage.run("bash", "-c", "kill -" + signal + " -- -" + pid).status())
                .isEqualTo(WaitStatus.exited(0));
        Outcome outcome = running.outcome();
        int number = signal.equals("INT") ? 2 : 15;
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.killedBy(number));
        assertThat(outcome.out()).isEqualTo("cleaned up after " + number + "\n");
        assertThat(twice.show().status()).isEqualTo(WaitStatus.exited(0));
    }

    @Test
    void forkStormWithThreadsEndsAsItShould() {
        Launch storm = stage.launch(CPrograms.compiled("fork_storm").toString());
        assertThat(twice.assertSame(storm, twice.recorded(storm))).isEqualTo("594\n");
        List<TraceLine> lines = TraceText.parse(twice.show().out());
        assertThat(lines.stream().filter(TraceLine::createsTask))
                .as("new tasks")
                .hasSize(400);
        assertThat(lines.stream().map(TraceLine::tid).distinct()).as("threads").hasSize(401);
        assertThat(lines.stream().filter(line -> line.kind() == Kind.EXIT))
                .as("ends")
                .hasSize(401);
    }

    @Test
    void programThatLeavesAChildBehindEndsAtOnceAndTheChildIsRecordedToItsEnd() {
        Launch launch = stage.launch("sh", "-c", "{ sleep 4; cat /dev/null; } & exit 3");
        Outcome outcome = stage.run(twice.recorded(launch));
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(3));
        assertThat(outcome.wall()).isLessThan(Duration.ofSeconds(4));
        assertThat(outcome.strays()).as("left running").isEmpty();
        assertThat(twice.show().out()).contains("\"/dev/null\"");
    }

    @Test
    void nextCommandOfTheCallerFindsTheFileComplete() {
        Outcome outcome = stage.run(
                "bash",
                "-c",
                Distribution.tracecap() + " run true -o " + twice.trace() + " && " + Distribution.tracetool() + " show "
                        + twice.trace() + " | tail -n 1");
        assertThat(outcome.text()).as(outcome.described()).contains("+++ exited with 0 +++");
    }
}
