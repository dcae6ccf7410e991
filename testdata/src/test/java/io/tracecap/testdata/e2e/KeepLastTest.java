package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Gap;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Launcher;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code --keep-last}: recording goes on and on, the most recent past is there when somebody asks, and at the end. */
class KeepLastTest extends OnStage {
    private static final long MEGABYTE = 1 << 20;
    private static final Path READER = Path.of("reader", "trc.py").toAbsolutePath();

    private final List<String> options = new ArrayList<>(List.of("--keep-last", "1M"));
    private final Map<String, String> variables = new HashMap<>();

    private Path trace() {
        return stage.beside("out.trc");
    }

    /** Calls without end: access(2) of names that do not compress, of which a child says what it is, until told to end. */
    private Launcher.Running startBusy() {
        List<String> command = new ArrayList<>(List.of(Distribution.tracecap(), "run", "-o", trace().toString()));
        command.addAll(options);
        command.addAll(List.of(
                "--", "sh", "-c", CPrograms.compiled("busy_names") + "; exit 7", "the shell that began long ago"));
        Launch launch = stage.launch(command);
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            launch = launch.withVariable(variable.getKey(), variable.getValue());
        }
        return stage.start(launch);
    }

    private long pid() throws Exception {
        return Await.pidIn(stage.work().resolve("ready.pid"));
    }

    private void end() throws IOException {
        Files.createFile(stage.work().resolve("go"));
    }

    private static void tell(long pid, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private List<Path> files(String prefix) throws IOException {
        try (Stream<Path> all = Files.list(trace().getParent())) {
            return all.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    private long kept() throws IOException {
        long bytes = 0;
        for (Path file : files("out.trc.part.")) {
            // 0 when it has been removed by now.
            bytes += file.toFile().length();
        }
        return bytes;
    }

    /** Waits until the oldest events have been given up. */
    private void awaitTheFirstToGo() throws Exception {
        Path first = stage.beside("out.trc.part.1");
        Await.until("a segment", () -> Files.exists(first) ? Boolean.TRUE : null);
        Await.until("the first one to go", () -> {
            assertThat(kept()).isLessThan(MEGABYTE + MEGABYTE / 4);
            return Files.exists(first) ? null : Boolean.TRUE;
        });
    }

    private Path awaitWritten(String name) throws Exception {
        Path file = stage.beside(name);
        return Await.until(name, () -> Files.exists(file) ? file : null);
    }

    /** What is in a file that was written out. */
    private record Past(long first, long end, Gap older) {}

    private Past assertIsRecentPast(Path file) throws IOException {
        Outcome verify = stage.tracetool("verify", file.toString());
        assertThat(verify.status()).as(verify.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(Files.size(file)).isLessThan(MEGABYTE + MEGABYTE / 8);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (TraceFile trace = TraceFile.open(file);
                EventCursor events = trace.events()) {
            assertKnowsProcesses(trace.processes());
            long first = -1;
            Gap older = null;
            while (events.next()) {
                EventView event = events.event();
                Gap gap = event.kind() == EventKind.GAP ? Gap.of(event) : null;
                if (gap != null && gap.reason() == Gap.Reason.NOT_KEPT) {
                    assertThat(older)
                            .as("only one says that older ones are missing")
                            .isNull();
                    older = gap;
                } else if (first < 0 && !event.isContext()) {
                    first = event.number();
                }
            }
            assertThat(older).as("says that older events are missing").isNotNull();
            assertThat(older.events()).isEqualTo(first);
            assertThat(older.durationNs()).isPositive();
            return new Past(first, trace.nextEvent(), older);
        }
    }

    private static void assertKnowsProcesses(List<ProcessInfo> processes) {
        assertThat(processes).extracting(ProcessInfo::slot).contains("0", "0.0");
        ProcessInfo shell = processes.get(0);
        ProcessInfo busy = processes.get(1);
        assertThat(shell.command().toString()).contains("the shell that began long ago");
        assertThat(busy.parent()).isEqualTo(shell.number());
        assertThat(busy.command().toString()).contains("busy_names");
        assertThat(busy.execs()).isEqualTo(1);
    }

    @Test
    void writesOutThePastOnEachSignalAndAtTheEnd() throws Exception {
        Files.writeString(stage.beside("out.2.trc"), "somebody else's");
        Launcher.Running program = startBusy();
        long recorder = Await.tracerOf(pid(), "busy_names");
        awaitTheFirstToGo();
        Outcome followed = stage.tracetool("show", "-F", trace().toString());
        assertThat(followed.status()).as(followed.described()).isEqualTo(WaitStatus.exited(2));
        assertThat(followed.err()).contains("--keep-last", "SIGUSR1");
        tell(recorder, "USR1");
        Path one = awaitWritten("out.1.trc");
        tell(recorder, "USR1");
        Path other = awaitWritten("out.3.trc");
        end();
        Outcome outcome = program.outcome();

        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(7));
        assertThat(outcome.err().lines())
                .as(outcome.described())
                .hasSize(2)
                .allMatch(line -> line.matches("tracecap: wrote .*out\\.[13]\\.trc: the last [0-9,]+ events, of .*"));
        Past first = assertIsRecentPast(one);
        Past second = assertIsRecentPast(other);
        Past last = assertIsRecentPast(trace());
        assertThat(second.end()).isGreaterThan(first.end());
        assertThat(last.end()).isGreaterThan(second.end());
        assertThat(files("out.")).containsExactly(one, stage.beside("out.2.trc"), other, trace());
        assertThat(stage.tracetool("info", trace().toString()).text())
                .contains("keeping the last 1M", "older than what was to be kept");
        Outcome check = stage.run("python3", READER.toString(), "check", trace().toString());
        assertThat(check.status()).as(check.described()).isEqualTo(WaitStatus.exited(0));
    }

    @Test
    void isRecoveredWithTheRingWhenTheRecorderIsKilled() throws Exception {
        Launcher.Running program = startBusy();
        long recorder = Await.tracerOf(pid(), "busy_names");
        awaitTheFirstToGo();
        tell(recorder, "KILL");
        end();
        assertThat(program.outcome().status()).isEqualTo(WaitStatus.exited(7));

        Path good = stage.beside("good.trc");
        Outcome recovered = stage.tracetool(
                "recover", "--remove-ring", stage.beside("out.trc.part").toString(), "-o", good.toString());
        assertThat(recovered.status()).as(recovered.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(recovered.text()).as(recovered.described()).contains("ring");
        Past past = assertIsRecentPast(good);
        try (TraceFile trace = TraceFile.open(good)) {
            assertThat(trace.eventCount() - trace.contextEvents() - 1)
                    .as("all events from the first one on")
                    .isEqualTo(past.end() - past.first());
        }
        Outcome again = stage.run(stage.recorded(stage.launch("true"), trace()));
        assertThat(again.err()).as(again.described()).contains("exists");
    }

    @Test
    void keepsATimeAndEndsWhenItIsToldTo() throws Exception {
        options.set(1, "1s");
        options.add("-q");
        Launcher.Running program = startBusy();
        long recorder = Await.tracerOf(pid(), "busy_names");
        Path first = stage.beside("out.trc.part.1");
        Await.until("a segment", () -> Files.exists(first) ? Boolean.TRUE : null);
        Await.until("the first one to go", () -> Files.exists(first) ? null : Boolean.TRUE);
        tell(recorder, "TERM");
        awaitWritten("out.trc");
        end();
        Outcome outcome = program.outcome();

        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(7));
        assertThat(outcome.err()).isEmpty();
        try (TraceFile trace = TraceFile.open(trace())) {
            assertThat(trace.losses())
                    .extracting(loss -> loss.reason())
                    .containsExactly(Gap.Reason.DETACHED, Gap.Reason.NOT_KEPT);
        }
        assertThat(files("out.")).containsExactly(trace());
    }

    @Test
    void allThatIsWrittenBelongsToTheUserWhoAskedSudo() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
        String nobody = "65534";
        variables.putAll(Map.of("SUDO_UID", nobody, "SUDO_GID", nobody));
        Launcher.Running program = startBusy();
        long recorder = Await.tracerOf(pid(), "busy_names");
        awaitTheFirstToGo();
        tell(recorder, "USR1");
        awaitWritten("out.1.trc");
        end();
        assertThat(program.outcome().status()).isEqualTo(WaitStatus.exited(7));
        assertThat(files("out.")).hasSize(2).allSatisfy(file -> {
            assertThat(Files.getAttribute(file, "unix:uid")).as(file.toString()).hasToString(nobody);
            assertThat(Files.getAttribute(file, "unix:gid")).as(file.toString()).hasToString(nobody);
        });
    }

    @Test
    void eventsThatFoundNoRoomInTheRingAreCountedAlsoWhenTheyAreTooOld() throws IOException {
        int calls = 60_000;
        Outcome outcome = stage.run(stage.launch(
                Distribution.tracecap(),
                "run",
                "-o",
                trace().toString(),
                "--keep-last=1M",
                "--on-full=drop",
                "--ring-size=1M",
                "-z19",
                "--",
                CPrograms.compiled("long_names").toString(),
                Integer.toString(calls)));
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(7));
        try (TraceFile trace = TraceFile.open(trace())) {
            assertThat(trace.losses()).extracting(loss -> loss.reason()).contains(Gap.Reason.NOT_KEPT);
            assertThat(trace.eventCount() - trace.contextEvents() + trace.lostEvents())
                    .as("kept and lost")
                    .isBetween((long) calls, calls + 300L);
        }
        Outcome verify = stage.tracetool("verify", trace().toString());
        assertThat(verify.status()).as(verify.described()).isEqualTo(WaitStatus.exited(0));
    }

    @Test
    void saysOnceThatTheDiskIsFullAndGoesOn() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
        Path disk = Files.createDirectories(stage.beside("disk"));
        assertThat(stage.run("mount", "-t", "tmpfs", "-o", "size=1500k", "none", disk.toString())
                        .status())
                .isEqualTo(WaitStatus.exited(0));
        try {
            Path file = disk.resolve("out.trc");
            Launcher.Running program = stage.start(stage.launch(
                    Distribution.tracecap(),
                    "run",
                    "-o",
                    file.toString(),
                    "--keep-last",
                    "1M",
                    "--",
                    CPrograms.compiled("busy_names").toString()));
            long recorder = Await.tracerOf(pid(), "busy_names");
            Path first = disk.resolve("out.trc.part.1");
            Await.until("a segment", () -> Files.exists(first) ? Boolean.TRUE : null);
            Await.until("the first one to go", () -> Files.exists(first) ? null : Boolean.TRUE);
            tell(recorder, "USR1");
            Await.until("a message", () -> program.errSoFar().contains("recording goes on") ? Boolean.TRUE : null);
            assertThat(file.resolveSibling("out.1.trc")).doesNotExist();
            assertThat(stage.run("mount", "-o", "remount,size=20m", disk.toString())
                            .status())
                    .isEqualTo(WaitStatus.exited(0));
            end();
            Outcome outcome = program.outcome();

            assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
            assertThat(outcome.err().lines()).as(outcome.described()).hasSize(1);
            assertThat(outcome.err()).contains("No space left on device");
            assertThat(stage.tracetool("verify", file.toString()).status()).isEqualTo(WaitStatus.exited(0));
            try (Stream<Path> left = Files.list(disk)) {
                assertThat(left).containsExactly(file);
            }
        } finally {
            stage.run("umount", disk.toString());
        }
    }

    @Test
    void refusesWhatItCannotKeep() {
        for (String wrong : List.of("many", "100", "10ms", "64Q")) {
            Outcome outcome = stage.tracecap("run", "--keep-last", wrong, "-o", trace().toString(), "true");
            assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(2));
            assertThat(outcome.err()).contains("--keep-last");
        }
        Outcome both = stage.tracecap("run", "--keep-last", "2M", "--max-size", "1M", "-o", trace().toString(), "true");
        assertThat(both.err()).as(both.described()).contains("contradict");
        assertThat(trace()).doesNotExist();
    }
}
