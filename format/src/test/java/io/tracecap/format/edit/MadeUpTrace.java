package io.tracecap.format.edit;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.file.TraceWriter;
import io.tracecap.format.file.WriterOptions;
import io.tracecap.format.syscall.Abi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A made-up recording of processes that fork, run programs, wait, open files and end. The same seed, the same events. */
public final class MadeUpTrace {
    /** Time of the first event. */
    public static final long START_NS = 5_000_000_000_000L;

    private static final int EXECVE = 59;
    private static final int WAIT4 = 61;
    private static final int OPENAT = 257;

    private final Random random;
    private final List<Event> events = new ArrayList<>();
    private final List<Task> alive = new ArrayList<>();
    private final Map<Task, Event> open = new HashMap<>();
    private int threads;
    private long timeNs = START_NS;

    private MadeUpTrace(long seed) {
        random = new Random(seed);
    }

    /** So many events. */
    public static List<Event> events(long seed, int count) {
        MadeUpTrace trace = new MadeUpTrace(seed);
        trace.begin(-1, new Task(0, 4000, 0, 4000));
        while (trace.events.size() < count) {
            trace.step();
        }
        return List.copyOf(trace.events.subList(0, count));
    }

    static Path write(Path file, List<Event> events, WriterOptions options) throws IOException {
        return write(file, events, options, 1_700_000_000_000_000_000L);
    }

    /** Writes events; {@code realtimeNs} is the time of day at {@link #START_NS}. */
    static Path write(Path file, List<Event> events, WriterOptions options, long realtimeNs) throws IOException {
        try (TraceWriter writer = TraceWriter.create(file, header(realtimeNs), options)) {
            for (Event event : events) {
                writer.append(event);
            }
        }
        return file;
    }

    /** All events of a trace, which must be complete. */
    public static List<Event> read(Path file) throws IOException {
        List<Event> events = new ArrayList<>();
        try (TraceFile trace = TraceFile.open(file);
                EventCursor cursor = trace.events()) {
            while (cursor.next()) {
                events.add(Event.copyOf(cursor.event()));
            }
            trace.expectComplete();
        }
        return events;
    }

    /** What a recording of it says; {@code realtimeNs} is the time of day at {@link #START_NS}. */
    public static TraceHeader header(long realtimeNs) {
        return new TraceHeader(
                "0.1.0",
                new TraceHeader.Command(
                        List.of(RawText.of("sh"), RawText.of("-c")),
                        RawText.of("/home/me"),
                        RawText.of("/home/me"),
                        RawText.EMPTY,
                        List.of(RawText.of("PATH")),
                        1000,
                        1000),
                new TraceHeader.Machine("Linux", "6.1.0", "#1 SMP", "x86_64", 2, "Debian GNU/Linux 12 (bookworm)"),
                new TraceHeader.Clocks(START_NS, realtimeNs),
                new TraceHeader.Capture("ptrace", List.of("-o", "out.trc"), 4096, 256, 4096, true),
                new TraceHeader.Privacy(0, false, List.of("name"), List.of()));
    }

    private void step() {
        Task task = alive.get(random.nextInt(alive.size()));
        Event enter = open.remove(task);
        if (enter != null) {
            comeBack(task, enter);
            return;
        }
        switch (random.nextInt(12)) {
            case 0 -> fork(task);
            case 1 -> enter(task, EXECVE, text(0, "/bin/cat"), text(1, "cat\0-n\0f" + random.nextInt(9) + "\0"));
            case 2, 3 -> enter(task, WAIT4);
            case 4 -> exit(task);
            case 5 -> add(EventKind.SIGNAL, task, Abi.POINT, 1, List.of(17L), 0);
            default -> add(EventKind.CALL, task, 1, OPENAT, List.of(-100L, random.nextLong(), 0L, 0L), -2, path());
        }
    }

    private void comeBack(Task task, Event enter) {
        if (enter.syscall() == EXECVE && random.nextBoolean()) {
            add(EventKind.EXEC, task, Abi.POINT, 4, List.of((long) task.tid(), (long) task.number()), 0);
        }
        timeNs += 7000;
        events.add(new Event(
                EventKind.RETURN,
                events.size(),
                task,
                timeNs,
                timeNs - enter.timeNs(),
                enter.number(),
                1,
                enter.syscall(),
                List.of(),
                0,
                List.of()));
    }

    private void fork(Task creator) {
        boolean thread = random.nextInt(3) == 0;
        int tid = 4000 + threads;
        begin(creator.number(), thread ? thread(creator, tid) : new Task(threads, tid, threads, tid));
    }

    private Task thread(Task creator, int tid) {
        return new Task(threads, tid, creator.process(), creator.pid());
    }

    private void begin(long creator, Task task) {
        threads++;
        alive.add(task);
        add(EventKind.TASK, task, Abi.POINT, 3, List.of(creator, 1L), 0);
    }

    private void exit(Task task) {
        if (alive.size() > 1) {
            alive.remove(task);
            add(EventKind.EXIT, task, Abi.POINT, 5, List.of((long) random.nextInt(3) << 8), 0);
        }
    }

    private void enter(Task task, int syscall, Piece... pieces) {
        add(EventKind.ENTER, task, 1, syscall, List.of(1L, 2L, 3L), 0, pieces);
        open.put(task, events.get(events.size() - 1));
    }

    private void add(
            EventKind kind, Task task, int abi, int syscall, List<Long> arguments, long result, Piece... pieces) {
        long duration = kind == EventKind.CALL ? 3000 : 0;
        int number = events.size();
        timeNs += 1000L * random.nextInt(20);
        events.add(new Event(
                kind, number, task, timeNs, duration, number, abi, syscall, arguments, result, List.of(pieces)));
        timeNs += duration;
    }

    private Piece path() {
        return text(1, "/usr/include/header" + random.nextInt(100) + ".h");
    }

    private static Piece text(int argument, String text) {
        return new Piece(argument, 0, EventView.PIECE_TEXT, text.getBytes(StandardCharsets.UTF_8));
    }
}
