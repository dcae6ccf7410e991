package io.tracecap.capture.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.RawText;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.ring.ArgvMask;
import io.tracecap.format.ring.FoundRing;
import io.tracecap.format.ring.RecordDescriptor;
import io.tracecap.format.ring.RingDescriptor;
import io.tracecap.format.syscall.Abi;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RecordingTest {
    private static final int CALLS = 100_000;
    private static final RecordingOptions OPTIONS = new RecordingOptions(
            RingDescriptor.MIN_CAPACITY, RecordingOptions.OnFull.BLOCK, 1_000_000_000, 3, new ArgvMask(), null);

    @TempDir
    private Path directory;

    @Test
    void leavesNothingWhenItCannotBegin() throws IOException {
        Recording recording = create(directory.resolve("out.trc"));
        List<FoundRing> ofOthers = recording.ringsOfDeadRecorders();

        recording.close();

        assertThat(filesIn(directory)).isEmpty();
        try (Recording next = create(directory.resolve("next.trc"))) {
            assertThat(next.ringsOfDeadRecorders()).isEqualTo(ofOthers);
        }
    }

    @Test
    void writesWhatTheCollectorFeeds() throws IOException {
        Path target = directory.resolve("out.trc");

        create(target).run(new FakeCollector(CALLS, Collector.Outcome.RECORDED));

        try (TraceFile trace = TraceFile.open(target)) {
            assertThat(trace.isComplete()).isTrue();
            EventCursor events = trace.events();
            assertThat(events.next()).isTrue();
            for (int i = 0; i < CALLS; i++) {
                assertThat(events.next()).isTrue();
                assertThat(events.event().argument(0)).isEqualTo(i);
                if (events.event().kind() == EventKind.ENTER) {
                    // The writer had time to close a batch between enter and exit.
                    assertThat(events.next()).isTrue();
                    assertThat(events.event().kind()).isEqualTo(EventKind.RETURN);
                } else {
                    assertThat(events.event().kind()).isEqualTo(EventKind.CALL);
                }
                assertThat(events.event().result()).isEqualTo(-i);
            }
            assertThat(events.next()).isFalse();
        }
        assertThat(filesIn(directory)).containsExactly(target);
    }

    @Test
    void leavesNothingWhenTheCommandWasNotExecuted() throws IOException {
        create(directory.resolve("out.trc")).run(new FakeCollector(0, Collector.Outcome.NOT_EXECUTED));

        assertThat(filesIn(directory)).isEmpty();
    }

    @Test
    void leavesNothingWhenTheCollectorCannotStart() throws IOException {
        Recording recording = create(directory.resolve("out.trc"));

        assertThatThrownBy(() -> recording.run(new DeniedCollector())).hasMessage("denied");
        assertThat(filesIn(directory)).isEmpty();
    }

    @Test
    void leavesNoRing() throws IOException {
        List<Path> before = filesIn(Path.of("/dev/shm"));
        create(directory.resolve("out.trc")).run(new FakeCollector(1, Collector.Outcome.RECORDED));

        assertThat(filesIn(Path.of("/dev/shm")).stream().filter(ring -> !before.contains(ring)))
                .noneMatch(ring -> ring.toString().endsWith(".ring"));
    }

    @Test
    void refusesAnOutputThatCannotBeCreated() throws IOException {
        assertThatThrownBy(() -> create(directory.resolve("missing/out.trc"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> create(directory)).hasMessageContaining("not a regular file");
        Files.createFile(directory.resolve("out.trc.part"));
        assertThatThrownBy(() -> create(directory.resolve("out.trc"))).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void replacesAnOlderTrace() throws IOException {
        Path target = Files.writeString(directory.resolve("out.trc"), "old");

        create(target).run(new FakeCollector(1, Collector.Outcome.RECORDED));

        try (TraceFile trace = TraceFile.open(target)) {
            assertThat(trace.eventCount()).isEqualTo(2);
        }
    }

    private static Recording create(Path target) throws IOException {
        TraceHeader header = new TraceHeader(
                "test",
                new TraceHeader.Command(
                        List.of(RawText.of("ls")), RawText.EMPTY, RawText.EMPTY, RawText.EMPTY, List.of(), 0, 0),
                new TraceHeader.Machine("Linux", "6.1", "#1", "x86_64", 2),
                new TraceHeader.Clocks(0, 0),
                new TraceHeader.Capture("fake", List.of(), 1, 1, 1, true),
                new TraceHeader.Privacy(0, false, List.of(), List.of()));
        return Recording.create(target, header, OPTIONS, new NothingWrittenOut());
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    /** Feeds one thread's calls, whose argument and result count them. */
    private record FakeCollector(int calls, Outcome outcome) implements Collector {
        @Override
        public Outcome collect(RingFeed feed) {
            write(feed, RecordDescriptor.TYPE_POINT, Abi.POINT, EventKind.TASK.pointCode(), 0, -1, 0, 7, 0, 7);
            for (int i = 0; i < calls; i++) {
                write(feed, RecordDescriptor.TYPE_ENTER, Abi.X86_64.id(), 3, 2L * i + 1, i);
                write(feed, RecordDescriptor.TYPE_EXIT, Abi.X86_64.id(), 3, 2L * i + 2, -i);
            }
            return outcome;
        }

        @Override
        public boolean attend() {
            return false;
        }

        @Override
        public void release() {
            // Nothing is held.
        }

        @Override
        public void afterwards() {
            // Nothing was changed.
        }

        private static void write(RingFeed feed, int type, int abi, int code, long time, long... arguments) {
            int length = RecordDescriptor.HEADER_LENGTH + arguments.length * Long.BYTES;
            int offset = feed.claim(length, RingFeed.Worth.EVENT);
            ByteBuffer memory = feed.memory();
            memory.put(offset + RecordDescriptor.TYPE_OFFSET, (byte) type);
            memory.put(offset + RecordDescriptor.ABI_OFFSET, (byte) abi);
            memory.put(offset + RecordDescriptor.ARGUMENTS_OFFSET, (byte) arguments.length);
            memory.put(offset + RecordDescriptor.PIECES_OFFSET, (byte) 0);
            memory.putInt(offset + RecordDescriptor.TASK_OFFSET, 0);
            memory.putInt(offset + RecordDescriptor.CODE_OFFSET, code);
            memory.putLong(offset + RecordDescriptor.TIME_OFFSET, time);
            for (int i = 0; i < arguments.length; i++) {
                memory.putLong(offset + RecordDescriptor.HEADER_LENGTH + i * Long.BYTES, arguments[i]);
            }
            feed.publish(length);
        }
    }

    private static final class DeniedCollector implements Collector {
        @Override
        public Outcome collect(RingFeed feed) throws IOException {
            throw new IOException("denied");
        }

        @Override
        public boolean attend() {
            return false;
        }

        @Override
        public void release() {
            // Nothing is held.
        }

        @Override
        public void afterwards() {
            // Nothing was changed.
        }
    }
}
