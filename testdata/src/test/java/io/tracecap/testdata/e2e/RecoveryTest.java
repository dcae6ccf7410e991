package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recorder is killed at a random moment; what it had seen until then is recovered without a gap. */
class RecoveryTest extends OnStage {
    private static final int CLOSE = 3;
    private static final int MAIN_FIRST = 1_000_000;
    private static final int THREAD_FIRST = 2_000_000;

    private static List<Long> moments() {
        return Extent.moments(10, 200, 1500);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void nothingIsLostThatTheRecorderSaw(long afterMillis) throws Exception {
        Path trace = stage.beside("out.trc");
        Path part = stage.beside("out.trc.part");
        Path recovered = stage.beside("recovered.trc");
        killRecorder(trace, afterMillis);

        Outcome recover = stage.tracetool("recover", part.toString(), "-o", recovered.toString(), "--remove-ring");
        assertThat(recover.status()).as(recover.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(recover.out())
                .containsPattern("ring +/.*\\.ring: [0-9]+ events? joined.*; removed")
                .contains("lost      nothing; the recorder died");
        try (TraceFile made = TraceFile.open(recovered)) {
            assertThat(made.isComplete()).isTrue();
            assertThat(Path.of("/dev/shm", "tracecap-" + Long.toHexString(made.recordingId()) + ".ring"))
                    .doesNotExist();
            assertNumbersHaveNoGap(made, recover);
        }
        Outcome verify = stage.tracetool("verify", recovered.toString());
        assertThat(verify.status()).as(verify.described()).isEqualTo(WaitStatus.exited(0));
        Outcome again = stage.tracecap("run", "-o", trace.toString(), "--", "/bin/true");
        assertThat(again.err()).contains("tracetool recover " + part);
        Files.delete(part);
    }

    private void killRecorder(Path trace, long afterMillis) throws Exception {
        Launch launch = stage.launch(CPrograms.compiled("numbered_calls").toString(), "2000");
        Launcher.Running running = stage.start(stage.recorded(launch, trace));
        long pid = Await.until("the command", () -> running.processes().isEmpty() ? null : running.pid());
        long recorder = Await.tracerOf(pid, "numbered_calls");
        // A moment that nothing in the program or in the recorder marks.
        Thread.sleep(afterMillis);
        ProcessHandle.of(recorder).ifPresent(ProcessHandle::destroyForcibly);
        Outcome outcome = running.outcome();
        assertThat(outcome.out()).as(outcome.described()).isEqualTo("done\n");
    }

    private static void assertNumbersHaveNoGap(TraceFile made, Outcome recover) throws IOException {
        int main = MAIN_FIRST;
        int thread = THREAD_FIRST;
        long number = 0;
        Set<Long> unfinished = new HashSet<>();
        Gap last = null;
        try (EventCursor events = made.events()) {
            while (events.next()) {
                EventView event = events.event();
                assertThat(event.number()).as(recover.described()).isEqualTo(number++);
                last = event.kind() == EventKind.GAP ? Gap.of(event) : null;
                if (event.kind() == EventKind.RETURN) {
                    assertThat(unfinished.remove(event.enterNumber()))
                            .as(
                                    "event %d returns from %d\n%s",
                                    event.number(), event.enterNumber(), recover.described())
                            .isTrue();
                } else if (event.kind() == EventKind.ENTER) {
                    unfinished.add(event.number());
                }
                boolean begins = event.kind() == EventKind.ENTER || event.kind() == EventKind.CALL;
                if (begins && event.syscall() == CLOSE && event.argument(0) >= MAIN_FIRST) {
                    long expected = event.argument(0) < THREAD_FIRST ? main++ : thread++;
                    assertThat(event.argument(0)).as(recover.described()).isEqualTo(expected);
                }
            }
        }
        assertThat(last).as(recover.described()).isNotNull();
        assertThat(last.reason()).isEqualTo(Gap.Reason.RECORDER_DIED);
        assertThat(unfinished).as("calls that did not return").hasSizeLessThanOrEqualTo(4);
    }
}
