package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Launcher;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On which processors programs run that are recorded by {@code tracecap attach}, what they get to know, and what is left. */
class AttachPlacementTest extends OnStage {
    private static final String AFFINITY = CPrograms.compiled("affinity").toString();
    private static final String LIST = "Cpus_allowed_list:";

    private String all;

    @BeforeEach
    void needSeveralProcessors() throws IOException {
        all = Await.status(ProcessHandle.current().pid(), LIST);
        assumeTrue(all.contains("-") || all.contains(","), "one processor");
    }

    private Launcher.Running attach(long pid, String... options) {
        List<String> command = new ArrayList<>(List.of(Distribution.tracecap(), "attach", "-p", Long.toString(pid)));
        command.addAll(List.of("-o", stage.beside("out.trc").toString()));
        command.addAll(List.of(options));
        return stage.start(stage.launch(command));
    }

    /** Where each thread of a process may run. */
    private static Map<String, String> processors(long pid) throws IOException {
        Map<String, String> processors = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
            for (Path task : tasks.toList()) {
                String tid = task.getFileName().toString();
                processors.put(tid, Await.status(Long.parseLong(tid), LIST));
            }
        }
        return processors;
    }

    private long pidOf(Launcher.Running program) throws Exception {
        return Await.until("the program", () -> {
            boolean isThere = !program.processes().isEmpty()
                    && Await.status(program.pid(), "Name:").equals("affinity");
            return isThere ? program.pid() : null;
        });
    }

    /** Four threads, two of which are tied to a processor. */
    private Launcher.Running startThreads() throws Exception {
        Launcher.Running program = stage.start(stage.launch(AFFINITY, "threads", "go"));
        long pid = pidOf(program);
        Await.until("four threads", () -> {
            Map<String, String> processors = processors(pid);
            long tied = processors.values().stream()
                    .filter(each -> !each.equals(all))
                    .count();
            return (processors.size() == 4 && tied == 2) ? Boolean.TRUE : null;
        });
        return program;
    }

    /** Waits until a process's first thread is confined, and says to which processor. */
    private static String confined(long pid) throws Exception {
        return Await.until("confined", () -> {
            String processors = Await.status(pid, LIST);
            return processors.matches("[0-9]+") ? processors : null;
        });
    }

    private void tell(String target, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-s", signal, "--", target)
                        .start()
                        .waitFor())
                .isZero();
    }

    private Outcome letGo(Launcher.Running program) throws IOException {
        Files.createFile(stage.work().resolve("go"));
        return program.outcome();
    }

    private String outputAlone(String mode) throws IOException {
        Files.createFile(stage.work().resolve("go"));
        String out = stage.run(AFFINITY, mode, "go").out();
        Files.delete(stage.work().resolve("go"));
        return sorted(out);
    }

    private static String sorted(String lines) {
        return String.join("\n", lines.lines().sorted().toList());
    }

    @ParameterizedTest
    @CsvSource({"TERM, the recorder", "KILL, the recorder", "KILL, its job"})
    void threadsGetBackWhatEachOfThemHad(String signal, String whom) throws Exception {
        Launcher.Running program = startThreads();
        long pid = program.pid();
        Map<String, String> before = processors(pid);
        Launcher.Running recorder = attach(pid, "--placement", "together");
        confined(pid);
        tell((whom.equals("its job") ? "-" : "") + recorder.pid(), signal);
        Outcome recorded = recorder.outcome();
        assertThat(recorded.strays()).as(recorded.described()).isEmpty();
        assertThat(processors(pid)).as(recorded.described()).isEqualTo(before);
        assertThat(letGo(program).status()).isEqualTo(WaitStatus.exited(0));
    }

    @Test
    void threadsAreToldWhatTheyWouldBeTold() throws Exception {
        String expected = outputAlone("threads");
        Launcher.Running program = startThreads();
        Launcher.Running recorder = attach(program.pid(), "--placement", "together");
        confined(program.pid());
        Outcome outcome = letGo(program);
        assertThat(sorted(outcome.out())).as(outcome.described()).isEqualTo(expected);
        assertThat(recorder.outcome().status()).isEqualTo(WaitStatus.exited(0));
    }

    @Test
    void serialProgramSharesAProcessorWithTheRecorderAndItsChildrenAreToldTheTruth() throws Exception {
        String expected = outputAlone("wait");
        Launcher.Running program = stage.start(stage.launch(AFFINITY, "wait", "go"));
        long pid = pidOf(program);
        Launcher.Running recorder = attach(pid);
        confined(pid);
        Outcome outcome = letGo(program);
        assertThat(sorted(outcome.out())).as(outcome.described()).isEqualTo(expected);
        assertThat(recorder.outcome().status()).isEqualTo(WaitStatus.exited(0));
    }

    @Test
    void nothingIsConfinedWhenAllIsLeftToTheKernel() throws Exception {
        Launcher.Running program = stage.start(stage.launch(AFFINITY, "wait", "go"));
        long pid = pidOf(program);
        Launcher.Running recorder = attach(pid, "--placement", "free", "--max-events", "20000");
        Await.tracerOf(pid, "affinity");
        while (recorder.isAlive()) {
            assertThat(Await.status(pid, LIST)).isEqualTo(all);
        }
        assertThat(letGo(program).status()).isEqualTo(WaitStatus.exited(0));
    }

    @Test
    void childrenThatAreNotRecordedMayRunAnywhere() throws Exception {
        String expected = outputAlone("wait");
        Launcher.Running program = stage.start(stage.launch(AFFINITY, "wait", "go"));
        long pid = pidOf(program);
        Launcher.Running recorder = attach(pid, "--no-follow", "--placement", "together");
        confined(pid);
        Outcome outcome = letGo(program);
        assertThat(sorted(outcome.out())).as(outcome.described()).isEqualTo(expected);
        assertThat(recorder.outcome().status()).isEqualTo(WaitStatus.exited(0));
    }

    @Test
    void childThatIsNotRecordedAndWasConfinedByOthersStaysSo() throws Exception {
        Launcher.Running program = stage.start(stage.launch(AFFINITY, "wait", "go"));
        long pid = pidOf(program);
        long child = Await.until("its child", () -> program.processes().stream()
                .map(ProcessHandle::pid)
                .filter(each -> each != pid)
                .findFirst()
                .orElse(null));
        Launcher.Running recorder = attach(pid, "--placement", "together");
        String home = confined(pid);
        Process taskset = new ProcessBuilder("taskset", "-pc", home, Long.toString(child))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(taskset.waitFor()).isZero();
        tell(Long.toString(recorder.pid()), "KILL");
        Outcome recorded = recorder.outcome();
        assertThat(Await.status(pid, LIST)).as(recorded.described()).isEqualTo(all);
        assertThat(Await.status(child, LIST)).as(recorded.described()).isEqualTo(home);
        assertThat(letGo(program).status()).isEqualTo(WaitStatus.exited(0));
    }
}
