package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tracecap attach}: programs that run already are recorded, let go, and do not notice. */
class AttachTest extends OnStage {
    private static final String TICKING = """
            import os, time
            open("ready.pid", "w").write(str(os.getpid()))
            while not os.path.exists("go"):
                os.access("/tick", 0)
                time.sleep(0.01)
            """;

    private Launcher.Running startTicking() throws Exception {
        Launcher.Running running = stage.start(stage.launch("python3", "-c", TICKING));
        Await.until("the program", () -> Files.exists(stage.work().resolve("ready.pid")) ? Boolean.TRUE : null);
        return running;
    }

    private Path trace() {
        return stage.beside("out.trc");
    }

    private Launcher.Running attach(String... words) {
        List<String> command = new ArrayList<>(List.of(Distribution.tracecap(), "attach", "-o", trace().toString()));
        command.addAll(List.of(words));
        return stage.start(stage.launch(command));
    }

    private Outcome attachToEnd(String... words) {
        Outcome outcome = attach(words).outcome();
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        return outcome;
    }

    private static void tell(long pid, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private String show() {
        Outcome verify = stage.tracetool("verify", trace().toString());
        assertThat(verify.status()).as(verify.described()).isEqualTo(WaitStatus.exited(0));
        return stage.tracetool("show", trace().toString()).out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void detachesWhenItIsToldTo(String signal) throws Exception {
        Launcher.Running program = startTicking();
        long pid = program.pid();
        Launcher.Running recorder = attach("-p", Long.toString(pid));
        Await.tracerOf(pid, "python3");
        Thread.sleep(300);
        tell(recorder.pid(), signal);
        Outcome outcome = recorder.outcome();
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(program.isAlive()).isTrue();
        Files.createFile(stage.work().resolve("go"));
        assertThat(program.outcome().status()).isEqualTo(WaitStatus.exited(0));
        assertThat(show()).contains("access(\"/tick\"", "the recorder let go of it");
        assertThat(stage.tracetool("info", trace().toString()).out())
                .contains("options attach -o ", "/tick")
                .containsPattern("(?m)^0 +" + pid + " .*python3 -c");
    }

    @Test
    void recordsAllThreadsAndInterruptsNoneOfTheCallsThatTheyWaitIn() throws Exception {
        Launcher.Running program =
                stage.start(stage.launch(CPrograms.compiled("blocked_calls").toString(), "4000"));
        long pid = Await.pidIn(stage.work().resolve("ready.pid"));
        attachToEnd("-p", Long.toString(pid), "--duration", "500ms");
        assertThat(program.isAlive()).isTrue();
        Outcome outcome = program.outcome();
        assertThat(outcome.out())
                .as(outcome.described())
                .isEqualTo("epoll_wait = 1\npoll = 1\nread = 1\nnanosleep = 0\nsemop = 0\nmsgrcv = 8\n");
        assertThat(show()).contains("epoll_wait(", "read(", "msgrcv(", "semtimedop(", "restart_syscall(");
    }

    @Test
    void recordsChildrenThatAreMadeFromThenOnAndEndsWithTheLastProcess() throws Exception {
        Launcher.Running program = stage.start(stage.launch("bash", "-c", """
                until [ -e go ]; do read -t 0.02 < <(sleep 1); done
                /bin/true from-bash; exit 6
                """));
        long pid = Await.until("bash", () -> program.processes().isEmpty() ? null : program.pid());
        Launcher.Running recorder = attach("-p", Long.toString(pid));
        Await.until("a tracer", () -> isTraced(pid) ? Boolean.TRUE : null);
        Files.createFile(stage.work().resolve("go"));
        Outcome outcome = program.outcome();
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(6));
        Outcome recorded = recorder.outcome();
        assertThat(recorded.status()).as(recorded.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(recorded.err()).isEmpty();
        assertThat(show()).contains("[\"/bin/true\", \"from-bash\"]", "+++ exited with 6 +++");
    }

    private static boolean isTraced(long pid) throws IOException {
        return !Files.readString(Path.of("/proc/" + pid + "/status")).contains("TracerPid:\t0\n");
    }

    @Test
    void leavesChildrenAloneWhenToldSo() throws Exception {
        Launcher.Running program =
                stage.start(stage.launch(CPrograms.compiled("vfork_storm").toString(), "0"));
        long pid = Await.until("the program", () -> program.processes().isEmpty() ? null : program.pid());
        attachToEnd("-p", Long.toString(pid), "--no-follow", "--duration", "2s");
        Files.createFile(stage.work().resolve("go"));
        Outcome outcome = program.outcome();
        assertThat(outcome.out()).as(outcome.described()).matches("([0-9]+) of \\1\n");
        assertThat(show()).contains("vfork(", "wait4(").doesNotContain("execve(");
    }

    @RepeatedTest(10)
    void comesAndGoesAmidAStorm(RepetitionInfo repetition) throws Exception {
        Launcher.Running program =
                stage.start(stage.launch(CPrograms.compiled("vfork_storm").toString(), "0"));
        long pid = Await.until("the program", () -> program.processes().isEmpty() ? null : program.pid());
        attachToEnd("-p", Long.toString(pid), "--duration", 40 * repetition.getCurrentRepetition() + "ms");
        Files.createFile(stage.work().resolve("go"));
        Outcome outcome = program.outcome();
        assertThat(outcome.out()).as(outcome.described()).matches("([0-9]+) of \\1\n");
        assertThat(outcome.strays()).as("left running").isEmpty();
        assertThat(show()).contains("the recorder let go of it");
    }

    @Test
    void recordsSeveralProcessesAndKnowsEachCommand() throws Exception {
        Launcher.Running one = stage.start(stage.launch("sleep", "30.1"));
        Launcher.Running other = stage.start(stage.launch("sleep", "30.2"));
        long first = Await.until("sleep", () -> one.processes().isEmpty() ? null : one.pid());
        long second = Await.until("sleep", () -> other.processes().isEmpty() ? null : other.pid());
        Await.until("sleep", () -> (isSleep(first) && isSleep(second)) ? Boolean.TRUE : null);
        attachToEnd("-p", first + "," + second, "--duration", "100ms");
        assertThat(stage.tracetool("info", trace().toString()).out())
                .containsPattern("(?m)^0 +" + first + " .*sleep 30.1")
                .containsPattern("(?m)^1 +" + second + " .*sleep 30.2");
    }

    private static boolean isSleep(long pid) throws IOException {
        return Files.readString(Path.of("/proc/" + pid + "/comm")).equals("sleep\n");
    }

    @Test
    void stoppedProcessStaysStopped() throws Exception {
        Launcher.Running program = startTicking();
        tell(program.pid(), "STOP");
        attachToEnd("-p", Long.toString(program.pid()), "--duration", "200ms");
        assertThat(Files.readString(Path.of("/proc/" + program.pid() + "/status")))
                .contains("State:\tT (stopped)");
        tell(program.pid(), "CONT");
        Files.createFile(stage.work().resolve("go"));
        assertThat(program.outcome().status()).isEqualTo(WaitStatus.exited(0));
    }

    private void assertRefused(Outcome outcome, String... words) {
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(2));
        assertThat(outcome.err())
                .as(outcome.described())
                .startsWith("tracecap: ")
                .contains(words);
        assertThat(trace()).doesNotExist();
        assertThat(stage.beside("out.trc.part")).doesNotExist();
    }

    @Test
    void saysWhyItCannotAttach() throws Exception {
        assertRefused(attach("-p", "4194304").outcome(), "process 4194304: no such process");
        assertRefused(attach("-p", "2").outcome(), "process 2 ", "kernel");
        assertRefused(attach().outcome(), "--pid");
        assertRefused(attach("-p", "some").outcome(), "'some'");
        Launcher.Running traced = stage.start(stage.launch("strace", "-o", "/dev/null", "sleep", "30"));
        long sleep = Await.until("sleep", () -> traced.processes().stream()
                .filter(process -> process.info().command().orElse("").endsWith("sleep"))
                .map(ProcessHandle::pid)
                .findFirst()
                .orElse(null));
        assertRefused(
                attach("-p", Long.toString(sleep)).outcome(),
                "process " + sleep + " (sleep)",
                "is being traced by",
                "(strace)");
        long self = ProcessHandle.current().pid();
        if (System.getProperty("user.name").equals("root")) {
            Outcome outcome = stage.run(stage.asNobody(
                    stage.launch(Distribution.tracecap(), "attach", "-o", "own.trc", "-p", Long.toString(self))));
            assertRefused(outcome, "belongs to the user with id 0", "root");
        }
    }

    @Test
    void showsItsProgressOnATerminalAndKeepsQuietWhenAsked() throws Exception {
        Launcher.Running program = startTicking();
        String pid = Long.toString(program.pid());
        String onTerminal = "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)";
        Outcome shown = stage.run(
                "python3",
                "-c",
                onTerminal,
                Distribution.tracecap(),
                "attach",
                "-p",
                pid,
                "-o",
                stage.beside("a.trc").toString(),
                "--duration",
                "1500ms",
                "--summary");
        assertThat(shown.out())
                .as(shown.described())
                .containsPattern("0:0[01]  [0-9,]+ events \\([0-9,]+/s\\)  1 process  [0-9.]+ ([KM]B|bytes)")
                .containsPattern("a.trc: [0-9,]+ events of 1 process in 1\\.[0-9] s, ");
        Outcome quiet = stage.run(
                "python3",
                "-c",
                onTerminal,
                Distribution.tracecap(),
                "attach",
                "-p",
                pid,
                "-o",
                stage.beside("b.trc").toString(),
                "--duration",
                "1s",
                "-q");
        assertThat(quiet.out()).as(quiet.described()).isEmpty();
        assertThat(stage.beside("b.trc")).exists();
    }
}
