package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Gap;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.state.Loss;
import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Launcher;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code --on-full=drop}: the program does not wait for the recorder, and the trace says where what is missing. */
class DropTest extends OnStage {
    private static final int CLOSE = 3;
    private static final int NEWFSTATAT = 262;

    private Launch recorded(Path trace, String... command) {
        List<String> words =
                new ArrayList<>(stage.recorded(stage.launch(command), trace).command());
        words.addAll(words.indexOf("--"), List.of("--ring-size", "1M", "-z", "19", "--on-full", "drop"));
        return stage.launch(words);
    }

    @Test
    void eventsThatFindNoRoomAreCountedWhereTheyAreMissing() throws IOException {
        Path trace = stage.beside("out.trc");
        int calls = 20_000;
        Outcome outcome =
                stage.run(recorded(trace, CPrograms.compiled("long_names").toString(), Integer.toString(calls)));

        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(7));
        assertThat(outcome.out()).isEqualTo("done\n");
        try (TraceFile file = TraceFile.open(trace)) {
            Loss loss = file.losses().get(0);
            assertThat(loss.reason()).isEqualTo(Gap.Reason.RING_FULL);
            assertThat(outcome.err())
                    .isEqualTo("tracecap: " + trace + ": " + loss.events()
                            + " events were left out, because they came faster than they could be written\n");
            assertThat(callsOf(file, NEWFSTATAT) + loss.events())
                    .as("recorded and lost")
                    .isBetween((long) calls, calls + 200L);
        }
        assertThat(stage.tracetool("info", trace.toString()).text()).contains("the ring was full");
        Outcome verify = stage.tracetool("verify", trace.toString());
        assertThat(verify.status()).as(verify.described()).isEqualTo(WaitStatus.exited(0));
        String show = stage.tracetool("show", trace.toString()).text();
        assertThat(show).contains("events are missing here, of all threads").endsWith("+++ exited with 7 +++\n");
    }

    @Test
    void programDoesNotWaitForARecorderThatCannotWrite() throws Exception {
        Path trace = stage.beside("out.trc");
        Launcher.Running running =
                stage.start(recorded(trace, CPrograms.compiled("numbered_calls").toString(), "1500"));
        long pid = Await.until("the command", () -> running.processes().isEmpty() ? null : running.pid());
        long recorder = Await.tracerOf(pid, "numbered_calls");
        Process freezer = new ProcessBuilder(
                        CPrograms.compiled("freeze_thread").toString(), Long.toString(recorder), "trace writer")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = freezer.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(said.readLine()).isEqualTo("frozen");
            Await.until("the end of the command", () -> ProcessHandle.of(pid).isPresent() ? null : pid);
            assertThat(trace).doesNotExist();
        } finally {
            freezer.getOutputStream().close();
        }
        Outcome outcome = running.outcome();

        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(outcome.out()).isEqualTo("done\n");
        assertThat(outcome.strays()).isEmpty();
        try (TraceFile file = TraceFile.open(trace)) {
            assertThat(file.isComplete()).isTrue();
            assertThat(file.lostEvents()).isPositive();
            assertThat(outcome.err()).contains(file.lostEvents() + " events were left out");
            assertThat(callsOf(file, CLOSE)).isPositive();
            assertThat(exitsOf(file)).as("threads that ended").isEqualTo(2);
        }
        assertThat(Files.exists(stage.beside("out.trc.part"))).isFalse();
    }

    private static long callsOf(TraceFile file, int syscall) throws IOException {
        long calls = 0;
        try (EventCursor events = file.events()) {
            while (events.next()) {
                EventView event = events.event();
                boolean begins = event.kind() == EventKind.CALL || event.kind() == EventKind.ENTER;
                calls += begins && event.syscall() == syscall ? 1 : 0;
            }
        }
        return calls;
    }

    private static long exitsOf(TraceFile file) throws IOException {
        long exits = 0;
        try (EventCursor events = file.events()) {
            while (events.next()) {
                exits += events.event().kind() == EventKind.EXIT ? 1 : 0;
            }
        }
        return exits;
    }
}
