package io.tracecap.format.file;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import io.tracecap.format.event.EventView;
import io.tracecap.format.file.batch.BatchDecoder;
import io.tracecap.format.file.batch.BatchEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What encoding, decoding and scanning take; an operation is one event. See CONTRIBUTING.md for how to run it. With
 * {@code -prof gc} the column {@code gc.alloc.rate.norm} is bytes allocated per event: what is there once per batch,
 * shared out over its events.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {
    private static final int EVENTS = 1 << 16;
    private static final int FILE_EVENTS = 1 << 19;
    /** Events that are taken from a recording at a time: a batch, so that a few batches have something of each. */
    private static final int TURN = WriterOptions.DEFAULT.rowsPerBatch();

    private static final int DEFAULT_LEVEL = WriterOptions.DEFAULT.level();

    /** Recordings to take the events from, separated by commas; none: made-up events. */
    @Param("")
    private String recordings = "";

    private final EventTape tape = new EventTape();
    private final List<byte[]> batches = new ArrayList<>();
    private final List<byte[]> compressed = new ArrayList<>();
    private final BatchEncoder encoder =
            new BatchEncoder(WriterOptions.DEFAULT.rowsPerBatch(), WriterOptions.DEFAULT.tickNs());
    private final BatchDecoder decoder = new BatchDecoder();
    private final ZstdCompressCtx zstd = new ZstdCompressCtx();
    private final byte[] scratch = new byte[2 << 20];
    private Path file = Path.of("");

    /** Makes the events, their batches, and a trace of them. */
    @Setup(Level.Trial)
    public void make() throws IOException {
        zstd.setLevel(DEFAULT_LEVEL);
        List<Path> recorded = Stream.of(recordings.split(","))
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .toList();
        Workload workload = new Workload(1);
        file = Files.createTempDirectory("benchmark").resolve("workload.trc");
        try (Recordings source = new Recordings(recorded, TURN);
                TraceWriter writer = TraceWriter.create(file, Events.header(), WriterOptions.DEFAULT)) {
            for (int i = 0; i < FILE_EVENTS; i++) {
                EventView event = recorded.isEmpty() ? workload.next() : source.next();
                if (i < EVENTS) {
                    tape.add(event);
                }
                writer.append(event);
            }
        }
        encode(batches);
        for (byte[] batch : batches) {
            compressed.add(Zstd.compress(batch, DEFAULT_LEVEL));
        }
    }

    private void encode(List<byte[]> target) {
        tape.rewind();
        for (int i = 0; i < tape.size(); i++) {
            tape.moveTo(i);
            if (!encoder.append(tape)) {
                target.add(encoder.finish());
                encoder.append(tape);
            }
        }
        target.add(encoder.finish());
    }

    /** Removes the trace. */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        zstd.close();
        Files.delete(file);
        Files.delete(file.getParent());
    }

    /** Events to columns. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public List<byte[]> encode() {
        List<byte[]> target = new ArrayList<>();
        encode(target);
        return target;
    }

    /** For comparison: what zstd alone takes to compress the same batches at the default level. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long compress() {
        long bytes = 0;
        for (byte[] batch : batches) {
            bytes += zstd.compressByteArray(scratch, 0, scratch.length, batch, 0, batch.length);
        }
        return bytes;
    }

    /** For comparison: what it takes to look at the events that are encoded. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long look() {
        long sum = 0;
        for (int i = 0; i < tape.size(); i++) {
            tape.moveTo(i);
            sum += WorkloadFile.look(tape);
        }
        return sum;
    }

    /** Events to a whole trace: columns, zstd at the default level, checksums, index, processes; all but the disk. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long write() throws IOException {
        try (TraceWriter writer =
                TraceWriter.start("bench.trc", new ForgetfulChannel(), Events.header(), WriterOptions.DEFAULT)) {
            for (int i = 0; i < tape.size(); i++) {
                tape.moveTo(i);
                writer.append(tape);
            }
            writer.finish();
            return writer.bytes();
        }
    }

    /** Columns to events, all columns, no event looked at. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long decode() throws IOException {
        long last = 0;
        for (byte[] batch : batches) {
            decoder.decode(batch, batch.length);
            last += decoder.endNs();
        }
        return last;
    }

    /** For comparison: what zstd alone takes to decompress the same batches. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long decompress() {
        long bytes = 0;
        for (byte[] batch : compressed) {
            bytes += Zstd.decompressByteArray(scratch, 0, scratch.length, batch, 0, batch.length);
        }
        return bytes;
    }

    /** A file to events: frames, checksums, zstd, all columns, and every event looked at. */
    @Benchmark
    @OperationsPerInvocation(FILE_EVENTS)
    public long read() throws IOException {
        long sum = 0;
        try (TraceFile trace = TraceFile.open(file);
                EventCursor cursor = trace.events()) {
            while (cursor.next()) {
                sum += WorkloadFile.look(cursor.event());
            }
        }
        return sum;
    }

    /** A file to counts by system call: frames, checksums, zstd, and two columns. */
    @Benchmark
    @OperationsPerInvocation(FILE_EVENTS)
    public long scan() throws IOException {
        long[] calls = new long[512];
        try (TraceFile trace = TraceFile.open(file);
                ScanCursor scan = trace.scan()) {
            while (scan.next()) {
                for (int group = 0; group < scan.groups(); group++) {
                    calls[scan.syscall(group)] += scan.calls(group);
                }
            }
        }
        return calls[0];
    }
}
