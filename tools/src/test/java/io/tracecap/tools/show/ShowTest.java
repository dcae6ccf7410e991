package io.tracecap.tools.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Task;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.tools.fixture.Recording;
import io.tracecap.tools.select.EventSelection;
import io.tracecap.tools.select.SelectedEvents;
import io.tracecap.tools.select.TaskChoice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowTest {
    private static final Task SHELL = Recording.process(0, 100);
    private static final Task CHILD = Recording.process(1, 101);
    private static final int READ = 0;
    private static final int GETPID = 39;
    private static final int WAIT4 = 61;
    private static final int FORK = 57;
    private static final int EXIT_GROUP = 231;
    private static final List<Long> NOTHING = List.of();
    private static final List<Long> WAIT_ARGUMENTS = List.of(-1L, 0L, 0L, 0L);

    @TempDir
    private Path directory;

    private final Recording recording = new Recording();

    /** A shell forks a child, waits for it, and both end. */
    private Recording forkAndWait() {
        return recording
                .task(SHELL, NewTask.NO_PARENT, NewTask.Origin.ROOT)
                .enter(SHELL, FORK, NOTHING)
                .task(CHILD, 0, NewTask.Origin.FORK)
                .comeBack(SHELL, FORK, 101)
                .enter(SHELL, WAIT4, WAIT_ARGUMENTS)
                .call(CHILD, GETPID, 101, NOTHING)
                .enter(CHILD, EXIT_GROUP, List.of(3L))
                .point(EventKind.EXIT, CHILD, List.of(0x300L))
                .comeBack(SHELL, WAIT4, 101)
                .enter(SHELL, EXIT_GROUP, List.of(0L))
                .point(EventKind.EXIT, SHELL, List.of(0L));
    }

    @Test
    void joinsCallsWhereTheyBegan() throws IOException {
        forkAndWait();

        assertThat(joined(TimeStyle.NONE))
                .containsExactly(
                        "100   fork() = 101",
                        "100   wait4(-1, NULL, 0, NULL) = 101",
                        "101   getpid() = 101",
                        "101   exit_group(3) = ?",
                        "101   +++ exited with 3 +++",
                        "100   exit_group(0) = ?",
                        "100   +++ exited with 0 +++");
    }

    @Test
    void showsHalvesInOrderOfArrival() throws IOException {
        forkAndWait();

        assertThat(arrivals())
                .containsExactly(
                        "100   fork() = 101",
                        "100   wait4(-1,  <unfinished ...>",
                        "101   getpid() = 101",
                        "101   exit_group(3) = ?",
                        "101   +++ exited with 3 +++",
                        "100   <... wait4 resumed>NULL, 0, NULL) = 101",
                        "100   exit_group(0) = ?",
                        "100   +++ exited with 0 +++");
    }

    @Test
    void showsNothingOfContextButTheSecondHalfOfACallThatWasOpen() throws IOException {
        recording
                .task(SHELL, NewTask.NO_PARENT, NewTask.Origin.ROOT)
                .call(SHELL, GETPID, 100, NOTHING)
                .enter(SHELL, WAIT4, WAIT_ARGUMENTS)
                .task(CHILD, 0, NewTask.Origin.FORK)
                .asContext()
                .call(CHILD, GETPID, 101, NOTHING)
                .comeBack(SHELL, WAIT4, 101);

        List<String> lines = List.of("101   getpid() = 101", "100   <... wait4 resumed>NULL, 0, NULL) = 101");
        assertThat(joined(TimeStyle.NONE)).isEqualTo(lines);
        assertThat(arrivals()).isEqualTo(lines);
    }

    @Test
    void joinsACallThatStaysOpenForLongerThanLinesMayWait() throws IOException {
        recording.task(SHELL, NewTask.NO_PARENT, NewTask.Origin.ROOT).enter(SHELL, WAIT4, WAIT_ARGUMENTS);
        for (int i = 0; i < 100; i++) {
            recording.call(CHILD, GETPID, 101, NOTHING);
        }
        recording.enter(CHILD, READ, List.of(0L, 0L, 1L));
        for (int i = 0; i < 100; i++) {
            recording.call(Recording.process(2, 102), GETPID, 102, NOTHING);
        }
        recording.comeBack(SHELL, WAIT4, 101).comeBack(CHILD, READ, 0);
        recording.enter(SHELL, READ, List.of(0L, 0L, 1L)).point(EventKind.EXIT, SHELL, List.of(9L));

        List<String> lines = joined(TimeStyle.NONE);

        assertThat(lines).hasSize(204);
        assertThat(lines.get(0)).isEqualTo("100   wait4(-1, NULL, 0, NULL) = 101");
        assertThat(lines.get(101)).isEqualTo("101   read(0, NULL, 1) = 0");
        assertThat(lines.subList(202, 204))
                .containsExactly("100   read(0,  <unfinished ...>) = ?", "100   +++ killed by SIGKILL +++");
    }

    @Test
    void aCallThatTheTraceEndsInHoldsNothingUp() throws IOException {
        recording.enter(SHELL, WAIT4, WAIT_ARGUMENTS);
        for (int i = 0; i < 100; i++) {
            recording.call(CHILD, GETPID, 101, NOTHING);
        }

        assertThat(joined(TimeStyle.NONE)).hasSize(101).startsWith("100   wait4(-1,  <unfinished ...>");
    }

    @Test
    void aReturnWithoutItsEnterIsShown() throws IOException {
        recording.comeBack(SHELL, READ, 5);

        assertThat(joined(TimeStyle.NONE)).containsExactly("100   <... read resumed>) = 5");
        assertThat(arrivals()).containsExactly("100   <... read resumed>) = 5");
    }

    @Test
    void anExecByAThreadSupersedesTheLeader() throws IOException {
        Task thread = new Task(1, 105, 0, 100);
        recording
                .task(SHELL, NewTask.NO_PARENT, NewTask.Origin.ROOT)
                .enter(SHELL, READ, List.of(0L, 0L, 1L))
                .enter(thread, 59, List.of(0L, 0L, 0L))
                .point(EventKind.EXEC, SHELL, List.of(105L, 1L));
        recording.comeBack(thread, SHELL, 59, 0);

        assertThat(arrivals())
                .containsExactly(
                        "100   read(0,  <unfinished ...>",
                        "105   execve(NULL, NULL, NULL <unfinished ...>",
                        "100   <... read resumed> <unfinished ...>) = ?",
                        "100   +++ superseded by execve in pid 105 +++",
                        "100   <... execve resumed>) = 0");
        assertThat(joined(TimeStyle.NONE))
                .containsExactly(
                        "100   read(0,  <unfinished ...>) = ?",
                        "105   execve(NULL, NULL, NULL) = 0",
                        "100   +++ superseded by execve in pid 105 +++");
    }

    @Test
    void spellsTimesAsStraceDoes() throws IOException {
        recording.call(SHELL, GETPID, 100, NOTHING).call(SHELL, GETPID, 100, NOTHING);

        assertThat(joined(new TimeStyle(TimeStyle.Clock.TIME, 0, TimeStyle.HIDDEN, TimeStyle.HIDDEN)))
                .startsWith("100   07:16:37 getpid() = 100");
        assertThat(joined(new TimeStyle(TimeStyle.Clock.TIME, 6, TimeStyle.HIDDEN, 6)))
                .startsWith("100   07:16:37.667460 getpid() = 100 <0.000020>");
        assertThat(joined(new TimeStyle(TimeStyle.Clock.UNIX, 6, TimeStyle.HIDDEN, TimeStyle.HIDDEN)))
                .startsWith("100   1795418197.667460 getpid() = 100");
        assertThat(joined(new TimeStyle(TimeStyle.Clock.NONE, 0, 6, TimeStyle.HIDDEN)))
                .containsExactly("100        0.000000 getpid() = 100", "100        0.001000 getpid() = 100");
        assertThat(joined(new TimeStyle(TimeStyle.Clock.TIME, 0, 6, TimeStyle.HIDDEN)))
                .containsExactly(
                        "100   07:16:37 (+     0.000000) getpid() = 100",
                        "100   07:16:37 (+     0.001000) getpid() = 100");
    }

    @Test
    void showsTimesInTheReadersZone() throws IOException {
        recording.call(SHELL, GETPID, 100, NOTHING);

        assertThat(show(
                        new TimeStyle(TimeStyle.Clock.TIME, 0, TimeStyle.HIDDEN, TimeStyle.HIDDEN),
                        true,
                        ZoneId.of("America/New_York")))
                .containsExactly("100   02:16:37 getpid() = 100");
    }

    private List<String> joined(TimeStyle times) throws IOException {
        return show(times, true, ZoneOffset.UTC);
    }

    private List<String> arrivals() throws IOException {
        return show(TimeStyle.NONE, false, ZoneOffset.UTC);
    }

    /** Shows the recording; of joined calls, ten lines may wait at most. */
    private List<String> show(TimeStyle times, boolean joined, ZoneId zone) throws IOException {
        Path file = recording.write(directory.resolve(System.nanoTime() + ".trc"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TraceFile trace = TraceFile.open(file);
                Lookahead lookahead = new Lookahead(trace::events, 5);
                EventCursor events = trace.events()) {
            Pipeline pipeline = Layout.plain(LineStyle.of(times), zone)
                    .pipeline(
                            trace.header(),
                            SelectedEvents.undecided(EventSelection.ALL, TaskChoice.ALL),
                            null,
                            number -> null);
            EventPrinter printer = joined
                    ? new JoinedPrinter(pipeline.lines(), out, lookahead, status -> true, 10)
                    : pipeline.asTheyCome(out);
            while (events.next()) {
                printer.accept(events.event());
            }
            printer.finish();
        }
        return out.toString(StandardCharsets.US_ASCII).lines().toList();
    }
}
