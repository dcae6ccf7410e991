package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.file.TraceFile;
import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Launcher;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What a recorder has in memory is found by others: that it is in use, or that it was left behind. */
class RingsTest extends OnStage {
    private static String idOf(Path part) throws IOException {
        try (TraceFile file = TraceFile.open(part)) {
            return HexFormat.of().toHexDigits(file.traceId());
        }
    }

    private String ring(String id) {
        Outcome list = stage.tracetool("recover", "--list-rings");
        assertThat(list.status()).as(list.described()).isEqualTo(WaitStatus.exited(0));
        return list.out()
                .lines()
                .filter(line -> line.startsWith(id))
                .findFirst()
                .orElse("");
    }

    @Test
    void ringOfAKilledRecorderIsNamedAndCanBeDiscarded() throws Exception {
        Path part = stage.beside("out.trc.part");
        Launcher.Running running = stage.start(stage.recorded(
                stage.launch("sh", "-c", "until [ -e go ]; do sleep 0.05; done"), stage.beside("out.trc")));
        long pid = Await.until("the command", () -> running.processes().isEmpty() ? null : running.pid());
        long recorder = Await.tracerOf(pid, "sh");
        String id = idOf(part);

        assertThat(ring(id)).contains("in use", part.toString());
        Outcome refused = stage.tracetool("recover", "--discard-ring", id);
        assertThat(refused.status()).as(refused.described()).isEqualTo(WaitStatus.exited(2));
        assertThat(refused.err()).contains("its recorder lives");

        ProcessHandle handle = ProcessHandle.of(recorder).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().get();
        Files.createFile(stage.work().resolve("go"));
        assertThat(running.outcome().status()).isEqualTo(WaitStatus.exited(0));
        assertThat(ring(id)).contains("left", part.toString());

        Outcome next = stage.run(
                "python3",
                "-c",
                "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)",
                Distribution.tracecap(),
                "run",
                "-o",
                stage.beside("next.trc").toString(),
                "true");
        assertThat(next.out()).as(next.described()).contains("has left a ring", "--list-rings");

        Outcome discard = stage.tracetool("recover", "--discard-ring", id);
        assertThat(discard.status()).as(discard.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(ring(id)).isEmpty();
        assertThat(stage.tracetool("recover", "--discard-ring", id).err()).contains("there is no ring of trace " + id);
    }

    @Test
    void ringThatAKilledRecorderHadNotFinishedCanBeDiscarded() throws IOException {
        String id = "7e57000000000001";
        Files.write(Path.of("/dev/shm/tracecap-" + id + ".ring"), new byte[100_000]);
        assertThat(ring(id)).contains("left", " 0 bytes not in the file");
        Outcome discard = stage.tracetool("recover", "--discard-ring", id);
        assertThat(discard.status()).as(discard.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(ring(id)).isEmpty();
    }
}
