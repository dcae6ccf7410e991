package io.tracecap.tools.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.Task;
import io.tracecap.format.syscall.Abi;
import io.tracecap.tools.fixture.Bytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The lines of signals and exits are those of strace 6.1. */
class PointTextTest {
    private static final Task TASK = new Task(0, 4711, 0, 4711);

    static Stream<Arguments> points() {
        return Stream.of(
                Arguments.of(
                        signal(17, new Bytes().i32(17, 0, 1, 0, 4712, 0, 0, 0).i64(0, 0)),
                        "--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=4712, si_uid=0, si_status=0,"
                                + " si_utime=0, si_stime=0} ---"),
                Arguments.of(
                        signal(17, new Bytes().i32(17, 0, 2, 0, 4712, 0, 11, 0).i64(3, 250)),
                        "--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_KILLED, si_pid=4712, si_uid=0, si_status=SIGSEGV,"
                                + " si_utime=3 /* 0.03 s */, si_stime=250 /* 2.50 s */} ---"),
                Arguments.of(
                        signal(11, new Bytes().i32(11, 0, 1, 0).i64(0)),
                        "--- SIGSEGV {si_signo=SIGSEGV, si_code=SEGV_MAPERR, si_addr=NULL} ---"),
                Arguments.of(
                        signal(14, new Bytes().i32(14, 0, 128, 0)),
                        "--- SIGALRM {si_signo=SIGALRM, si_code=SI_KERNEL} ---"),
                Arguments.of(
                        signal(12, new Bytes().i32(12, 0, -6, 0, 4711, 0)),
                        "--- SIGUSR2 {si_signo=SIGUSR2, si_code=SI_TKILL, si_pid=4711, si_uid=0} ---"),
                Arguments.of(
                        signal(10, new Bytes().i32(10, 0, -1, 0, 4711, 0, 7, 0)),
                        "--- SIGUSR1 {si_signo=SIGUSR1, si_code=SI_QUEUE, si_pid=4711, si_uid=0, si_int=7, si_ptr=0x7} ---"),
                Arguments.of(
                        signal(10, new Bytes().i32(10, 0, -1, 0, 4711, 0, 0, 0)),
                        "--- SIGUSR1 {si_signo=SIGUSR1, si_code=SI_QUEUE, si_pid=4711, si_uid=0} ---"),
                Arguments.of(point(EventKind.SIGNAL, List.of(15L)), "--- SIGTERM ---"),
                Arguments.of(point(EventKind.STOP, List.of(20L)), "--- stopped by SIGTSTP ---"),
                Arguments.of(point(EventKind.EXIT, List.of(0x300L)), "+++ exited with 3 +++"),
                Arguments.of(point(EventKind.EXIT, List.of(9L)), "+++ killed by SIGKILL +++"),
                Arguments.of(point(EventKind.EXIT, List.of(0x8bL)), "+++ killed by SIGSEGV (core dumped) +++"),
                Arguments.of(point(EventKind.EXEC, List.of(4713L)), "+++ superseded by execve in pid 4713 +++"),
                Arguments.of(point(EventKind.EXEC, List.of(4711L)), ""),
                Arguments.of(point(EventKind.TASK, List.of(-1L, 0L)), ""),
                Arguments.of(
                        point(EventKind.GAP, List.of(1L, 12L)),
                        "+++ LOST: 12 events are missing here (the ring was full) +++"),
                Arguments.of(
                        point(EventKind.GAP, List.of(2L, 0L)),
                        "+++ LOST: all later events of this thread are missing here (the recorder let go of it) +++"),
                Arguments.of(
                        point(EventKind.GAP, List.of(7L, 1L, 2_500_000_000L, 1L)),
                        "+++ LOST: 1 event is missing here, of all threads, over 2.500000 s (the file was damaged) +++"),
                Arguments.of(
                        point(EventKind.GAP, List.of(5L, 0L, 0L, 0L)),
                        "+++ LOST: events are missing here (a child ran untraced) +++"),
                Arguments.of(
                        point(EventKind.GAP, List.of(99L, -3L, -1L, 7L)),
                        "+++ LOST: events are missing here, of all threads +++"));
    }

    private static Event signal(long signal, Bytes info) {
        return point(
                EventKind.SIGNAL,
                List.of(signal),
                new Piece(0, 0, 0, info.upTo(128).toArray()));
    }

    private static Event point(EventKind kind, List<Long> arguments, Piece... pieces) {
        return new Event(kind, 0, TASK, 5, 0, 0, Abi.POINT, kind.pointCode(), arguments, 0, List.of(pieces));
    }

    @ParameterizedTest
    @MethodSource("points")
    void printsAsStraceDoes(Event event, String expected) {
        TextBuffer out = new TextBuffer();

        boolean visible = new PointText(TextOptions.Constants.ABBREV, NamesView.NONE).print(event, out);

        assertThat(out).hasToString(expected);
        assertThat(visible).isEqualTo(!expected.isEmpty());
    }
}
