package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.Task;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.format.syscall.Abi;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever the events are: what is read is what was written, with times down to the tick. */
class RandomEventsTest {
    /** An event before it has a number and a time. */
    record Draft(
            EventKind kind,
            int task,
            long gapNs,
            long durationNs,
            int abi,
            int syscall,
            List<Long> arguments,
            long result,
            int back,
            List<Piece> pieces) {}

    @Property(tries = 300)
    void readsWhatWasWritten(
            @ForAll("drafts") List<Draft> drafts,
            @ForAll @IntRange(min = 1, max = 40) int rowsPerBatch,
            @ForAll("ticks") int tickNs)
            throws IOException {
        List<Event> events = number(drafts);
        Path directory = Files.createTempDirectory("trace");
        Path file = directory.resolve("random.trc");
        try {
            write(file, events, new WriterOptions(1, rowsPerBatch, tickNs));
            Reading reading = Reading.of(file);
            assertThat(reading.problem()).isEmpty();
            assertThat(reading.events()).isEqualTo(onTicks(events, tickNs));
            assertThatScanAgreesWithFooter(file);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(directory);
        }
    }

    @Property(tries = 200)
    void keepsNumbersWithHolesAndContext(
            @ForAll("drafts") List<Draft> drafts,
            @ForAll("cuts") List<Cut> cuts,
            @ForAll @IntRange(min = 1, max = 40) int rowsPerBatch)
            throws IOException {
        List<Event> events = cutOut(number(drafts), cuts);
        Path directory = Files.createTempDirectory("trace");
        Path file = directory.resolve("cut.trc");
        try {
            write(file, events, new WriterOptions(1, rowsPerBatch, 1));
            Reading reading = Reading.of(file);
            assertThat(reading.problem()).isEmpty();
            assertThat(reading.events()).isEqualTo(events);
            assertThatScanAgreesWithFooter(file);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(directory);
        }
    }

    /** What becomes of an event in a file that is cut out of another. */
    enum Cut {
        KEPT,
        CONTEXT,
        LEFT_OUT,
        BEHIND_A_LONG_HOLE
    }

    private static List<Event> cutOut(List<Event> events, List<Cut> cuts) {
        List<Event> kept = new ArrayList<>();
        long[] numbers = new long[events.size()];
        long hole = 0;
        for (int i = 0; i < numbers.length; i++) {
            Cut cut = cuts.get(i % cuts.size());
            hole += cut == Cut.BEHIND_A_LONG_HOLE ? 1L << 40 : 0;
            numbers[i] = hole + i;
            if (cut != Cut.LEFT_OUT) {
                Event event = renumbered(events.get(i), numbers);
                kept.add(cut == Cut.CONTEXT ? event.asContext() : event);
            }
        }
        return kept;
    }

    private static Event renumbered(Event event, long[] numbers) {
        long enter = event.enterNumber();
        return new Event(
                event.kind(),
                numbers[(int) event.number()],
                event.task(),
                event.timeNs(),
                event.durationNs(),
                enter == EventView.NO_ENTER ? enter : numbers[(int) enter],
                event.abi(),
                event.syscall(),
                event.arguments(),
                event.result(),
                event.pieces());
    }

    private static void write(Path file, List<Event> events, WriterOptions options) throws IOException {
        try (TraceWriter writer = TraceWriter.create(file, Events.header(), options)) {
            for (Event event : events) {
                writer.append(event);
            }
        }
    }

