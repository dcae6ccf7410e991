package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Launcher;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code tracetool show -F}: a recording is printed while it is made. */
@Timeout(120)
class FollowTest {
    private static final Pattern TICK = Pattern.compile("access\\(\"/tick/(\\d+)/(\\d+)\"");
    private static final int TICKS = 150;
    /** The first calls come while the follower is still starting to read. */
    private static final int WARM_UP = 10;

    private static final Duration MOST = Duration.ofMillis(200);
    private static final int RUNS = 3;

    private final List<Process> followers = new ArrayList<>();
    private Stage stage;
    private Path directory;

    @BeforeEach
    void open(@TempDir Path place) throws IOException {
        directory = place;
        stage = new Stage(place);
    }

    @AfterEach
    void close() {
        for (Process follower : followers) {
            follower.destroyForcibly();
        }
        stage.close();
    }

    /** Starts to follow; SIGINT ends the follower even where the tests themselves run in the background. */
    private Process follow(Path trace) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "env", "--default-signal=INT", Distribution.tracetool(), "show", "-F", trace.toString())
                .redirectError(errors().toFile());
        builder.environment().clear();
        builder.environment().putAll(Stage.environment(directory));
        Process follower = builder.start();
        followers.add(follower);
        return follower;
    }

    private Path errors() {
        return directory.resolve("follower.err");
    }

    private void untilItWaits() throws Exception {
        Await.until("follower's note", () -> Files.readString(errors()).contains("waiting for") ? Boolean.TRUE : null);
    }

    private Launcher.Running record(Path trace, String... command) {
        return stage.start(stage.recorded(stage.launch(command), trace));
    }

    /** The 95th percentile of the time from a call to its line, in a program that never pauses for long. */
    private Duration latency(Path trace) throws Exception {
        Process follower = follow(trace);
        untilItWaits();
        Launcher.Running program = record(trace, CPrograms.compiled("tick").toString(), Integer.toString(TICKS));
        List<Duration> latencies = new ArrayList<>();
        int ticks = 0;
        try (BufferedReader lines = follower.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher tick = TICK.matcher(line);
                if (tick.find()) {
                    assertThat(tick.group(1)).isEqualTo(Integer.toString(ticks));
                    Instant called = Instant.EPOCH.plus(Long.parseLong(tick.group(2)), ChronoUnit.NANOS);
                    if (ticks++ >= WARM_UP) {
                        latencies.add(Duration.between(called, Instant.now()));
                    }
                }
            }
        }
        assertThat(follower.waitFor()).as("exit code of show -F").isZero();
        assertThat(program.outcome().status()).isEqualTo(WaitStatus.exited(0));
        assertThat(ticks).isEqualTo(TICKS);
        latencies.sort(null);
        return latencies.get(latencies.size() * 95 / 100);
    }

    /** A busy machine can spoil a run, but not all of them. */
    @Test
    void callIsOnTheScreenWithinAFifthOfASecond() throws Exception {
        List<Duration> runs = new ArrayList<>();
        do {
            runs.add(latency(directory.resolve("out" + runs.size() + ".trc")));
            Files.delete(errors());
        } while (runs.size() < RUNS && runs.get(runs.size() - 1).compareTo(MOST) > 0);

        assertThat(runs).as("95th percentile of each run").anyMatch(latency -> latency.compareTo(MOST) <= 0);
    }

    @Test
    void takesNearlyNoProcessorTimeWhileNothingHappens() throws Exception {
        Path trace = directory.resolve("out.trc");
        Launcher.Running program = record(trace, "sleep", "60");
        Path part = directory.resolve("out.trc.part");
        Await.until("a recording", () -> Files.exists(part) ? Boolean.TRUE : null);
        Process follower = follow(trace);
        try (BufferedReader lines = follower.inputReader(StandardCharsets.US_ASCII)) {
            while (!lines.readLine().contains("exit_group") && !lines.ready()) {
                // Until the first pause.
            }
            // Nothing can be waited for here: what is measured is a stretch of time in which nothing happens.
            Thread.sleep(1500);
            Duration before = processorTime(follower.pid());
            Thread.sleep(2000);
            Duration spent = processorTime(follower.pid()).minus(before);

            assertThat(program.isAlive()).isTrue();
            assertThat(spent).as("of 2 seconds").isLessThan(Duration.ofMillis(100));
        }
    }

    @Test
    void saysThatTheRecorderDied() throws Exception {
        Path trace = directory.resolve("out.trc");
        Launcher.Running program = record(trace, CPrograms.compiled("tick").toString(), "300");
        long pid = Await.until("the command", () -> program.processes().isEmpty() ? null : program.pid());
        long recorder = Await.tracerOf(pid, "tick");
        Process follower = follow(trace);
        try (BufferedReader lines = follower.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(lines.readLine()).isNotNull();
            ProcessHandle.of(recorder).ifPresent(ProcessHandle::destroyForcibly);
            assertThat(lines.lines()).isNotEmpty();
        }
        assertThat(follower.waitFor(20, TimeUnit.SECONDS)).as("has ended").isTrue();
        assertThat(follower.exitValue()).isEqualTo(2);
        assertThat(Files.readString(errors()))
                .startsWith("tracetool: " + trace + ".part: its recorder has died; ")
                .contains("'tracetool recover " + trace + ".part -o ")
                .hasLineCount(1);
        assertThat(program.outcome().status()).isEqualTo(WaitStatus.exited(0));
    }

    @Test
    void endsQuietlyWhenNobodyReads() throws Exception {
        Path trace = directory.resolve("out.trc");
        Launcher.Running program = record(trace, CPrograms.compiled("tick").toString(), "150");
        Path part = directory.resolve("out.trc.part");
        Await.until("a recording", () -> Files.exists(part) ? Boolean.TRUE : null);
        Process follower = follow(trace);
        try (BufferedReader lines = follower.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(lines.readLine()).isNotNull();
        }
        assertThat(follower.waitFor(20, TimeUnit.SECONDS)).as("has ended").isTrue();
        assertThat(program.isAlive()).as("the program").isTrue();
        assertThat(follower.exitValue()).isEqualTo(141);
        assertThat(Files.readString(errors())).isEmpty();
        assertThat(program.outcome().status()).isEqualTo(WaitStatus.exited(0));
    }

    @Test
    void isAlsoEndedFromTheKeyboard() throws Exception {
        Path trace = directory.resolve("out.trc");
        Process follower = follow(trace);
        untilItWaits();
        new ProcessBuilder("kill", "-INT", Long.toString(follower.pid()))
                .start()
                .waitFor();
        assertThat(follower.waitFor(20, TimeUnit.SECONDS)).as("has ended").isTrue();
        assertThat(follower.exitValue()).isEqualTo(130);
    }

    /** User and system time of a process; the kernel counts hundredths of a second (proc_pid_stat(5), fields 14, 15). */
    private static Duration processorTime(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 14);
        return Duration.ofMillis(10 * (Long.parseLong(fields[11]) + Long.parseLong(fields[12])));
    }
}
