package io.tracecap.testdata.e2e;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.file.TraceWriter;
import io.tracecap.format.file.WriterOptions;
import io.tracecap.format.syscall.Abi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Makes up a long recording: nine processes, of which four open files, seek and fail, and four wait in reads. */
final class LongTrace {
    private static final int PROCESSES = 9;
    private static final int READ = 0;
    private static final int LSEEK = 8;
    private static final int OPENAT = 257;
    private static final long START_NS = 1_747_414_366_000L;
    private static final long STEP_NS = 10_000;

    private LongTrace() {}

    static Path write(Path file, int events) throws IOException {
        long[] enters = new long[PROCESSES];
        try (TraceWriter writer = TraceWriter.create(file, header(), WriterOptions.DEFAULT)) {
            for (int number = 0; number < events; number++) {
                writer.append(number < PROCESSES ? begin(number) : event(number, enters));
            }
        }
        return file;
    }

    private static Event begin(int number) {
        NewTask.Origin origin = number == 0 ? NewTask.Origin.ROOT : NewTask.Origin.FORK;
        List<Long> arguments = List.of(number == 0 ? -1L : 0L, (long) origin.code());
        return make(EventKind.TASK, number, task(number), number, Abi.POINT, EventKind.TASK.pointCode(), arguments, 0);
    }

    private static Event event(int number, long[] enters) {
        int process = 1 + number % (PROCESSES - 1);
        Task task = task(process);
        int syscalls = Abi.X86_64.id();
        if (process % 2 == 1) {
            long enter = enters[process];
            enters[process] = enter == 0 ? number : 0;
            return enter == 0
                    ? make(EventKind.ENTER, number, task, number, syscalls, READ, List.of(3L, 0L, 100L), 0)
                    : make(EventKind.RETURN, number, task, enter, syscalls, READ, List.of(), 100);
        }
        if (number % 3 == 0) {
            long result = number % 97 == 0 ? -2 : 3 + number % 5;
            String path = "/usr/include/f" + number % 5000 + ".h";
            Piece name = new Piece(1, 0, EventView.PIECE_TEXT, path.getBytes(StandardCharsets.US_ASCII));
            List<Long> arguments = List.of(-100L, 0L, 0L);
            return make(EventKind.CALL, number, task, number, syscalls, OPENAT, arguments, result, name);
        }
        return make(EventKind.CALL, number, task, number, syscalls, LSEEK, List.of(3L + number % 5, 0L, 0L), 0);
    }

    private static Event make(
            EventKind kind,
            int number,
            Task task,
            long enter,
            int abi,
            int code,
            List<Long> arguments,
            long result,
            Piece... pieces) {
        long duration = kind == EventKind.RETURN ? STEP_NS * (number - enter) : kind == EventKind.CALL ? 3000 : 0;
        long timeNs = START_NS + STEP_NS * number;
        return new Event(kind, number, task, timeNs, duration, enter, abi, code, arguments, result, List.of(pieces));
    }

    private static Task task(int number) {
        return new Task(number, 1000 + number, number, 1000 + number);
    }

    private static TraceHeader header() {
        RawText directory = RawText.of("/home/user");
        return new TraceHeader(
                "0.1.0",
                new TraceHeader.Command(
                        List.of(RawText.of("make"), RawText.of("-j8")),
                        directory,
                        directory,
                        RawText.EMPTY,
                        List.of(),
                        1000,
                        1000),
                new TraceHeader.Machine("Linux", "6.18.0", "#1 SMP", "x86_64", 2),
                new TraceHeader.Clocks(START_NS, 1_795_418_197_667_460_421L),
                new TraceHeader.Capture("ptrace", List.of(), 4096, 4096, 32768, true),
                new TraceHeader.Privacy(0, false, List.of(), List.of()));
    }
}
