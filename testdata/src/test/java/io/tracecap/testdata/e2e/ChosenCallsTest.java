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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --calls} records some calls only; with {@code --die-with-recorder} the kernel lets the others run. */
class ChosenCallsTest extends OnStage {
    private static final Pattern CALL = Pattern.compile("(?m)^\\d+ +(\\w+)\\(.*");

    private Launch recorded(List<String> options, String... command) {
        List<String> words = new ArrayList<>(
                List.of(Distribution.tracecap(), "run", "-o", twice.trace().toString()));
        words.addAll(options);
        words.add("--");
        words.addAll(List.of(command));
        return stage.launch(words);
    }

    private static List<String> bySeccomp(String calls) {
        return List.of("--calls", calls, "--die-with-recorder");
    }

    private Set<String> namesOfCalls() {
        Set<String> names = new TreeSet<>();
        Matcher matcher = CALL.matcher(twice.show().text());
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private String info() {
        return stage.tracetool("info", twice.trace().toString()).text();
    }

    private void assertTraceIsGood() {
        Outcome verify = stage.tracetool("verify", twice.trace().toString());
        assertThat(verify.status()).as(verify.described()).isEqualTo(WaitStatus.exited(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--die-with-recorder"})
    void onlyTheChosenCallsAreRecordedAndTheNeededOnes(String how) {
        List<String> options = how.isEmpty() ? List.of("--calls", "getcwd,%signal") : bySeccomp("getcwd,%signal");
        Outcome outcome = stage.run(recorded(options, "sh", "-c", "cd /; /bin/true; echo done | cat"));

        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(outcome.out()).isEqualTo("done\n");
        assertThat(outcome.err()).isEmpty();
        assertThat(namesOfCalls())
                .contains("execve", "getcwd", "rt_sigaction", "chdir", "openat", "close", "dup2")
                .doesNotContain("read", "write", "mmap", "brk", "wait4", "exit_group");
        assertThat(info())
                .containsPattern(
                        how.isEmpty()
                                ? "recorded +only getcwd,%signal, and what changes processes or descriptors\n"
                                : "recorded +only getcwd,%signal, .*; chosen by a seccomp filter\n");
        assertTraceIsGood();
    }

    @Test
    void allButSomeCallsCanBeRecorded() {
        Outcome outcome = stage.run(recorded(bySeccomp("!read,%memory"), "sh", "-c", "echo done | cat"));

        assertThat(outcome.out()).as(outcome.described()).isEqualTo("done\n");
        assertThat(namesOfCalls())
                .contains("execve", "write", "wait4", "exit_group")
                .doesNotContain("read", "mmap", "brk", "munmap");
        assertTraceIsGood();
    }

    @Test
    void seccompFilterRecordsTheSameAsStoppingAtEachCall() {
        String[] command = {"sh", "-c", "for i in 1 2 3; do ls -l /etc >list; sort list >sorted; wc -l sorted; done"};
        stage.run(recorded(List.of("--calls", "%file,%signal"), command));
        String stopped = withoutAccidents(twice.show().text());
        stage.run(recorded(bySeccomp("%file,%signal"), command));
        String chosen = withoutAccidents(twice.show().text());

        assertThat(chosen.lines().sorted())
                .hasSizeGreaterThan(200)
                .isEqualTo(stopped.lines().sorted().toList());
    }

    /** The result of rt_sigreturn is that of the call that the signal interrupted. */
    private static String withoutAccidents(String text) {
        return text.replaceAll("0x[0-9a-f]+", "ADDRESS")
                .replaceAll("\\b\\d{3,}\\b", "NUMBER")
                .replaceAll("(?m)^.*--- SIGCHLD.*\n", "")
                .replaceAll("(rt_sigreturn.*\\)) += .*", "$1")
                .replaceAll(" +=", " =");
    }

    private static List<Long> moments() {
        return Extent.moments(10, 200, 300);
    }

    /** What would fail, if it went on without the recorder, is ended with it. */
    @ParameterizedTest
    @MethodSource("moments")
    void noCallFailsWhenTheRecorderIsKilled(long afterMillis) throws Exception {
        Launch launch = recorded(
                bySeccomp("access,getppid"), CPrograms.compiled("watch_calls").toString(), "20000");
        Launcher.Running running = stage.start(launch);
        long recorder = recorderOf(running, "watch_calls");
        Thread.sleep(afterMillis);
        ProcessHandle.of(recorder).orElseThrow().destroyForcibly();

        Outcome outcome = running.outcome();
        assertThat(outcome.out()).as(outcome.described()).isEmpty();
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.killedBy(9));
        assertThat(outcome.strays()).as("left running").isEmpty();
    }

    private static long recorderOf(Launcher.Running running, String program) throws Exception {
        long pid = Await.until("the command", () -> running.processes().isEmpty() ? null : running.pid());
        return Await.tracerOf(pid, program);
    }

    @Test
    void noCallFailsWhenTheRecordingIsOver() {
        List<String> options = new ArrayList<>(bySeccomp("access,getppid"));
        options.addAll(List.of("--max-events", "1000"));
        Outcome outcome =
                stage.run(recorded(options, CPrograms.compiled("watch_calls").toString(), "500"));

        assertThat(outcome.out()).as(outcome.described()).isEmpty();
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(3));
        assertThat(outcome.err())
                .matches("tracecap: .*out\\.trc: has 1000 events \\(--max-events\\); the program goes on unrecorded,"
                        + " and the recorder stays with it \\(--die-with-recorder\\)\n");
        assertThat(outcome.strays()).as("left running").isEmpty();
        assertTraceIsGood();
    }

    @Test
    void recorderThatIsToldToEndCompletesTheTraceAndStaysWithTheProgram() throws Exception {
        Launcher.Running running = stage.start(recorded(
                bySeccomp("access,getppid"), CPrograms.compiled("watch_calls").toString(), "3000"));
        long recorder = recorderOf(running, "watch_calls");
        assertThat(new ProcessBuilder("kill", Long.toString(recorder)).start().waitFor())
                .isZero();
        Await.until("a complete trace", () -> Files.exists(twice.trace()) ? true : null);
        assertThat(running.isAlive()).as("program").isTrue();
        assertThat(ProcessHandle.of(recorder)).as("recorder").isPresent();

        Outcome outcome = running.outcome();
        assertThat(outcome.out()).as(outcome.described()).isEmpty();
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(3));
        assertThat(outcome.strays()).as("left running").isEmpty();
        assertTraceIsGood();
    }

    @Test
    void whatOutlivesTheCommandKeepsTheRecorder() throws Exception {
        List<String> options = new ArrayList<>(bySeccomp("access,getppid"));
        options.addAll(List.of("--wait", "root"));
        String watch = CPrograms.compiled("watch_calls").toString();
        Outcome outcome = stage.run(recorded(options, "sh", "-c", "setsid " + watch + " 700 >calls & exit 5"));

        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(5));
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.strays()).as("left running").isEmpty();
        assertThat(stage.work().resolve("calls")).isEmptyFile();
        assertTraceIsGood();
    }

    @Test
    void ordinaryUserGivesUpPrivilegesForTheFilter() throws IOException {
        Launch launch = recorded(bySeccomp("%file"), "grep", "-E", "^(NoNewPrivs|Seccomp):", "/proc/self/status");
        List<String> command = new ArrayList<>(launch.command());
        command.set(command.indexOf("-o") + 1, "out.trc");
        Outcome outcome = stage.run(stage.asNobody(launch.withCommand(command)));

        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(outcome.out()).isEqualTo("NoNewPrivs:\t1\nSeccomp:\t2\n");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void setUserIdProgramOfAnOrdinaryUserIsRefused() throws IOException {
        Path program = stage.work().resolve("set_user_id");
        Files.copy(Path.of("/bin/true"), program);
        assertThat(stage.run("chmod", "4755", program.toString()).status()).isEqualTo(WaitStatus.exited(0));
        List<String> command =
                new ArrayList<>(recorded(bySeccomp("%file"), program.toString()).command());
        command.set(command.indexOf("-o") + 1, "out.trc");

        assertRefused(stage.run(stage.asNobody(stage.launch(command))), "set-user-ID");
    }

    @Test
    void setUserIdProgramThatIsStartedLaterIsSpokenOf() throws IOException {
        Path program = stage.work().resolve("set_user_id");
        Files.copy(Path.of("/usr/bin/id"), program);
        assertThat(stage.run("chmod", "4755", program.toString()).status()).isEqualTo(WaitStatus.exited(0));
        List<String> command = new ArrayList<>(
                recorded(bySeccomp("%file"), "sh", "-c", program + " -un; true").command());
        command.set(command.indexOf("-o") + 1, "out.trc");
        Outcome outcome = stage.run(stage.asNobody(stage.launch(command)));

        assumeTrue(
                System.getProperty("user.name").equals("root"), "nobody else can make a set-user-ID program of root");
        assertThat(outcome.out()).as(outcome.described()).isEqualTo("nobody\n");
        assertThat(outcome.err()).contains("runs without its privileges").hasLineCount(1);
    }

    @Test
    void commandUnderAFilterIsRefused() {
        List<String> command =
                new ArrayList<>(List.of(CPrograms.compiled("filtered").toString()));
        command.addAll(recorded(bySeccomp("%file"), "/bin/true").command());

        assertRefused(stage.run(stage.launch(command)), "seccomp filter already");
    }

    @Test
    void allCallsAreRefusedForTheyWouldAllStop() {
        assertRefused(stage.run(recorded(List.of("--die-with-recorder"), "/bin/true")), "--calls");
    }

    @Test
    void unknownCallIsRefused() {
        assertRefused(stage.run(recorded(List.of("--calls", "opennat"), "/bin/true")), "opennat");
    }

    private void assertRefused(Outcome outcome, String why) {
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(2));
        assertThat(outcome.err()).startsWith("tracecap: ").contains(why);
        assertThat(twice.trace()).doesNotExist();
        assertThat(stage.work().resolve("out.trc")).doesNotExist();
    }
}