    private static void assertThatScanAgreesWithFooter(Path file) throws IOException {
        List<ProcessInfo> processes;
        List<Object> totals;
        try (TraceFile trace = TraceFile.open(file)) {
            assertThat(trace.isComplete()).isTrue();
            processes = List.copyOf(trace.processes());
            totals = totals(trace);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - TrailerLayout.LENGTH);
        }
        try (TraceFile trace = TraceFile.open(file)) {
            assertThat(trace.isComplete()).isFalse();
            assertThat(trace.processes()).isEqualTo(processes);
            assertThat(totals(trace)).isEqualTo(totals);
        }
    }

    private static List<Object> totals(TraceFile trace) throws IOException {
        return List.of(
                trace.eventCount(),
                trace.nextEvent(),
                trace.contextEvents(),
                trace.batchCount(),
                trace.losses(),
                trace.firstTimeNs(),
                trace.lastTimeNs(),
                trace.sections());
    }

    private static List<Event> number(List<Draft> drafts) {
        List<Event> events = new ArrayList<>();
        long time = 0;
        for (Draft draft : drafts) {
            int number = events.size();
            time += draft.gapNs;
            boolean isReturn = draft.kind == EventKind.RETURN;
            boolean hasEnter = isReturn && draft.back > 0 && draft.back <= number;
            long duration = draft.kind == EventKind.CALL ? draft.durationNs : 0;
            if (isReturn) {
                duration = Math.min(time, draft.durationNs);
            }
            events.add(new Event(
                    draft.kind,
                    number,
                    task(draft.task),
                    time,
                    duration,
                    !isReturn ? number : hasEnter ? number - draft.back : EventView.NO_ENTER,
                    draft.kind.isSyscall() ? draft.abi : Abi.POINT,
                    code(draft),
                    isReturn ? List.of() : arguments(draft),
                    draft.kind.hasResult() ? draft.result : 0,
                    draft.pieces));
            time += draft.kind == EventKind.CALL ? duration : 0;
        }
        return events;
    }

    private static List<Long> arguments(Draft draft) {
        List<Long> arguments = new ArrayList<>(draft.arguments);
        while (arguments.size() < draft.kind.pointArguments()) {
            arguments.add(-1L);
        }
        return arguments;
    }

    private static int code(Draft draft) {
        if (draft.kind == EventKind.UNKNOWN) {
            return EventKind.ofPointCode(draft.syscall) == EventKind.UNKNOWN ? draft.syscall : 1000;
        }
        return draft.kind.isSyscall() ? draft.syscall : draft.kind.pointCode();
    }

    /** Thread numbers in any order, some far apart; every third thread belongs to the process before it. */
    private static Task task(int index) {
        int number = index * index * 7;
        int process = index % 3 == 2 ? (index - 1) * (index - 1) * 7 : number;
        return new Task(number, 4_000_000 - index * 1000, process, index % 5 == 0 ? -1 : process + 1);
    }

    private static List<Event> onTicks(List<Event> events, int tickNs) {
        List<Event> rounded = new ArrayList<>();
        for (Event event : events) {
            boolean isReturn = event.kind() == EventKind.RETURN;
            long start = isReturn ? event.timeNs() - event.durationNs() : event.timeNs();
            long end = start + event.durationNs();
            long startTick = start / tickNs * tickNs;
            long endTick = end / tickNs * tickNs;
            rounded.add(new Event(
                    event.kind(),
                    event.number(),
                    event.task(),
                    isReturn ? endTick : startTick,
                    endTick - startTick,
                    event.enterNumber(),
                    event.abi(),
                    event.syscall(),
                    event.arguments(),
                    event.result(),
                    event.pieces()));
        }
        return rounded;
    }

    @Provide
    Arbitrary<Integer> ticks() {
        return Arbitraries.of(1, 1000, 1_000_000_000, Integer.MAX_VALUE);
    }

    @Provide
    Arbitrary<List<Cut>> cuts() {
        return Arbitraries.of(Cut.class).list().ofMinSize(1).ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<Draft>> drafts() {
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 12);
        Arbitrary<Integer> syscall = Arbitraries.oneOf(small, Arbitraries.of(59, 322), Arbitraries.integers());
        Arbitrary<Long> number = Arbitraries.oneOf(
                Arbitraries.longs(),
                small.map(i -> (long) i),
                Arbitraries.longs().between(-4095, -1));
        Arbitrary<Long> time = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 1L << 48), Arbitraries.longs().between(0, 5000));
        Arbitrary<Draft> draft = Combinators.combine(
                        Arbitraries.of(EventKind.class), small, time, time, Arbitraries.of(1, 2, 3, 254), syscall)
                .flatAs((kind, task, gap, duration, abi, nr) -> Combinators.combine(
                                number.list().ofMaxSize(6),
                                number,
                                Arbitraries.integers().between(0, 30),
                                pieces().list().ofMaxSize(4))
                        .as((arguments, result, back, pieces) ->
                                new Draft(kind, task, gap, duration, abi, nr, arguments, result, back, pieces)));
        return draft.list().ofMaxSize(120);
    }

    private static Arbitrary<Piece> pieces() {
        Arbitrary<byte[]> bytes = Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40),
                Arbitraries.of("", "/etc/passwd", "a\0b\0", "/lib/x86_64-linux-gnu/libc.so.6")
                        .map(text -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                Arbitraries.just(new byte[144]));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.of(0, 0, 0, 1, 31),
                        Arbitraries.oneOf(
                                Arbitraries.of(0, 4, 8, 12),
                                Arbitraries.integers().between(0, 255)),
                        bytes)
                .as(Piece::new);
    }
}
