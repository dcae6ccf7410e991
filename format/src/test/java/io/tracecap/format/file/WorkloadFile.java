package io.tracecap.format.file;

import io.tracecap.format.event.EventView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A large trace for testdata/bench/read.py, and the two ways to read it. Not a test; run its main method:
 *
 * <pre>
 *   write FILE EVENTS RECORDING…   writes a trace of so many events: those of the recordings, again and again, or
 *                                  made-up ones where there are no recordings
 *   count FILE SYSCALL             prints how many calls there are of one system call, by a scan
 *   read FILE                      prints how many events there are, having looked at every column of each
 * </pre>
 */
public final class WorkloadFile {
    private WorkloadFile() {}

    /** See the class comment. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "write" -> write(file, Integer.parseInt(arguments[2]), recordings(arguments));
            case "count" -> System.out.println(count(file, Integer.parseInt(arguments[2])));
            case "read" -> System.out.println(read(file));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static List<Path> recordings(String[] arguments) {
        return Stream.of(arguments).skip(3).map(Path::of).toList();
    }

    private static void write(Path file, int events, List<Path> recordings) throws IOException {
        Workload workload = new Workload(1);
        try (Recordings recorded = new Recordings(recordings, Integer.MAX_VALUE);
                TraceWriter writer = TraceWriter.create(file, Events.header(), WriterOptions.DEFAULT)) {
            for (int i = 0; i < events; i++) {
                writer.append(recordings.isEmpty() ? workload.next() : recorded.next());
            }
        }
    }

    private static long count(Path file, int syscall) throws IOException {
        long calls = 0;
        try (TraceFile trace = TraceFile.open(file);
                ScanCursor scan = trace.scan()) {
            while (scan.next()) {
                for (int group = 0; group < scan.groups(); group++) {
                    calls += scan.syscall(group) == syscall ? scan.calls(group) : 0;
                }
            }
        }
        return calls;
    }

    private static long read(Path file) throws IOException {
        long events = 0;
        long sum = 0;
        try (TraceFile trace = TraceFile.open(file);
                EventCursor cursor = trace.events()) {
            while (cursor.next()) {
                sum += look(cursor.event());
                events++;
            }
        }
        return sum == 0 ? 0 : events;
    }

    /** Looks at every column of an event. */
    static long look(EventView event) {
        long sum = event.timeNs() + event.durationNs() + event.syscall() + event.result();
        for (int i = 0; i < event.argumentCount(); i++) {
            sum += event.argument(i);
        }
        for (int i = 0; i < event.pieceCount(); i++) {
            int length = event.pieceLength(i);
            sum += length == 0 ? 0 : event.pieceArray(i)[event.pieceOffset(i) + length - 1];
        }
        return sum;
    }
}
