package io.tracecap.format.file;

import com.github.luben.zstd.Zstd;
import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventView;
import io.tracecap.format.file.batch.BatchDecoder;
import io.tracecap.format.file.batch.BatchEncoder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints what encoding and decoding take per event in CPU time, beside what zstd alone takes for the same bytes. Not a test; run its
 * main method, with a trace as argument or without for a made-up workload:
 *
 * <pre>
 *   java -cp … io.tracecap.format.file.CodecBenchmark [file.trc]
 * </pre>
 */
public final class CodecBenchmark {
    private static final long EVENTS = 400_000;
    private static final int ROUNDS = 9;

    private final List<byte[]> batches = new ArrayList<>();
    private long events;

    private CodecBenchmark() {}

    /** Runs the benchmark; see the class comment. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0) {
            run(Path.of(arguments[0]));
            return;
        }
        Path file = Files.createTempDirectory("benchmark").resolve("workload.trc");
        try (TraceWriter writer = TraceWriter.create(file, Events.header(), WriterOptions.DEFAULT)) {
            Workload workload = new Workload(1);
            for (int i = 0; i < EVENTS; i++) {
                writer.append(workload.next());
            }
        }
        run(file);
        Files.delete(file);
        Files.delete(file.getParent());
    }

    private static void run(Path file) throws IOException {
        CodecBenchmark benchmark = new CodecBenchmark();
        benchmark.load(file);
        benchmark.measure(file);
    }

    /** A short trace is taken again and again, so that what is measured is not the start. */
    private void load(Path file) throws IOException {
        List<Event> all = new ArrayList<>();
        try (TraceFile trace = TraceFile.open(file);
                EventCursor cursor = trace.events()) {
            while (cursor.next()) {
                all.add(Event.copyOf(cursor.event()));
            }
        }
        BatchEncoder encoder = new BatchEncoder(WriterOptions.DEFAULT.rowsPerBatch(), 1000);
        Event last = all.get(all.size() - 1);
        long length = last.timeNs() + last.durationNs() - all.get(0).timeNs();
        for (long round = 0; events < EVENTS; round++) {
            for (Event event : all) {
                Event moved = moved(event, round * all.size(), round * length);
                if (!encoder.append(moved)) {
                    batches.add(encoder.finish());
                    encoder.append(moved);
                }
                events++;
            }
        }
        batches.add(encoder.finish());
    }

    private static Event moved(Event event, long numbers, long ns) {
        return new Event(
                event.kind(),
                event.number() + numbers,
                event.task(),
                event.timeNs() + ns,
                event.durationNs(),
                event.enterNumber() == EventView.NO_ENTER ? EventView.NO_ENTER : event.enterNumber() + numbers,
                event.abi(),
                event.syscall(),
                event.arguments(),
                event.result(),
                event.pieces());
    }

    private void measure(Path file) throws IOException {
        double[] best = {1e18, 1e18, 1e18, 1e18, 1e18, 1e18};
        long plain = 0;
        for (byte[] batch : batches) {
            plain += batch.length;
        }
        List<byte[]> stored = compress(3);
        for (int round = 0; round < ROUNDS; round++) {
            long start = cpuNs();
            decode(false);
            long decoded = cpuNs();
            decode(true);
            long both = cpuNs();
            compress(3);
            long compressed = cpuNs();
            for (int i = 0; i < stored.size(); i++) {
                Zstd.decompress(stored.get(i), batches.get(i).length);
            }
            long decompressed = cpuNs();
            long fileEvents = readAll(file);
            long read = cpuNs();
            keep(best, 0, decoded - start);
            keep(best, 1, both - decoded);
            keep(best, 2, compressed - both);
            keep(best, 3, decompressed - compressed);
            best[4] = Math.min(best[4], (double) (read - decompressed) / fileEvents);
        }
        double encode = best[1] - best[0];
        print("events %d, batches %d, plain %.2f B/event", events, batches.size(), (double) plain / events);
        print("encode      %7.1f ns/event = %.2f x zstd -3", encode, encode / best[2]);
        print("decode      %7.1f ns/event = %.2f x zstd -d", best[0], best[0] / best[3]);
        print("zstd -3     %7.1f ns/event", best[2]);
        print("zstd -d     %7.1f ns/event", best[3]);
        print("read file   %7.1f ns/event (frames, checksums, zstd, columns, every event touched)", best[4]);
        for (int level : new int[] {1, 3, 6, 9, 12, 19}) {
            long start = cpuNs();
            long size = 0;
            for (byte[] batch : compress(level)) {
                size += batch.length;
            }
            print(
                    "level %2d    %7.2f B/event, %.0f ns/event",
                    level, (double) size / events, (double) (cpuNs() - start) / events);
        }
    }

    private void keep(double[] best, int which, long ns) {
        best[which] = Math.min(best[which], (double) ns / events);
    }

    private void decode(boolean encodeAgain) throws IOException {
        BatchDecoder decoder = new BatchDecoder();
        BatchEncoder encoder = new BatchEncoder(65_536, 1000);
        for (byte[] batch : batches) {
            decoder.decode(batch, batch.length);
            if (encodeAgain) {
                for (int i = 0; i < decoder.rows(); i++) {
                    EventView row = decoder.row(i);
                    if (!encoder.append(row)) {
                        encoder.finish();
                        encoder.append(row);
                    }
                }
                encoder.finish();
            }
        }
    }

    /** CPU time of this thread: on a busy machine steadier than the clock on the wall. */
    private static long cpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Reads and touches every event; returns how many there are. */
    private static long readAll(Path file) throws IOException {
        long count = 0;
        long sum = 0;
        try (TraceFile trace = TraceFile.open(file);
                EventCursor cursor = trace.events()) {
            while (cursor.next()) {
                EventView event = cursor.event();
                count++;
                sum += event.timeNs() + event.syscall() + event.result();
                for (int i = 0; i < event.argumentCount(); i++) {
                    sum += event.argument(i);
                }
                for (int i = 0; i < event.pieceCount(); i++) {
                    sum += event.pieceLength(i);
                }
            }
        }
        return sum == 42 ? 1 : count;
    }

    private List<byte[]> compress(int level) {
        List<byte[]> all = new ArrayList<>();
        for (byte[] batch : batches) {
            all.add(Zstd.compress(batch, level));
        }
        return all;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
