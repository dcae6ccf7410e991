package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracecap.format.event.Event;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full after n bytes, for every n: the file is readable up to its last whole frame. */
class FullDiskTest {
    private static final List<Event> EVENTS = Events.shellSession();

    @TempDir
    Path directory;

    @Test
    void keepsWholeFramesWhereverTheDiskIsFull() throws IOException {
        Path file = directory.resolve("full.trc");
        boolean failed = true;
        int room = 0;
        int largest = 0;
        while (failed) {
            failed = !fill(file, room);
            Reading reading = Reading.of(file);
            assertThat(reading.events())
                    .isEqualTo(EVENTS.subList(0, reading.events().size()));
            reading.problem().ifPresent(problem -> assertThat(problem)
                    .isInstanceOfAny(NotATraceException.class, IncompleteTraceException.class)
                    .message()
                    .doesNotContain("payload bytes"));
            assertThat(reading.events().size()).as("events in %d bytes", room).isGreaterThanOrEqualTo(largest);
            largest = reading.events().size();
            room += 7;
        }
        assertThat(largest).isEqualTo(EVENTS.size());
    }

    @Test
    void refusesMoreEventsAfterAFailure() throws IOException {
        Path file = directory.resolve("full.trc");
        int header = (int) headerBytes(file);
        TraceWriter writer =
                TraceWriter.start("full.trc", new SmallDisk(file, header + 9), Events.header(), WriterOptions.DEFAULT);
        writer.append(EVENTS.get(0));
        assertThatThrownBy(writer::flush)
                .isInstanceOfSatisfying(TraceWriteException.class, full -> assertThat(full.file())
                        .isEqualTo("full.trc"))
                .hasMessage("No space left on device");

        assertThatThrownBy(() -> writer.append(EVENTS.get(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a write has failed");
        writer.close();
    }

    @Test
    void losesNothingWhenRoomIsMadeAfterAFailure() throws IOException {
        Path file = directory.resolve("full.trc");
        SmallDisk disk = new SmallDisk(file, (int) headerBytes(file) + 9);
        try (TraceWriter writer = TraceWriter.start("full.trc", disk, Events.header(), WriterOptions.DEFAULT)) {
            for (Event event : EVENTS) {
                writer.append(event);
            }
            assertThatThrownBy(writer::flush).hasMessage("No space left on device");
            assertThatThrownBy(writer::retry).hasMessage("No space left on device");
            disk.enlarge(1 << 20);
            writer.retry();
            assertThatThrownBy(writer::retry).hasMessage("no batch is left unwritten");
            writer.finish();
        }

        try (TraceFile trace = TraceFile.open(file)) {
            assertThat(trace.isComplete()).isTrue();
            assertThat(trace.eventCount()).isEqualTo(EVENTS.size());
        }
    }

    private static long headerBytes(Path file) throws IOException {
        try (TraceWriter writer =
                TraceWriter.start("full.trc", new SmallDisk(file, 1 << 20), Events.header(), WriterOptions.DEFAULT)) {
            return writer.bytes();
        }
    }

    /** Writes the whole trace to a disk with so much room; whether that succeeded. */
    private static boolean fill(Path file, int room) throws IOException {
        try (TraceWriter writer = TraceWriter.start(
                "full.trc", new SmallDisk(file, room), Events.header(), WriterOptions.DEFAULT.withRowsPerBatch(7))) {
            for (Event event : EVENTS) {
                writer.append(event);
            }
            writer.finish();
            return true;
        } catch (IOException e) {
            assertThat(e).hasMessage("No space left on device");
            return false;
        }
    }

    /** A file that takes a number of bytes in all, and a few at a time. */
    private static final class SmallDisk implements SeekableByteChannel {
        private final SeekableByteChannel file;
        private int room;

        SmallDisk(Path path, int room) throws IOException {
            Files.deleteIfExists(path);
            file = Files.newByteChannel(
                    path, java.nio.file.StandardOpenOption.CREATE_NEW, java.nio.file.StandardOpenOption.WRITE);
            this.room = room;
        }

        void enlarge(int newRoom) {
            room = newRoom;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            int count = Math.min(Math.min(source.remaining(), 100), room - (int) file.position());
            if (count == 0) {
                throw new IOException("No space left on device");
            }
            ByteBuffer part = source.duplicate();
            part.limit(part.position() + count);
            source.position(source.position() + count);
            return file.write(part);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return file.read(target);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public SeekableByteChannel position(long newPosition) throws IOException {
            file.position(newPosition);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
