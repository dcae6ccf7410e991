package io.tracecap.testdata.e2e;

import static io.tracecap.format.event.Gap.Reason.SIZE_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tracecap.format.file.TraceFile;
import io.tracecap.format.state.Loss;
import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Launcher;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A recording ends before the program does: at a limit, or with the command. The program goes on untraced. */
class LimitsTest extends OnStage {
    private static final String MANY_CALLS = "i=0; while [ $i -lt 30000 ]; do : </dev/null; i=$((i+1)); done; echo $i";

    private Path trace() {
        return stage.beside("out.trc");
    }

    private Outcome run(String limit, String value, String... more) {
        Outcome outcome = stage.run(
                "sh",
                "-c",
                "exec " + Distribution.tracecap() + " run " + limit + " " + value + " " + String.join(" ", more)
                        + " -o " + trace() + " -- sh -c '" + MANY_CALLS + "'");
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(outcome.out()).as(outcome.described()).isEqualTo("30000\n");
        Outcome verify = stage.tracetool("verify", trace().toString());
        assertThat(verify.status()).as(verify.described()).isEqualTo(WaitStatus.exited(0));
        return outcome;
    }

    private void assertSays(Outcome outcome, String option, String gap) {
        assertThat(outcome.err())
                .as(outcome.described())
                .startsWith("tracecap: " + trace() + ": ")
                .contains("(" + option + ")", "the program goes on untraced")
                .hasLineCount(1);
        assertThat(stage.tracetool("show", trace().toString()).out().lines().reduce((first, last) -> last))
                .hasValueSatisfying(last -> assertThat(last).contains("+++ LOST: ", gap));
    }

    @Test
    void numberOfEvents() throws IOException {
        assertSays(run("--max-events", "1000"), "--max-events", "the recording had reached its limit");
        try (TraceFile file = TraceFile.open(trace())) {
            assertThat(file.eventCount()).as("events, and two gaps").isEqualTo(1002);
            assertThat(file.losses()).extracting(Loss::reason, Loss::gaps).containsExactly(tuple(SIZE_LIMIT, 2L));
            assertThat(file.lostEvents()).as("seen, but too late").isPositive();
        }
    }

    @Test
    void programThatEndsBeforeTheRecorderStopsHasItsEndLeftOutInTheOpen() throws IOException {
        Outcome outcome = stage.tracecap("run", "--max-events", "20", "-o", trace().toString(), "--", "true");
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(outcome.err())
                .as(outcome.described())
                .contains("--max-events")
                .hasLineCount(1);
        try (TraceFile file = TraceFile.open(trace())) {
            assertThat(file.losses()).extracting(Loss::reason).containsExactly(SIZE_LIMIT);
            assertThat(file.lostEvents()).as("the end of the program").isPositive();
            assertThat(file.eventCount())
                    .as("events, how many are missing, and maybe that the recorder let go")
                    .isBetween(21L, 22L);
        }
        assertThat(stage.tracetool("verify", trace().toString()).status()).isEqualTo(WaitStatus.exited(0));
    }

    @Test
    void sizeOfTheFile() throws IOException {
        assertSays(run("--max-size", "64K"), "--max-size", "the recording had reached its limit");
        assertThat(Files.size(trace())).isBetween(64L << 10, 128L << 10);
    }

    @Test
    void time() {
        assertSays(run("--duration", "300ms"), "--duration", "the recorder let go of it");
    }

    @Test
    void nothingIsSaidWhenQuietIsWanted() {
        assertThat(run("--max-events", "1000", "--quiet").err()).isEmpty();
    }

    @Test
    void limitThatMakesNoSenseIsRefused() {
        for (String option : new String[] {"--max-events=0", "--max-size=1", "--duration=0s", "--duration=soon"}) {
            Outcome outcome = stage.tracecap("run", option, "-o", trace().toString(), "touch", "started");
            assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(2));
            assertThat(outcome.err()).contains(option.substring(0, option.indexOf('=')));
        }
        assertThat(stage.work().resolve("started")).doesNotExist();
    }

    private static final String DAEMON =
            "(while [ ! -e go ]; do sleep 0.05; done; cat /dev/null; touch ended) >/dev/null 2>&1 & exit 3";

    /** Runs it in a pipe, as a shell does whose user waits for the end of the output. */
    private Launcher.Running startDaemon(String waitFor) {
        return stage.start(stage.launch(
                "bash",
                "-c",
                "set -o pipefail; " + Distribution.tracecap() + " run --wait " + waitFor + " -o " + trace()
                        + " -- sh -c '" + DAEMON + "' | cat; echo $?; ls " + trace() + "*"));
    }

    private void untilItSaid(Launcher.Running running, String what) throws Exception {
        Await.until(what, () -> running.soFar().contains(what) ? Boolean.TRUE : null);
    }

    @Test
    void endOfTheCommandWhatItLeavesRunningGoesOn() throws Exception {
        Launcher.Running running = startDaemon("root");
        untilItSaid(running, "out.trc");
        assertThat(running.soFar()).isEqualTo("3\n" + trace() + "\n");
        Files.createFile(stage.work().resolve("go"));
        Await.until("the daemon's end", () -> Files.exists(stage.work().resolve("ended")) ? Boolean.TRUE : null);
        assertThat(running.outcome().err()).isEmpty();
        assertThat(stage.tracetool("show", trace().toString()).out())
                .contains("+++ exited with 3 +++", "the recorder let go of it")
                .doesNotContain("\"ended\"");
    }

    @Test
    void endOfAllProcessesWhileTheCallerOfTheCommandGoesOn() throws Exception {
        Launcher.Running running = startDaemon("all");
        untilItSaid(running, "out.trc");
        assertThat(running.soFar()).isEqualTo("3\n" + trace() + ".part\n");
        Files.createFile(stage.work().resolve("go"));
        Await.until("the whole trace", () -> Files.exists(trace()) ? Boolean.TRUE : null);
        assertThat(running.outcome().err()).isEmpty();
        assertThat(stage.tracetool("show", trace().toString()).out()).contains("+++ exited with 3 +++", "\"ended\"");
    }

    @Test
    void twoRecordingsOfOneNameDoNotTouchEachOther() throws Exception {
        Launcher.Running first =
                stage.start(stage.recorded(stage.launch("sh", "-c", "until [ -e go ]; do sleep 0.05; done"), trace()));
        Await.until("the first", () -> Files.exists(stage.beside("out.trc.part")) ? Boolean.TRUE : null);
        Outcome second = stage.run(stage.recorded(stage.launch("touch", "started"), trace()));
        assertThat(second.status()).as(second.described()).isEqualTo(WaitStatus.exited(2));
        assertThat(second.err()).contains("another recording writes it");
        Outcome third = stage.run(stage.recorded(stage.launch("true"), stage.beside("other.trc")));
        assertThat(third.status()).as(third.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(stage.work().resolve("started")).doesNotExist();
        Files.createFile(stage.work().resolve("go"));
        Outcome outcome = first.outcome();
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(stage.tracetool("verify", trace().toString()).status()).isEqualTo(WaitStatus.exited(0));
    }
}
