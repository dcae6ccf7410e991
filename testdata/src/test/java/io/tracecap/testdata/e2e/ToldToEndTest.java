package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.Gap;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Launcher;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recorder is told to end by a signal: it lets go at once, completes the trace, and the program does not notice. */
class ToldToEndTest {
    private Stage stage;
    private Path trace;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        stage = new Stage(directory);
        trace = stage.beside("out.trc");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Launch program(String name, int argument) {
        return stage.launch(CPrograms.compiled(name).toString(), Integer.toString(argument));
    }

    private Launcher.Running record(Launch launch) {
        return stage.start(stage.recorded(launch, trace));
    }

    private static long recorderOf(Launcher.Running running, String program) throws Exception {
        long pid = Await.until("the command", () -> running.processes().isEmpty() ? null : running.pid());
        return Await.tracerOf(pid, program);
    }

    /** Sends the signal, and waits until the recorder is gone. */
    private void tell(long recorder, String signal) throws Exception {
        ProcessHandle handle = ProcessHandle.of(recorder).orElseThrow();
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(recorder)).start();
        assertThat(kill.waitFor()).isZero();
        handle.onExit().get(10, TimeUnit.SECONDS);
    }

    /** The file is complete, and says of some thread that the recorder let go of it. */
    private void assertTraceIsGood() throws IOException {
        assertThat(stage.beside("out.trc.part")).doesNotExist();
        Outcome verify = stage.tracetool("verify", trace.toString());
        assertThat(verify.status()).as(verify.described()).isEqualTo(WaitStatus.exited(0));
        long released = 0;
        try (TraceFile file = TraceFile.open(trace);
                EventCursor events = file.events()) {
            while (events.next()) {
                if (events.event().kind() == EventKind.GAP) {
                    assertThat(Gap.of(events.event()).reason()).isEqualTo(Gap.Reason.DETACHED);
                    released++;
                }
            }
        }
        assertThat(released).isPositive();
    }

    private static void assertEnded(Outcome outcome, int code, String out) {
        assertThat(outcome.out()).as(outcome.described()).isEqualTo(out);
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(code));
        assertThat(outcome.strays()).as("left running").isEmpty();
    }

    @RepeatedTest(20)
    void amidAStormOfForksAndVforks(RepetitionInfo repetition) throws Exception {
        assumeTrue(Extent.isEverything() || repetition.getCurrentRepetition() <= 10, "with -Peverything only");
        Launcher.Running running = record(program("vfork_storm", 150));
        long recorder = recorderOf(running, "vfork_storm");
        Thread.sleep(new Random(repetition.getCurrentRepetition()).nextInt(400));
        tell(recorder, "TERM");
        assertEnded(running.outcome(), 0, "900 of 900\n");
        assertTraceIsGood();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void byEachOfTheSignalsThatAskForIt(String signal) throws Exception {
        Launcher.Running running = record(stage.launch("python3", "-c", """
                import os, time
                while not os.path.exists("go"): time.sleep(0.01)
                """));
        long recorder = recorderOf(running, "python3");
        tell(recorder, signal);
        assertThat(running.isAlive()).as("program").isTrue();
        Files.createFile(stage.work().resolve("go"));
        Outcome outcome = running.outcome();
        assertEnded(outcome, 0, "");
        assertThat(outcome.err()).contains("out.trc", "untraced").hasLineCount(1);
        assertTraceIsGood();
    }

    @Test
    void parentInVforkIsLetGoBeforeItsChildHasEnded() throws Exception {
        Launcher.Running running = record(program("vfork_sleep", 5000));
        tell(recorderOf(running, "vfork_sleep"), "TERM");
        assertThat(running.isAlive()).as("program").isTrue();
        assertEnded(running.outcome(), 3, "child exited with 5\n");
        assertTraceIsGood();
    }

    @Test
    void noSignalToTheProgramIsLostOrDoubled() throws Exception {
        Launcher.Running running = record(program("signal_rain", 100_000));
        tell(recorderOf(running, "signal_rain"), "TERM");
        assertEnded(running.outcome(), 0, "100000 signals, 100000 in order\n");
        assertTraceIsGood();
    }

    @Test
    void callsThatWaitAreNotInterrupted() throws Exception {
        Launcher.Running running = record(program("blocked_calls", 3000));
        long recorder = recorderOf(running, "blocked_calls");
        Await.pidIn(stage.work().resolve("ready.pid"));
        tell(recorder, "TERM");
        assertThat(running.isAlive()).as("program").isTrue();
        assertEnded(running.outcome(), 0, "epoll_wait = 1\npoll = 1\nread = 1\nnanosleep = 0\nsemop = 0\nmsgrcv = 8\n");
        assertTraceIsGood();
    }

    @Test
    void stoppedChildStaysStoppedUntilItsParentContinuesIt() throws Exception {
        Launcher.Running running = record(program("stopped_child", 0));
        long recorder = recorderOf(running, "stopped_child");
        Await.pidIn(stage.work().resolve("ready.pid"));
        tell(recorder, "TERM");
        Files.createFile(stage.work().resolve("go"));
        assertEnded(running.outcome(), 0, "stopped by 19, state T\ncontinued: 1\nexited with 4\n");
        assertTraceIsGood();
    }
}
