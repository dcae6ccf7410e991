package io.tracecap.testdata.samples;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.file.TraceWriter;
import io.tracecap.format.file.WriterOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Traces that nobody recorded: a very small one, one with all that is rare, and one with many events. */
final class HandMade {
    private static final int X86_64 = 1;
    private static final int POINT = 255;
    private static final int OPENAT = 257;
    private static final int FSTAT = 5;

    private final List<Event> events = new ArrayList<>();
    private long number;
    private long timeNs = 1_000_000_000L;

    private HandMade() {}

    /** Writes {@code tiny.trc} and {@code rare.trc}, which must not be there, into the directory that is named. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        tiny(directory.resolve("tiny.trc"));
        rare(directory.resolve("rare.trc"));
    }

    /** The file that FORMAT.md takes apart: a process begins, opens a file, and ends. */
    private static void tiny(Path file) throws IOException {
        HandMade trace = new HandMade();
        Task task = new Task(0, 100, 0, 100);
        trace.add(EventKind.TASK, task, 0, POINT, 3, List.of(-1L, 0L), 0);
        trace.add(
                EventKind.CALL,
                task,
                7_000,
                X86_64,
                OPENAT,
                List.of(-100L, 0x7ffe10L, 0L, 0L),
                3,
                text(1, "/etc/passwd"));
        trace.add(EventKind.EXIT, task, 0, POINT, 5, List.of(0L), 0);
        trace.write(file, header(List.of(RawText.of("true"))), WriterOptions.DEFAULT);
    }

    /** What no recording of a small program has: holes, context, gaps, unknown kinds, odd bytes, far references. */
    private static void rare(Path file) throws IOException {
        HandMade trace = new HandMade();
        Task leader = new Task(3, 2_000_000_000, 3, 2_000_000_000);
        Task thread = new Task(8_000_000, 7, 3, 2_000_000_000);
        Task stranger = new Task(5, 1, 4, 2);
        trace.number = 1_000_000_000_000L;
        trace.add(EventKind.TASK, leader, 0, POINT, 3, List.of(-1L, 4L), 0);
        trace.asContext();
        trace.add(EventKind.ENTER, leader, 0, X86_64, OPENAT, List.of(-100L, -1L, 1L << 63, Long.MAX_VALUE, 0L, 8L), 0);
        trace.asContext();
        trace.number += 1000;
        trace.add(EventKind.TASK, thread, 0, POINT, 3, List.of(3L, 3L), 0);
        trace.add(EventKind.RETURN, leader, 2_000_000, X86_64, OPENAT, List.of(), -4095, text(1, "\1\0\2\1\1"));
        trace.number += 5;
        trace.add(EventKind.GAP, thread, 0, POINT, 6, List.of(1L, 12_345L), 0);
        trace.add(EventKind.GAP, thread, 0, POINT, 6, List.of(6L, 4_000_000_000L, 70_000L, 1L), 0);
        trace.add(EventKind.UNKNOWN, stranger, 0, POINT, 4_000_000, List.of(1L, 2L, 3L, 4L, 5L, 6L), 0, text(0, ""));
        trace.add(EventKind.CALL, stranger, 0, 77, 4_000_000, List.of(), Long.MIN_VALUE, binary(7, 31, 240, 3));
        trace.add(EventKind.RETURN, thread, 0, X86_64, OPENAT, List.of(), -512);
        trace.add(EventKind.EXIT, leader, 0, POINT, 5, List.of(0xFFFFL), 0);
        TraceHeader header = header(List.of()).derived(0x0123456789ABCDEFL, "cut --from 1000000001002");
        trace.write(file, header, WriterOptions.DEFAULT.withTickNs(1));
    }

