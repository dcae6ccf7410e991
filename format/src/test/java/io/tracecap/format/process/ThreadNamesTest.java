package io.tracecap.format.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Fact;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.SyscallTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThreadNamesTest {
    private static final SyscallTable SYSCALLS = SyscallTable.of(Abi.X86_64);
    private static final Task ROOT = new Task(0, 100, 0, 100);
    private static final Task CHILD = new Task(1, 101, 1, 101);
    private static final Task THREAD = new Task(2, 102, 0, 100);
    private static final Task OTHER = new Task(3, 101, 3, 101);
    private static final long FORK = 1;
    private static final long CLONE = 3;
    private static final long PR_SET_NAME = 15;
    private static final long EINVAL = -22;

    private final ThreadNames names = new ThreadNames();
    private long number;

    @BeforeEach
    void begin() {
        point(EventKind.TASK, ROOT, List.of(), -1, 0);
    }

    @Test
    void aNameIsNotKnownBeforeTheTraceTellsIt() {
        assertThat(now(100)).isNull();
        assertThat(now(7)).isNull();
        point(EventKind.FACT, ROOT, List.of(text(0, "bash")), Fact.Kind.NAME.code(), 0, 0);
        assertThat(now(100)).isEqualTo("bash");
    }

    @Test
    void aNameIsTheOneOfItsMoment() {
        name(ROOT, "first", 0);
        long before = number;
        name(ROOT, "second", 0);

        assertThat(text(names.name(100, before))).isEqualTo("first");
        assertThat(now(100)).isEqualTo("second");
    }

    @Test
    void aCallThatFailsNamesNobody() {
        name(ROOT, "first", 0);
        name(ROOT, "second", EINVAL);
        enter(ROOT, "prctl", text(1, "third"), PR_SET_NAME);
        comeBack(ROOT, "prctl", EINVAL);
        enter(ROOT, "execve", text(0, "/bin/none"));
        comeBack(ROOT, "execve", EINVAL);

        assertThat(now(100)).isEqualTo("first");
    }

    @Test
    void aNameCountsFromTheReturnOfTheCallThatGaveIt() {
        enter(ROOT, "prctl", text(1, "a-name-that-is-too-long"), PR_SET_NAME);
        assertThat(now(100)).isNull();
        comeBack(ROOT, "prctl", 0);
        assertThat(now(100)).isEqualTo("a-name-that-is-");
    }

    @Test
    void aChildIsCalledAsItsParentUntilItRunsAnotherProgram() {
        name(ROOT, "sh", 0);
        point(EventKind.TASK, CHILD, List.of(), 0, FORK);
        long forked = number;
        enter(CHILD, "execve", text(0, "/usr/bin/sleep"));
        point(EventKind.EXEC, CHILD, List.of(), 101, 1);

        assertThat(text(names.name(101, forked))).isEqualTo("sh");
        assertThat(now(101)).isEqualTo("sleep");
        assertThat(now(100)).isEqualTo("sh");
    }

    @Test
    void anExecByAThreadNamesTheLeader() {
        name(ROOT, "a", 0);
        point(EventKind.TASK, THREAD, List.of(), 0, CLONE);
        enter(THREAD, "execve", text(0, "b"));
        point(EventKind.EXEC, ROOT, List.of(), THREAD.tid(), THREAD.number());

        assertThat(now(100)).isEqualTo("b");
    }

    @Test
    void whoHasEndedKeepsItsNameUntilAnotherGetsItsId() {
        point(EventKind.TASK, CHILD, List.of(), 0, FORK);
        name(CHILD, "child", 0);
        point(EventKind.EXIT, CHILD, List.of(), 0);
        assertThat(now(101)).isEqualTo("child");

        long ended = number;
        point(EventKind.TASK, OTHER, List.of(new Piece(0, NewTask.NAME_PART, 0, new byte[] {'x'})), -1, 5);
        assertThat(now(101)).isEqualTo("x");
        assertThat(text(names.name(101, ended))).isEqualTo("child");
    }

    @Test
    void ofManyNamesTheLatestAreKept() {
        for (int i = 0; i < 1000; i++) {
            name(ROOT, "name" + i, 0);
        }

        assertThat(now(100)).isEqualTo("name999");
        assertThat(text(names.name(100, number - 3))).isEqualTo("name996");
        assertThat(names.name(100, 10)).isNull();
    }

    private @Nullable String now(int tid) {
        return text(names.name(tid, number));
    }

    private static @Nullable String text(@Nullable RawText name) {
        return name == null ? null : name.utf8();
    }

    private static Piece text(int argument, String text) {
        return new Piece(argument, 0, EventView.PIECE_TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private void name(Task task, String name, long result) {
        accept(EventKind.CALL, task, "prctl", result, number, List.of(text(1, name)), PR_SET_NAME, 0x1000);
    }

    private void enter(Task task, String call, Piece piece, long... arguments) {
        accept(EventKind.ENTER, task, call, 0, number, List.of(piece), arguments);
    }

    /** From the call that was entered last. */
    private void comeBack(Task task, String call, long result) {
        accept(EventKind.RETURN, task, call, result, number - 1, List.of());
    }

    private void point(EventKind kind, Task task, List<Piece> pieces, long... arguments) {
        accept(kind, task, Abi.POINT, kind.pointCode(), 0, number, pieces, arguments);
    }

    private void accept(
            EventKind kind, Task task, String call, long result, long enter, List<Piece> pieces, long... arguments) {
        int syscall = SYSCALLS.number(call).orElseThrow();
        accept(kind, task, Abi.X86_64.id(), syscall, result, enter, pieces, arguments);
    }

    private void accept(
            EventKind kind,
            Task task,
            int abi,
            int syscall,
            long result,
            long enter,
            List<Piece> pieces,
            long... arguments) {
        List<Long> list = Arrays.stream(arguments).boxed().toList();
        names.accept(new Event(kind, number, task, number, 0, enter, abi, syscall, list, result, pieces));
        number++;
    }
}
