package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.file.TraceFile;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real recording cut into parts, joined, and compressed again. */
class EditTest {
    private Stage stage;
    private Path trace;
    private String shown;

    @BeforeEach
    void record(@TempDir Path directory) throws IOException {
        stage = new Stage(directory);
        trace = stage.work().resolve("x.trc");
        Outcome recorded = stage.run(stage.recorded(
                stage.launch("bash", "-c", "for i in 1 2 3; do (/bin/ls -l / | sort) & done; sleep 0.2; wait"), trace));
        assertThat(recorded.status()).as(recorded.described()).isEqualTo(WaitStatus.exited(0));
        shown = tracetool("show", "-ttt", "-T", "-v", trace.toString());
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private String tracetool(String... words) {
        Outcome outcome = stage.tracetool(words);
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(outcome.err()).as(outcome.described()).isEmpty();
        return outcome.out();
    }

    private String path(String name) {
        return stage.work().resolve(name).toString();
    }

    /** The processes as {@code info} lists them, without how many events they have. */
    private List<String> processes(String file) {
        return tracetool("info", file)
                .lines()
                .dropWhile(line -> !line.contains("slot"))
                .map(line -> line.replaceFirst("^( *\\S+ +\\d+ +\\d+) +\\d+", "$1"))
                .toList();
    }

    @Test
    void threePartsJoinedAreTheRecordingByteByByteOfItsListing() throws IOException {
        long events;
        String nearEnd;
        try (TraceFile whole = TraceFile.open(trace)) {
            events = whole.nextEvent();
            nearEnd = (whole.lastTimeNs() - whole.firstTimeNs()) * 9 / 10 / 1_000_000 + "ms";
        }
        String third = Long.toString(events / 3);
        tracetool("cut", "--to", third, trace.toString(), "-o", path("a.trc"));
        tracetool("cut", "--from", third, "--to", nearEnd, trace.toString(), "-o", path("b.trc"));
        tracetool("cut", "--from", nearEnd, trace.toString(), "-o", path("c.trc"));
        for (String part : List.of("a.trc", "b.trc", "c.trc")) {
            assertThat(processes(path(part))).as(part).isEqualTo(processes(trace.toString()));
        }
        tracetool("cat", path("a.trc"), path("b.trc"), path("c.trc"), "-o", path("joined.trc"));
        assertThat(tracetool("show", "-ttt", "-T", "-v", path("joined.trc"))).isEqualTo(shown);
        assertThat(processes(path("joined.trc"))).isEqualTo(processes(trace.toString()));
    }

    @Test
    void oneProcessIsShownAsItIsInTheWhole() {
        tracetool("cut", "--process", "0.0/", trace.toString(), "-o", path("part.trc"));
        List<String> part =
                tracetool("show", "-ttt", "-T", "-v", path("part.trc")).lines().toList();
        assertThat(part).hasSizeGreaterThan(10);
        assertThat(shown.lines()).containsSubsequence(part);
    }

    @Test
    void repackedRecordingIsShownTheSameAndIsSmaller() throws IOException {
        tracetool("repack", trace.toString(), "-o", path("small.trc"));
        assertThat(tracetool("show", "-ttt", "-T", "-v", path("small.trc"))).isEqualTo(shown);
        assertThat(Files.size(stage.work().resolve("small.trc"))).isLessThan(Files.size(trace));
    }

    @Test
    void twoRecordingsInARowAreShownOneAfterTheOther() {
        Path second = stage.work().resolve("second.trc");
        stage.run(stage.recorded(stage.launch("/bin/ls", "/"), second));
        tracetool("cat", trace.toString(), second.toString(), "-o", path("both.trc"));
        String both = tracetool("show", "-v", path("both.trc"));
        assertThat(both)
                .isEqualTo(tracetool("show", "-v", trace.toString()) + tracetool("show", "-v", second.toString()));
        Outcome reversed = stage.tracetool("cat", second.toString(), trace.toString(), "-o", path("wrong.trc"));
        assertThat(reversed.status()).as(reversed.described()).isEqualTo(WaitStatus.exited(2));
        assertThat(reversed.err()).contains("x.trc: begins at ").contains("cannot be joined");
        assertThat(Path.of(path("wrong.trc.part"))).doesNotExist();
    }
}
