package io.tracecap.format.recent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.edit.MadeUpTrace;
import io.tracecap.format.edit.Target;
import io.tracecap.format.edit.TraceJoin;
import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Gap;
import io.tracecap.format.file.PartFile;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.file.TraceRecovery;
import io.tracecap.format.file.TraceVerifier;
import io.tracecap.format.file.WriterOptions;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.format.state.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever is recorded, however it comes in batches: what is kept is the end of it, bounded, and knows what was before. */
class RecentTracePropertyTest {
    private static final int LARGEST_BATCH = 4096;

    private Path directory = Path.of("");

    @BeforeTry
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("recent");
    }

    @AfterTry
    void deleteDirectory() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private RecentTrace trace(KeepLast bound) throws IOException {
        return RecentTrace.create(
                new PartFile(directory.resolve("out.trc")),
                header(),
                WriterOptions.DEFAULT.withTickNs(1),
                bound,
                file -> {});
    }

    private static TraceHeader header() {
        TraceHeader made = MadeUpTrace.header(0);
        TraceHeader.Capture capture = made.capture();
        return new TraceHeader(
                made.toolVersion(),
                made.command(),
                made.machine(),
                made.clocks(),
                new TraceHeader.Capture(
                        capture.collector(),
                        capture.options(),
                        capture.pathLimit(),
                        capture.stringLimit(),
                        capture.argvLimit(),
                        capture.addressesOmitted(),
                        "",
                        "20K",
                        capture.calls()),
                made.privacy());
    }

    private Path written(RecentTrace trace) throws IOException {
        return written(trace, "past.trc");
    }

    private Path written(RecentTrace trace, String name) throws IOException {
        Path file = directory.resolve(name);
        try (RecentPast past = trace.past()) {
            past.write(file, made -> {});
        }
        return file;
    }

    /** Appends events in batches of up to 30; returns the numbers at which batches begin. */
    private static NavigableSet<Long> append(RecentTrace trace, List<Event> events, long seed, KeepLast bound)
            throws IOException {
        Random random = new Random(seed);
        NavigableSet<Long> starts = new TreeSet<>(Set.of(0L));
        for (Event event : events) {
            trace.append(event);
            if (random.nextInt(15) == 0) {
                trace.flush();
                starts.add(trace.nextEvent());
                assertThat(trace.bytes()).isLessThanOrEqualTo(bound.bytes() + LARGEST_BATCH);
            }
        }
        return starts;
    }

    private static List<Event> plain(List<Event> events) {
        return events.stream()
                .filter(event -> !event.isContext() && !isOlder(event))
                .toList();
    }

    private static boolean isOlder(EventView event) {
        return event.kind() == EventKind.GAP && Gap.of(event).reason() == Gap.Reason.NOT_KEPT;
    }

    private static void assertIsSuffix(List<Event> kept, List<Event> events, NavigableSet<Long> starts) {
        List<Event> plain = plain(kept);
        long first = plain.get(0).number();
        assertThat(plain).isEqualTo(events.subList((int) first, events.size()));
        assertThat(starts).as("begins with a batch").contains(first);
        assertThat(kept.stream().filter(RecentTracePropertyTest::isOlder).map(Gap::of))
                .as("says how many are not there")
                .allMatch(gap -> gap.events() == first)
                .hasSize(kept.size() > plain.size() + contextOf(kept) ? 1 : 0);
        assertThat(kept.size() - plain.size())
                .as("something says that %d are not there", first)
                .isGreaterThanOrEqualTo(first > 0 ? 1 : 0);
    }

    private static long longestBatch(NavigableSet<Long> starts, List<Event> events) {
        long longest = 0;
        int last = events.size() - 1;
        for (long start : starts.headSet((long) last)) {
            Long next = starts.higher(start);
            int end = next == null ? last : Math.min(last, next.intValue());
            long span = events.get(end).timeNs() - events.get((int) start).timeNs();
            longest = Math.max(longest, span);
        }
        return longest;
    }

    private static int contextOf(List<Event> events) {
        return (int) events.stream().filter(Event::isContext).count();
    }

    private static void assertKnowsOpenCalls(List<Event> kept) {
        Set<Long> enters = new HashSet<>();
        for (Event event : kept) {
            if (event.kind() == EventKind.ENTER) {
                enters.add(event.number());
            } else if (event.kind() == EventKind.RETURN) {
                assertThat(enters).as("enter of %s", event).contains(event.enterNumber());
            }
        }
    }

    private static void assertIsGood(Path file) throws IOException {
        List<String> problems = new ArrayList<>();
        TraceVerifier.verify(file, problem -> problems.add(problem.toString()));
        assertThat(problems).isEmpty();
    }

    /** Who was alive, or did something, in the part is who he was. */
    private static void assertKnowsProcesses(Path file, List<Event> events, long first) throws IOException {
        ProcessTable table = new ProcessTable(1 << 20, header().command().argv());
        events.forEach(table::accept);
        try (TraceFile trace = TraceFile.open(file)) {
            Map<Integer, ProcessInfo> known = new HashMap<>();
            trace.processes().forEach(process -> known.put(process.number(), process));
            for (ProcessInfo process : table.asList()) {
                ProcessInfo found = known.remove(process.number());
                boolean isNeeded = !process.hasEnded()
                        || events.stream()
                                .skip(first)
                                .anyMatch(event -> event.task().process() == process.number());
                if (found != null || isNeeded) {
                    assertThat(found).as("%s in %s", process, known).isNotNull();
                    assertThat(withoutCounts(found)).isEqualTo(withoutCounts(process));
                }
            }
            assertThat(known).isEmpty();
        }
    }

    private static ProcessInfo withoutCounts(ProcessInfo p) {
        return new ProcessInfo(
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
                0);
    }

    @Property(tries = 30)
    void keepsTheEndWithinTheBoundAndWhatItNeeds(
            @ForAll long seed,
            @ForAll @IntRange(min = 100, max = 3000) int count,
            @ForAll @IntRange(min = 20_000, max = 60_000) int bytes)
            throws IOException {
        List<Event> events = MadeUpTrace.events(seed, count);
        KeepLast bound = new KeepLast(bytes, Long.MAX_VALUE);
        try (RecentTrace trace = trace(bound)) {
            NavigableSet<Long> starts = append(trace, events, seed, bound);
            Path file = written(trace);
            List<Event> kept = MadeUpTrace.read(file);
            assertIsSuffix(kept, events, starts);
            assertKnowsOpenCalls(kept);
            assertKnowsProcesses(file, events, plain(kept).get(0).number());
            assertIsGood(file);
            assertThat(trace.bytes()).isGreaterThan(Math.min(bytes / 2, count));
            assertThat(trace.events()).isEqualTo(count);
        }
    }

    @Property(tries = 20)
    void keepsTheTimeThatIsAskedForAndLittleMore(
            @ForAll long seed,
            @ForAll @IntRange(min = 100, max = 2000) int count,
            @ForAll @IntRange(min = 100_000, max = 5_000_000) int ns)
            throws IOException {
        List<Event> events = MadeUpTrace.events(seed, count);
        KeepLast bound = new KeepLast(1 << 30, ns);
        try (RecentTrace trace = trace(bound)) {
            NavigableSet<Long> starts = append(trace, events, seed, bound);
            List<Event> kept = MadeUpTrace.read(written(trace));
            assertIsSuffix(kept, events, starts);
            Event last = events.get(count - 1);
            long endNs = last.timeNs() + (last.kind() == EventKind.CALL ? last.durationNs() : 0);
            Event first = plain(kept).get(0);
            if (first.number() > 0) {
                assertThat(endNs - first.timeNs()).isBetween((long) ns, ns + ns / 8 + 3 * longestBatch(starts, events));
            }
        }
    }

    @Property(tries = 20)
    void severalJoinedHaveAllEventsOfEach(
            @ForAll long seed,
            @ForAll @IntRange(min = 100, max = 2000) int count,
            @ForAll @IntRange(min = 5_000, max = 30_000) int bytes)
            throws IOException {
        List<Event> events = MadeUpTrace.events(seed, count);
        KeepLast bound = new KeepLast(bytes, Long.MAX_VALUE);
        try (RecentTrace trace = trace(bound)) {
            append(trace, events.subList(0, count / 2), seed, bound);
            Path one = written(trace, "one.trc");
            append(trace, events.subList(count / 2, count), seed, bound);
            Path other = written(trace, "other.trc");
            Path joined = directory.resolve("joined.trc");
            try (TraceFile first = TraceFile.open(one);
                    TraceFile second = TraceFile.open(other)) {
                TraceJoin.join(List.of(second, first), "cat", new Target(joined, false));
            }
            NavigableSet<Long> numbers = new TreeSet<>();
            plain(MadeUpTrace.read(one)).forEach(event -> numbers.add(event.number()));
            plain(MadeUpTrace.read(other)).forEach(event -> numbers.add(event.number()));
            List<Event> all = MadeUpTrace.read(joined);
            assertThat(plain(all))
                    .isEqualTo(numbers.stream()
                            .map(number -> events.get(number.intValue()))
                            .toList());
            assertThat(all.stream().filter(RecentTracePropertyTest::isOlder))
                    .allSatisfy(gap -> assertThat(Gap.of(gap).events()).isEqualTo(missingBefore(gap, numbers)));
            assertIsGood(joined);
        }
    }

    private static long missingBefore(Event gap, NavigableSet<Long> numbers) {
        Long before = numbers.lower(gap.number());
        Long first = numbers.higher(gap.number());
        return before == null ? (first == null ? gap.number() + 1 : first) : gap.number() - before;
    }

    @Property(tries = 15)
    void isRecoveredAsItWasWhenItsWriterDied(
            @ForAll long seed,
            @ForAll @IntRange(min = 100, max = 2000) int count,
            @ForAll @IntRange(min = 20_000, max = 60_000) int bytes)
            throws IOException {
        List<Event> events = MadeUpTrace.events(seed, count);
        KeepLast bound = new KeepLast(bytes, Long.MAX_VALUE);
        try (RecentTrace trace = trace(bound)) {
            append(trace, events, seed, bound);
            List<Event> kept = MadeUpTrace.read(written(trace));
            Path recovered = directory.resolve("good.trc");
            TraceRecovery.recover(directory.resolve("out.trc.part"), recovered, Optional.empty());
            List<Event> found = MadeUpTrace.read(recovered);
            Event end = found.get(found.size() - 1);
            assertThat(Gap.of(end).reason()).isEqualTo(Gap.Reason.RECORDER_DIED);
            assertThat(found.subList(0, found.size() - 1)).isEqualTo(kept);
            assertIsGood(recovered);
        }
    }
}
