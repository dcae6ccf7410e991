package io.tracecap.capture.ptrace;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.capture.linux.Ptrace;
import io.tracecap.capture.linux.TraceeMemory;
import io.tracecap.capture.record.Collector;
import io.tracecap.capture.record.NothingWrittenOut;
import io.tracecap.capture.record.Recording;
import io.tracecap.capture.record.RecordingOptions;
import io.tracecap.capture.record.RingFeed;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Gap;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.RawText;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.ring.ArgvMask;
import io.tracecap.format.ring.RecordDescriptor;
import io.tracecap.format.syscall.Abi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of records that find no room in the ring. */
@Timeout(60)
class DroppedRecordsTest {
    private static final int CALLS = 2_000;
    private static final int PIECE = 8_000;

    @TempDir
    private Path directory;

    @Test
    void wholeCallsAreLeftOutAndCountedWhereTheyAreMissing() throws IOException {
        Path target = directory.resolve("out.trc");
        Recording recording = recording(target, RecordingOptions.OnFull.DROP);
        recording.run(new BusyThread());

        long calls = 0;
        long lost = 0;
        long next = 0;
        try (TraceFile file = TraceFile.open(target);
                EventCursor events = file.events()) {
            while (events.next()) {
                EventView event = events.event();
                if (event.kind() == EventKind.GAP) {
                    Gap gap = Gap.of(event);
                    assertThat(gap.reason()).isEqualTo(Gap.Reason.RING_FULL);
                    assertThat(gap.scope()).isEqualTo(Gap.Scope.ALL);
                    assertThat(gap.durationNs()).isPositive();
                    lost += gap.events();
                    next += gap.events();
                } else if (event.kind() == EventKind.CALL || event.kind() == EventKind.ENTER) {
                    calls++;
                    assertThat(event.argument(0))
                            .as("call behind %d lost ones", lost)
                            .isEqualTo(next++);
                }
            }
            assertThat(file.lostEvents()).isEqualTo(lost).isEqualTo(recording.lost());
        }
        assertThat(lost).isPositive();
        assertThat(calls + lost).isEqualTo(CALLS);
    }

    @Test
    void nothingIsLeftOutWhenTheProgramWaits() throws IOException {
        Path target = directory.resolve("out.trc");
        Recording recording = recording(target, RecordingOptions.OnFull.BLOCK);
        recording.run(new BusyThread());

        try (TraceFile file = TraceFile.open(target)) {
            assertThat(file.losses()).isEmpty();
            assertThat(file.eventCount()).isGreaterThanOrEqualTo(CALLS);
        }
        assertThat(recording.lost()).isZero();
    }

    private static Recording recording(Path target, RecordingOptions.OnFull onFull) throws IOException {
        TraceHeader header = new TraceHeader(
                "test",
                new TraceHeader.Command(List.of(), RawText.EMPTY, RawText.EMPTY, RawText.EMPTY, List.of(), 0, 0),
                new TraceHeader.Machine("Linux", "6.1", "#1", "x86_64", 2),
                new TraceHeader.Clocks(0, 0),
                new TraceHeader.Capture("fake", List.of(), 1, 1, 1, true),
                new TraceHeader.Privacy(0, false, List.of(), List.of()));
        return Recording.create(
                target,
                header,
                new RecordingOptions(1 << 20, onFull, 1_000_000_000, 19, new ArgvMask(), null),
                new NothingWrittenOut());
    }

    /** A thread that makes numbered calls, each with bytes that cannot be compressed. */
    private static final class BusyThread implements Collector {
        private final SplittableRandom random = new SplittableRandom(1);

        @Override
        public Outcome collect(RingFeed feed) {
            RecordWriter record = new RecordWriter(feed, new TraceeMemory());
            PointWriter points = new PointWriter(record, new Ptrace());
            Tracee tracee = new Tracee(7, 0, 7, 0);
            points.task(tracee, null, NewTask.Origin.ROOT, System.nanoTime());
            for (int i = 0; i < CALLS; i++) {
                if (record.begin(RecordDescriptor.TYPE_ENTER, Abi.X86_64.id(), 3, tracee, System.nanoTime())) {
                    record.argument(i);
                    record.beginPiece(0, 0);
                    for (int j = 0; j < PIECE; j += Integer.BYTES) {
                        record.putInt(random.nextInt());
                    }
                    record.endPiece(EventView.PIECE_TEXT);
                    record.publish();
                    assertThat(record.begin(RecordDescriptor.TYPE_EXIT, Abi.X86_64.id(), 3, tracee, System.nanoTime()))
                            .as("a call that was recorded returns in the trace")
                            .isTrue();
                    record.argument(0);
                    record.publish();
                }
            }
            points.exit(tracee, 0, System.nanoTime());
            record.finish(System.nanoTime());
            return Outcome.RECORDED;
        }

        @Override
        public boolean attend() {
            return false;
        }

        @Override
        public void afterwards() {
            // Nothing was changed.
        }

        @Override
        public void release() {
            // Nothing is held.
        }
    }
}
