package io.tracecap.tools.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.file.WriterOptions;
import io.tracecap.tools.cli.Main;
import io.tracecap.tools.fixture.Recording;
import io.tracecap.tools.select.Moment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditCommandsTest {
    private static final Task SHELL = Recording.process(0, 4711);
    private static final Task CAT = Recording.process(1, 4712);
    private static final int GETPID = 39;
    private static final int WAIT4 = 61;

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path trace = Path.of("");

    /** Event n is at n milliseconds since the start. */
    @BeforeEach
    void record() throws IOException {
        trace = recording().write(path("sh.trc"), Recording.header(List.of(RawText.of("sh"))), smallBatches());
    }

    private static Recording recording() {
        return new Recording()
                .task(SHELL, NewTask.NO_PARENT, NewTask.Origin.ROOT)
                .call(SHELL, GETPID, 4711, List.of())
                .enter(SHELL, WAIT4, List.of(4712L, 0L, 0L, 0L))
                .task(CAT, 0, NewTask.Origin.FORK)
                .enter(CAT, 59, List.of(1L, 2L, 3L), Recording.text(0, "/bin/cat"), Recording.text(1, "cat\0-n\0"))
                .point(EventKind.EXEC, CAT, List.of(4712L, 1L))
                .comeBack(CAT, 59, 0)
                .call(CAT, GETPID, 4712, List.of())
                .call(CAT, GETPID, 4712, List.of())
                .point(EventKind.EXIT, CAT, List.of(0L))
                .comeBack(SHELL, WAIT4, 4712)
                .point(EventKind.EXIT, SHELL, List.of(0x300L));
    }

    private static WriterOptions smallBatches() {
        return WriterOptions.DEFAULT.withRowsPerBatch(3);
    }

    private Path path(String name) {
        return directory.resolve(name);
    }

    private int run(Object... args) {
        out.reset();
        err.reset();
        return Main.run(Arrays.stream(args).map(Object::toString).toArray(String[]::new), out, err);
    }

    /** What a command that succeeds prints; the trace that it makes is without fault. */
    private String made(Object... args) {
        assertThat(run(args)).as(err.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        String printed = out.toString(StandardCharsets.UTF_8);
        int output = List.of(args).indexOf("-o");
        if (output >= 0) {
            int verified = run("verify", args[output + 1]);
            assertThat(verified).as(out.toString(StandardCharsets.UTF_8)).isZero();
        }
        return printed;
    }

    private List<String> shown(Path file) {
        return made("show", "-tt", file).lines().toList();
    }

    private void assertRefused(String message) {
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8).lines().toList())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("tracetool: ")
                .contains(message);
        assertThat(path("out.trc")).doesNotExist();
        assertThat(path("out.trc.part")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--from, 7",
        "--from, 6.5ms",
        "--from, 0.007s",
        "--from, 2026-11-23T07:16:37.674460Z",
        "--from, 2026-11-23T08:16:37.674460+01:00",
    })
    void cutsByNumberTimeSinceTheStartAndTimeOfDay(String option, String moment) throws IOException {
        made("cut", option, moment, trace, "-o", path("out.trc"));
        assertThat(shown(path("out.trc"))).hasSize(5).first().asString().contains("getpid()");
        try (TraceFile made = TraceFile.open(path("out.trc"))) {
            assertThat(made.header().origin().history()).containsExactly("cut --from " + moment);
            assertThat(made.nextEvent()).isEqualTo(12);
        }
    }

    @Test
    void eachPartKnowsAllProcessesAndTheirCommands() throws IOException {
        made("cut", "--from", "7", "--to", "9", trace, "-o", path("out.trc"));
        try (TraceFile whole = TraceFile.open(trace);
                TraceFile part = TraceFile.open(path("out.trc"))) {
            assertThat(part.processes()).hasSize(2);
            for (int i = 0; i < 2; i++) {
                assertThat(part.processes().get(i).slot())
                        .isEqualTo(whole.processes().get(i).slot());
                assertThat(part.processes().get(i).command())
                        .isEqualTo(whole.processes().get(i).command());
                assertThat(part.processes().get(i).endNs())
                        .isEqualTo(whole.processes().get(i).endNs());
            }
            assertThat(part.recordingId()).isEqualTo(whole.traceId()).isNotEqualTo(part.traceId());
        }
    }

    @Test
    void enterOfCallThatReturnsInThePartIsContext() {
        String report = made("cut", "--from", "10", "--to", "11", trace, "-o", path("out.trc"));
        assertThat(report).startsWith("1 event and 8 of context; 0 frames copied, 4 encoded again; ");
        assertThat(shown(path("out.trc"))).singleElement().asString().contains("wait4 resumed");
    }

    @ParameterizedTest
    @CsvSource({"4712, 6", "0.0, 6", "0, 4", "0/, 10", "4711/, 10", "'4711,4712', 10"})
    void cutsProcessesByPidSlotAndSubtree(String process, int lines) {
        made("cut", "--process", process, trace, "-o", path("out.trc"));
        assertThat(shown(path("out.trc")).size()).isLessThanOrEqualTo(lines);
        assertThat(made("info", path("out.trc"))).contains("cat -n");
    }

    @Test
    void wholeFramesAreCopied() {
        assertThat(made("cut", "--from", "3", trace, "-o", path("out.trc")))
                .startsWith("9 events and 2 of context; 3 frames copied, 1 encoded again; ");
    }

    @Test
    void partsJoinedAreTheWholeAgain() {
        made("cut", "--to", "4", trace, "-o", path("a.trc"));
        made("cut", "--from", "4", "--to", "8ms", trace, "-o", path("b.trc"));
        made("cut", "--from", "8ms", trace, "-o", path("c.trc"));
        made("cat", path("a.trc"), path("b.trc"), path("c.trc"), "-o", path("out.trc"));
        assertThat(shown(path("out.trc"))).isEqualTo(shown(trace));
        assertThat(made("show", "--unfinished", "-T", path("out.trc")))
                .isEqualTo(made("show", "--unfinished", "-T", trace));
    }

    @Test
    void recordingsOneAfterTheOtherAreNumberedOn() throws IOException {
        Path later = recording().write(path("later.trc"), header(2_000_000_000L));
        made("cat", trace, later, "-o", path("out.trc"));
        try (TraceFile joined = TraceFile.open(path("out.trc"))) {
            assertThat(joined.eventCount()).isEqualTo(24);
            assertThat(joined.processes().stream().map(p -> p.slot())).containsExactly("0", "0.0", "1", "1.0");
            assertThat(joined.lastTimeNs() - joined.firstTimeNs()).isEqualTo(2_011_000_000L);
            assertThat(joined.recordingId()).isEqualTo(joined.traceId());
        }
        assertThat(shown(path("out.trc"))
                        .subList(shown(trace).size(), 2 * shown(trace).size()))
                .isEqualTo(shown(later));
    }

    private static TraceHeader header(long laterNs) {
        TraceHeader header = Recording.header(List.of(RawText.of("sh")));
        return new TraceHeader(
                header.toolVersion(),
                header.command(),
                header.machine(),
                new TraceHeader.Clocks(
                        header.clocks().monotonicNs(), header.clocks().realtimeNs() + laterNs),
                header.capture(),
                header.privacy());
    }

    @Test
    void recordingsThatOverlapInTimeAreRefused() throws IOException {
        Path during = recording().write(path("during.trc"), header(5_000_000));
        assertThat(run("cat", trace, during, "-o", path("out.trc"))).isEqualTo(2);
        assertRefused("during.trc: begins at 2026-11-23T07:16:37.672460421Z, before the end of the recording");
    }

    @Test
    void repackedTraceIsTheSameAndSmaller() throws IOException {
        made("repack", "--level", "19", trace, "-o", path("out.trc"));
        assertThat(shown(path("out.trc"))).isEqualTo(shown(trace));
        assertThat(Files.size(path("out.trc"))).isLessThan(Files.size(trace));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cut",
                "cut --from 1x",
                "cut --from -1s",
                "cut --from 2026-13-01T00:00:00Z",
                "cut --process 99",
                "cut --from 1000",
                "repack --level 20",
                "repack --rows 0"
            })
    void badRequestIsOneLine(String line) {
        String[] words = line.split(" ", -1);
        Object[] args = Arrays.copyOf(words, words.length + 3, Object[].class);
        args[words.length] = trace;
        args[words.length + 1] = "-o";
        args[words.length + 2] = path("out.trc");
        assertThat(run(args)).isEqualTo(2);
        assertRefused("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut --from 1", "cat", "repack"})
    void whatIsReadIsNeverReplaced(String line) throws IOException {
        Path link = Files.createSymbolicLink(path("link.trc"), trace);
        byte[] before = Files.readAllBytes(trace);
        for (Path target : List.of(trace, link)) {
            assertThat(run((Object[]) (line + " --force " + trace + " -o " + target).split(" ", -1)))
                    .isEqualTo(2);
            assertRefused("is what is read");
        }
        assertThat(Files.readAllBytes(trace)).isEqualTo(before);
    }

    @Test
    void fileThatIsThereIsReplacedOnlyWhenAsked() throws IOException {
        Path there = Files.writeString(path("there.trc"), "x");
        assertThat(run("repack", trace, "-o", there)).isEqualTo(2);
        assertRefused("there.trc: is there already");
        assertThat(there).hasContent("x");
        made("repack", "--force", trace, "-o", there);
        assertThat(shown(there)).isEqualTo(shown(trace));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut --from 1", "cat", "repack"})
    void damagedTraceIsRefusedAndLeavesNothing(String line) throws IOException {
        byte[] bytes = Files.readAllBytes(trace);
        byte[] flipped = bytes.clone();
        flipped[bytes.length / 2] ^= 1;
        for (byte[] bad : List.of(flipped, Arrays.copyOf(bytes, bytes.length - 5), Arrays.copyOf(bytes, 600))) {
            Path file = Files.write(path("bad.trc"), bad);
            assertThat(run((Object[]) (line + " " + file + " -o " + path("out.trc")).split(" ", -1)))
                    .isEqualTo(2);
            assertRefused("bad.trc: ");
        }
    }

    @Test
    void momentsAreReadAsPeopleWriteThem() {
        assertThat(Moment.parse("4711", ZoneOffset.UTC)).isEqualTo(new Moment.EventNumber(4711));
        assertThat(Moment.parse("1.5s", ZoneOffset.UTC)).isEqualTo(new Moment.SinceStart(1_500_000_000));
        assertThat(Moment.parse("2m", ZoneOffset.UTC)).isEqualTo(new Moment.SinceStart(120_000_000_000L));
        assertThat(Moment.parse("1970-01-01T00:00:01", ZoneOffset.UTC)).isEqualTo(new Moment.TimeOfDay(1_000_000_000));
        assertThat(Moment.parse("1970-01-01T00:00:01", ZoneOffset.ofHours(-1)))
                .isEqualTo(new Moment.TimeOfDay(3_601_000_000_000L));
        for (String wrong : List.of("", "s", "1.5", "1,5s", "99999999999999999999", "1.0000000001s", "T", "9999h9")) {
            assertThatThrownBy(() -> Moment.parse(wrong, ZoneOffset.UTC))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is not an event number");
        }
    }
}
