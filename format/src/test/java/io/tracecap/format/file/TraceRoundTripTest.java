package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.RawText;
import io.tracecap.format.state.ProcessInfo;
import java.io.IOException;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceRoundTripTest {
    @TempDir
    Path directory;

    @Test
    void readsBackTheEventsThatWereWritten() throws IOException {
        Path file = write(Events.shellSession(), WriterOptions.DEFAULT);

        try (TraceFile trace = TraceFile.open(file)) {
            assertThat(readAll(trace)).isEqualTo(Events.shellSession());
            assertThat(trace.eventCount()).isEqualTo(20);
            assertThat(trace.lostEvents()).isEqualTo(7);
            assertThat(trace.isComplete()).isTrue();
            assertThat(trace.formatVersion()).isEqualTo("1.0");
        }
    }

    @Test
    void readsBackTheHeader() throws IOException {
        Path file = write(List.of(), WriterOptions.DEFAULT);

        try (TraceFile trace = TraceFile.open(file)) {
            assertThat(trace.header()).isEqualTo(Events.header());
            assertThat(readAll(trace)).isEmpty();
            assertThat(trace.isComplete()).isTrue();
            assertThat(trace.processes()).isEmpty();
        }
    }

    @Test
    void batchesOfAnySizeHoldTheSameEvents() throws IOException {
        for (int rows = 1; rows <= 20; rows++) {
            Path file = write(Events.shellSession(), WriterOptions.DEFAULT.withRowsPerBatch(rows));

            try (TraceFile trace = TraceFile.open(file)) {
                assertThat(readAll(trace)).isEqualTo(Events.shellSession());
                assertThat(trace.eventCount()).isEqualTo(20);
            }
            Files.delete(file);
        }
    }

    @Test
    void knowsTheProcesses() throws IOException {
        Path file = write(Events.shellSession(), WriterOptions.DEFAULT);

        try (TraceFile trace = TraceFile.open(file)) {
            assertThat(trace.processes()).extracting(ProcessInfo::slot).containsExactly("0", "0.0");
            ProcessInfo shell = trace.processes().get(0);
            assertThat(shell.command()).isEqualTo(Events.header().command().argv());
            assertThat(shell.status()).isEqualTo(0);
            ProcessInfo cat = trace.processes().get(1);
            assertThat(cat.pid()).isEqualTo(101);
            assertThat(cat.parent()).isEqualTo(0);
            assertThat(cat.command()).containsExactly(RawText.of("cat"), RawText.of("a b"));
            assertThat(cat.status()).isEqualTo(0x8B);
            assertThat(cat.threads()).isEqualTo(2);
            assertThat(cat.execs()).isEqualTo(1);
            assertThat(cat.events()).isEqualTo(11);
        }
    }

    @Test
    void whatWasFlushedCanBeReadWhileTheWriterGoesOn() throws IOException {
        Path file = directory.resolve("live.trc");
        List<Event> events = Events.shellSession();
        try (TraceWriter writer = TraceWriter.create(file, Events.header(), WriterOptions.DEFAULT)) {
            for (Event event : events.subList(0, 10)) {
                writer.append(event);
            }
            writer.flush();
            assertThat(writer.events()).isEqualTo(10);
            assertThat(writer.bytes()).isEqualTo(Files.size(file));

            try (TraceFile trace = TraceFile.open(file)) {
                List<Event> read = new ArrayList<>();
                assertThatThrownBy(() -> readInto(trace, read))
                        .isInstanceOf(IncompleteTraceException.class)
                        .hasMessage(file + ": ends at offset " + Files.size(file)
                                + " after frame 1 without a footer: cut, or still being written");
                assertThat(read).isEqualTo(events.subList(0, 10));
                assertThat(trace.isComplete()).isFalse();
                assertThat(trace.eventCount()).isEqualTo(10);
                assertThat(trace.cut()).isPresent();
            }
        }
    }

    /** The file was written by version 0.1.0 from {@link Events#shellSession}, with 7 events in a batch. */
    @Test
    void readsAFileOfVersion10() throws Exception {
        URL resource = Objects.requireNonNull(getClass().getResource("version-1.0.trc"));

        try (TraceFile trace = TraceFile.open(Path.of(resource.toURI()))) {
            assertThat(trace.formatVersion()).isEqualTo("1.0");
            assertThat(trace.header()).isEqualTo(Events.header());
            assertThat(readAll(trace)).isEqualTo(Events.shellSession());
            assertThat(trace.isComplete()).isTrue();
            assertThat(trace.processes()).extracting(ProcessInfo::slot).containsExactly("0", "0.0");
        }
    }

    @Test
    void createsTheFileForItsOwnerOnlyAndNeverOverwrites() throws IOException {
        Path file = write(List.of(), WriterOptions.DEFAULT);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> TraceWriter.create(file, Events.header(), WriterOptions.DEFAULT))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void refusesAnEventOutOfOrder() throws IOException {
        List<Event> events = Events.shellSession();
        try (TraceWriter writer =
                TraceWriter.create(directory.resolve("x.trc"), Events.header(), WriterOptions.DEFAULT)) {
            writer.append(events.get(0));
            writer.append(events.get(2));
            assertThatThrownBy(() -> writer.append(events.get(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("event number is 1, expected 3 or more");
            assertThat(writer.events()).isEqualTo(2);
            assertThat(writer.nextEvent()).isEqualTo(3);
        }
    }

    @Test
    void aPartFileGetsItsNameAtTheEnd() throws IOException {
        PartFile part = new PartFile(directory.resolve("out.trc"));
        try (TraceWriter writer = TraceWriter.create(part.path(), Events.header(), WriterOptions.DEFAULT)) {
            writer.append(Events.shellSession().get(0));
        }
        assertThat(part.path()).hasFileName("out.trc.part");

        part.commit();

        assertThat(part.path()).doesNotExist();
        try (TraceFile trace = TraceFile.open(part.target())) {
            assertThat(readAll(trace)).extracting(Event::kind).containsExactly(EventKind.TASK);
        }
    }

    private Path write(List<Event> events, WriterOptions options) throws IOException {
        Path file = directory.resolve("test.trc");
        try (TraceWriter writer = TraceWriter.create(file, Events.header(), options)) {
            for (Event event : events) {
                writer.append(event);
            }
        }
        return file;
    }

    private static List<Event> readAll(TraceFile trace) throws IOException {
        List<Event> events = new ArrayList<>();
        readInto(trace, events);
        return events;
    }

    private static void readInto(TraceFile trace, List<Event> events) throws IOException {
        try (EventCursor cursor = trace.events()) {
            while (cursor.next()) {
                events.add(Event.copyOf(cursor.event()));
            }
        }
    }

    @Test
    void saysWhichCallsWereRecorded() throws IOException {
        TraceHeader all = Events.header();
        TraceHeader.Capture capture = new TraceHeader.Capture(
                "ptrace", List.of(), 1, 2, 3, true, "auto", "", new TraceHeader.Calls("%file,!connect", true));
        TraceHeader some = new TraceHeader(
                all.toolVersion(), all.command(), all.machine(), all.clocks(), capture, all.privacy(), all.origin());
        Path file = directory.resolve("some.trc");
        try (TraceWriter writer = TraceWriter.create(file, some, WriterOptions.DEFAULT)) {
            writer.finish();
        }
        try (TraceFile trace = TraceFile.open(file)) {
            assertThat(trace.header()).isEqualTo(some);
        }
    }
}