    /** Many events with all kinds of contents, in batches of few, always the same for the same seed. */
    static void many(Path file, int count, long seed) throws IOException {
        HandMade trace = new HandMade();
        Random random = new Random(seed);
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int process = i % 5;
            tasks.add(new Task(i, 1000 + 3 * i, process, 1000 + 3 * process));
        }
        for (int i = 0; i < count; i++) {
            trace.any(tasks.get(random.nextInt(1 + random.nextInt(tasks.size()))), random);
            trace.timeNs += random.nextInt(1 << random.nextInt(30));
        }
        trace.write(file, header(List.of(RawText.of("many"))), WriterOptions.DEFAULT.withRowsPerBatch(count / 3));
    }

    /** Threads of which each batch says something else: other processes, a leader that is a thread of another process. */
    static void contradictory(Path file) throws IOException {
        HandMade trace = new HandMade();
        Task leader = new Task(0, 100, 0, 100);
        List<Task> tasks = List.of(
                leader,
                new Task(5, 105, 0, 100),
                new Task(5, 105, 3, 103),
                new Task(7, 107, 5, 105),
                new Task(3, 103, 3, 103),
                new Task(9, 109, 8, 108),
                new Task(8, 108, 0, 100),
                new Task(0, 200, 7, 107));
        for (Task task : tasks) {
            trace.add(EventKind.TASK, task, 0, POINT, 3, List.of(8L, 1L), 0);
            trace.add(EventKind.CALL, task, 10, X86_64, FSTAT, List.of(1L, 2L), 0);
            trace.add(EventKind.EXIT, task, 0, POINT, 5, List.of(7L), 0);
        }
        trace.write(file, header(List.of(RawText.of("odd"))), WriterOptions.DEFAULT.withRowsPerBatch(3));
    }

    private void any(Task task, Random random) {
        Piece[] pieces = new Piece[random.nextInt(4)];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = random.nextBoolean()
                    ? text(i, "/some/where/" + random.nextInt(1 + random.nextInt(60)))
                    : binary(i, i, random.nextInt(2) * EventView.PIECE_AT_EXIT, random.nextInt(70));
        }
        long pointer = 0x7fff_0000_0000L + 16L * random.nextInt(50);
        List<Long> arguments = List.of(random.nextLong() >> random.nextInt(64), pointer, (long) random.nextInt(12));
        switch (random.nextInt(6)) {
            case 0 -> add(EventKind.ENTER, task, 0, X86_64, FSTAT, arguments, 0, pieces);
            case 1 -> add(EventKind.RETURN, task, 1000, X86_64, FSTAT, List.of(), -random.nextInt(100), pieces);
            case 2 -> add(EventKind.SIGNAL, task, 0, POINT, 1, arguments, 0, pieces);
            default -> add(EventKind.CALL, task, random.nextInt(9999), X86_64, OPENAT, arguments, 3, pieces);
        }
        number += random.nextInt(50) == 0 ? random.nextInt(300) : 0;
    }

    private void add(
            EventKind kind,
            Task task,
            long durationNs,
            int abi,
            int code,
            List<Long> arguments,
            long result,
            Piece... p) {
        long enter = kind == EventKind.RETURN ? enterOf(task, code) : number;
        events.add(new Event(kind, number, task, timeNs, durationNs, enter, abi, code, arguments, result, List.of(p)));
        number++;
        timeNs += 1_000_000 + durationNs;
    }

    private long enterOf(Task task, int code) {
        for (Event event : events) {
            if (event.kind() == EventKind.ENTER && event.task().equals(task) && event.syscall() == code) {
                return event.number();
            }
        }
        return EventView.NO_ENTER;
    }

    private void asContext() {
        events.add(events.remove(events.size() - 1).asContext());
    }

    private static Piece text(int argument, String text) {
        return new Piece(argument, 0, EventView.PIECE_TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Piece binary(int argument, int part, int flags, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i % 8 == 0 ? length : 0);
        }
        return new Piece(argument, part, flags, bytes);
    }

    private void write(Path file, TraceHeader header, WriterOptions options) throws IOException {
        try (TraceWriter writer = TraceWriter.create(file, header, options)) {
            for (Event event : events) {
                writer.append(event);
            }
            writer.finish();
        }
    }

    private static TraceHeader header(List<RawText> command) {
        return new TraceHeader(
                "0.1.0",
                new TraceHeader.Command(
                        command,
                        RawText.of("/"),
                        RawText.EMPTY,
                        RawText.EMPTY,
                        List.of(RawText.of("PATH")),
                        1000,
                        1000),
                new TraceHeader.Machine("Linux", "6.1.0", "", "x86_64", 2),
                new TraceHeader.Clocks(1_000_000_000L, 1_700_000_000_000_000_000L),
                new TraceHeader.Capture("ptrace", List.of(), 4096, 4096, 32768, false),
                new TraceHeader.Privacy(0, false, List.of(), List.of()));
    }
}
