package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Launcher;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On which processors a recorded program runs, and what it gets to know of that. Where there is but one, nothing is. */
class PlacementTest {
    private static final String AFFINITY = CPrograms.compiled("affinity").toString();
    private static final String LIST = "Cpus_allowed_list:";

    private Stage stage;
    private Twice twice;
    private String all;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        stage = new Stage(directory);
        twice = new Twice(stage);
        all = Await.status(ProcessHandle.current().pid(), LIST);
        assumeTrue(all.contains("-") || all.contains(","), "one processor");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "together", "free"})
    void programIsToldWhatItWouldBeTold(String placement) {
        for (String command : List.of(AFFINITY + " tell", "nproc", "getconf _NPROCESSORS_ONLN")) {
            Outcome alone = stage.run("sh", "-c", command);
            Outcome recorded =
                    stage.tracecap("run", "--placement", placement, "-o", "../told.trc", "--", "sh", "-c", command);
            assertThat(recorded.out()).as(recorded.described()).isEqualTo(alone.out());
        }
    }

    @Test
    void interpretersAreToldWhatTheyWouldBeTold() {
        twice.assertSame(
                "RUN python3 -c 'import os; print(os.sched_getaffinity(0), os.sched_getaffinity(os.getpid()))'");
        String processors = "System.out.println(Runtime.getRuntime().availableProcessors());";
        twice.assertSame("echo 'class P { public static void main(String[] a) { " + processors
                + " } }' >P.java; RUN java -XX:TieredStopAtLevel=1 P.java");
    }

    @Test
    void traceSaysWhatTheProgramWasTold() {
        twice.assertSame("RUN nproc");
        assertThat(twice.show().out())
                .doesNotContain("sched_getaffinity(0, 128, [0])", "sched_getaffinity(0, 128, [1])");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void whatTheProgramChoosesIsObeyed(String processor) {
        assumeTrue(all.startsWith("0-"), "processors 0 and 1");
        assertThat(twice.assertSame("RUN " + AFFINITY + " set " + processor)).contains("set: 0", "ran elsewhere: 0");
    }

    @Test
    void whatTheProgramIsGivenBeforehandIsKept() {
        String first = all.substring(0, 1);
        assertThat(twice.assertSame("taskset -c " + first + " RUN nproc; RUN taskset -c " + first + " nproc"))
                .isEqualTo("1\n1\n");
    }

    private Launcher.Running startRecorded(String placement, String... command) {
        List<String> words = new ArrayList<>(List.of(
                Distribution.tracecap(),
                "run",
                "--placement",
                placement,
                "-o",
                twice.trace().toString(),
                "--"));
        words.addAll(List.of(command));
        return stage.start(stage.launch(words));
    }

    /** The processes of the program: not the recorder's, which runs beside them. */
    private static List<Long> program(Launcher.Running running) {
        List<Long> pids = new ArrayList<>();
        for (ProcessHandle process : running.processes()) {
            if (field(process.pid(), "Name:").equals("affinity")) {
                pids.add(process.pid());
            }
        }
        return pids;
    }

    /** A field of a process that may end at any moment. */
    private static String field(long pid, String name) {
        try {
            return Await.status(pid, name);
        } catch (IOException ended) {
            return "";
        }
    }

    /** Waits until the program has so many processes, and each of them may run on these processors. */
    private static void awaitAll(Launcher.Running running, int count, String processors) throws Exception {
        Await.until(count + " processes that may run on " + processors, () -> {
            List<Long> pids = program(running);
            for (long pid : pids) {
                if (!field(pid, LIST).equals(processors)) {
                    return null;
                }
            }
            return pids.size() == count ? pids : null;
        });
    }

    private static String isConfined(Launcher.Running running) throws Exception {
        long pid = Await.until("the command", () -> running.processes().isEmpty() ? null : running.pid());
        return Await.until("confined", () -> {
            String processors = Await.status(pid, LIST);
            return processors.matches("[0-9]+") && Await.status(pid, "Name:").equals("affinity") ? processors : null;
        });
    }

    @Test
    void serialProgramSharesAProcessorWithTheRecorder() throws Exception {
        Launcher.Running running = startRecorded("auto", AFFINITY, "wait", "go");
        String processor = isConfined(running);
        long recorder = Await.tracerOf(running.pid(), "affinity");
        Await.until("tracer on the same processor", () -> hasThreadOn(recorder, processor) ? true : null);
        Files.createFile(stage.work().resolve("go"));
        assertThat(running.outcome().out()).contains("self: 0");
    }

    private static boolean hasThreadOn(long pid, String processor) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return threads.anyMatch(thread -> mayRunOn(thread, processor));
        }
    }

    private static boolean mayRunOn(Path thread, String processors) {
        try {
            return Files.readAllLines(thread.resolve("status")).contains(LIST + "\t" + processors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatComputesInAParallelProgramGetsAllProcessorsAndASerialOneComesBackToOne() throws Exception {
        Launcher.Running running =
                startRecorded("auto", "sh", "-c", AFFINITY + " compute 2; exec " + AFFINITY + " wait go");
        Await.until("two processes, those that compute, that may run on " + all, () -> {
            long free = program(running).stream()
                    .filter(pid -> field(pid, LIST).equals(all))
                    .count();
            return free == 2 ? true : null;
        });
        awaitAll(running, 2, isConfined(running));
        Files.createFile(stage.work().resolve("go"));
        assertThat(running.outcome().status()).isEqualTo(WaitStatus.exited(0));
    }

    @Test
    void deathOfTheRecorderGivesAllProcessorsBack() throws Exception {
        Launch alone = stage.launch("sh", "-c", "touch go; exec " + AFFINITY + " wait go");
        Outcome expected = stage.run(alone);
        Files.delete(stage.work().resolve("go"));

        Launcher.Running running = startRecorded("together", AFFINITY, "wait", "go");
        String processor = isConfined(running);
        awaitAll(running, 2, processor);
        long recorder = Await.tracerOf(running.pid(), "affinity");
        ProcessHandle.of(recorder).ifPresent(ProcessHandle::destroyForcibly);

        awaitAll(running, 2, all);
        Files.createFile(stage.work().resolve("go"));
        assertThat(running.outcome().out()).isEqualTo(expected.out());
    }
}
