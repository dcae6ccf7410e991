package io.tracecap.format.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.WriterOptions;
import io.tracecap.format.state.ProcessInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Wherever a trace is cut: each piece knows all processes, and all pieces together are the trace. */
class EditPropertyTest {
    private Path directory = Path.of("");

    @BeforeTry
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("edit");
    }

    @AfterTry
    void deleteDirectory() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Path cut(Path from, String name, EventRange range) throws IOException {
        return cut(from, name, range, process -> true);
    }

    private Path cut(Path from, String name, EventRange range, IntPredicate processes) throws IOException {
        Path piece = directory.resolve(name);
        try (TraceFile trace = TraceFile.open(from)) {
            TraceCut.cut(trace, new Selection(range, processes), "cut", new Target(piece, false));
        }
        return piece;
    }

    private Path join(String name, List<Path> files) throws IOException {
        Path joined = directory.resolve(name);
        List<TraceFile> traces = new ArrayList<>();
        for (Path file : files) {
            traces.add(TraceFile.open(file));
        }
        TraceJoin.join(traces, "cat", new Target(joined, false));
        for (TraceFile trace : traces) {
            trace.close();
        }
        return joined;
    }

    /** What stays the same when events are left out: all but how many there are. */
    private static List<ProcessInfo> processes(Path file) throws IOException {
        try (TraceFile trace = TraceFile.open(file)) {
            return trace.processes().stream()
                    .map(p -> new ProcessInfo(
                            p.number(),
                            p.pid(),
                            p.parent(),
                            p.slot(),
                            p.startNs(),
                            p.endNs(),
                            p.status(),
                            p.command(),
                            p.execs(),
                            0,
                            p.threads()))
                    .toList();
        }
    }

    private static List<Event> plain(Path file) throws IOException {
        return MadeUpTrace.read(file).stream()
                .filter(event -> !event.isContext())
                .toList();
    }

    @Property(tries = 150)
    void piecesTogetherAreTheTrace(
            @ForAll long seed,
            @ForAll @IntRange(min = 3, max = 400) int count,
            @ForAll @IntRange(min = 1, max = 60) int rowsPerBatch,
            @ForAll @IntRange(max = 1000) int firstCut,
            @ForAll @IntRange(max = 1000) int secondCut)
            throws IOException {
        List<Event> events = MadeUpTrace.events(seed, count);
        int one = 1 + firstCut % (count - 2);
        int two = one + 1 + secondCut % (count - one - 1);
        Path whole = MadeUpTrace.write(
                directory.resolve("whole.trc"), events, WriterOptions.DEFAULT.withRowsPerBatch(rowsPerBatch));
        Path a = cut(whole, "a.trc", EventRange.ALL.toEvent(one));
        Path b = cut(whole, "b.trc", EventRange.ALL.fromEvent(one).toEvent(two));
        Path c = cut(whole, "c.trc", EventRange.ALL.fromEvent(two));
        List<ProcessInfo> processes = processes(whole);
        for (Path piece : List.of(a, b, c)) {
            assertThat(processes(piece)).as(piece.toString()).isEqualTo(processes);
        }
        assertThat(plain(a)).isEqualTo(events.subList(0, one));
        assertThat(plain(b)).isEqualTo(events.subList(one, two));
        assertThat(plain(c)).isEqualTo(events.subList(two, count));
        assertThat(MadeUpTrace.read(join("joined.trc", List.of(a, b, c)))).isEqualTo(events);
        Path ends = join("ends.trc", List.of(c, a));
        assertThat(processes(ends)).isEqualTo(processes);
        assertThat(MadeUpTrace.read(join("all.trc", List.of(b, ends)))).isEqualTo(events);
    }

    @Property(tries = 60)
    void processesTogetherAreTheTrace(
            @ForAll long seed,
            @ForAll @IntRange(min = 3, max = 300) int count,
            @ForAll @IntRange(min = 1, max = 60) int rowsPerBatch)
            throws IOException {
        List<Event> events = MadeUpTrace.events(seed, count);
        Path whole = MadeUpTrace.write(
                directory.resolve("whole.trc"), events, WriterOptions.DEFAULT.withRowsPerBatch(rowsPerBatch));
        List<Path> pieces = new ArrayList<>();
        for (ProcessInfo process : processes(whole)) {
            int number = process.number();
            Path piece = cut(whole, "p" + number + ".trc", EventRange.ALL, other -> other == number);
            assertThat(plain(piece)).allMatch(event -> event.task().process() == number);
            pieces.add(piece);
        }
        if (pieces.size() <= 64) {
            assertThat(MadeUpTrace.read(join("joined.trc", pieces))).isEqualTo(events);
        }
    }

    @Property(tries = 60)
    void repackedTraceHasTheSameEvents(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 300) int count,
            @ForAll @IntRange(min = 1, max = 60) int rowsPerBatch,
            @ForAll @IntRange(min = 1, max = 3) int tick)
            throws IOException {
        List<Event> events = MadeUpTrace.events(seed, count);
        WriterOptions options =
                new WriterOptions(3, rowsPerBatch, List.of(1, 1000, 500).get(tick - 1));
        Path whole = MadeUpTrace.write(directory.resolve("whole.trc"), events, options);
        Path packed = directory.resolve("packed.trc");
        try (TraceFile trace = TraceFile.open(whole)) {
            TraceRepack.repack(trace, WriterOptions.DEFAULT.withLevel(19), "repack", new Target(packed, false));
        }
        assertThat(MadeUpTrace.read(packed)).isEqualTo(events);
        assertThat(processes(packed)).isEqualTo(processes(whole));
    }
}
