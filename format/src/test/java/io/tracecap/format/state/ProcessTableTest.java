package io.tracecap.format.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTableTest {
    private static final int X86_64 = 1;
    private static final int EXECVE = 59;
    private static final Task ROOT = leader(0, 100);

    private final ProcessTable table = new ProcessTable(1000, List.of(RawText.of("make"), RawText.of("-j2")));
    private long number;

    @Test
    void theFirstProcessHasTheCommandOfTheHeader() {
        point(EventKind.TASK, ROOT, -1, 0);
        point(EventKind.EXEC, ROOT, 100);

        ProcessInfo root = table.get(0);
        assertThat(root.slot()).isEqualTo("0");
        assertThat(root.parent()).isEqualTo(ProcessInfo.NO_PARENT);
        assertThat(root.command()).containsExactly(RawText.of("make"), RawText.of("-j2"));
        assertThat(root.hasEnded()).isFalse();
        assertThat(root.startNs()).isEqualTo(0);
    }

    @Test
    void childrenAreNumberedInOrderOfFirstSight() {
        point(EventKind.TASK, ROOT, -1, 0);
        fork(leader(1, 101), 0);
        fork(leader(2, 102), 1);
        fork(leader(3, 103), 0);
        fork(leader(4, 104), 2);
        point(EventKind.TASK, leader(5, 105), -1, 4);

        assertThat(table.asList())
                .extracting(ProcessInfo::slot)
                .containsExactly("0", "0.0", "0.0.0", "0.1", "0.0.0.0", "1");
        assertThat(table.asList()).extracting(ProcessInfo::parent).containsExactly(-1, 0, 1, 0, 2, -1);
    }

    @Test
    void aChildOfAThreadIsAChildOfItsProcess() {
        point(EventKind.TASK, ROOT, -1, 0);
        point(EventKind.TASK, new Task(1, 101, 0, 100), 0, 3);
        fork(leader(2, 102), 1);

        assertThat(table.get(1).parent()).isEqualTo(0);
        assertThat(table.get(1).slot()).isEqualTo("0.0");
        assertThat(table.get(0).threads()).isEqualTo(2);
    }

    @Test
    void aForkedChildHasItsParentsCommandUntilItsExecSucceeds() {
        Task child = leader(1, 101);
        point(EventKind.TASK, ROOT, -1, 0);
        fork(child, 0);
        assertThat(table.get(1).command()).containsExactly(RawText.of("make"), RawText.of("-j2"));

        enter(child, EXECVE, 1, "cc\0-c\0");
        returned(child, EXECVE, -2);
        assertThat(table.get(1).command()).containsExactly(RawText.of("make"), RawText.of("-j2"));
        assertThat(table.get(1).execs()).isZero();

        enter(child, EXECVE, 1, "cc\0\0-c\0");
        point(EventKind.EXEC, child, 101);
        returned(child, EXECVE, 0);
        assertThat(table.get(1).command()).containsExactly(RawText.of("cc"), RawText.EMPTY, RawText.of("-c"));
        assertThat(table.get(1).execs()).isEqualTo(1);
    }

    @Test
    void anExecFromAnotherThreadCommitsTheCommandOfThatThread() {
        Task helper = new Task(1, 101, 0, 100);
        point(EventKind.TASK, ROOT, -1, 0);
        point(EventKind.TASK, helper, 0, 3);
        enter(helper, 322, 2, "true\0");
        point(EventKind.EXEC, ROOT, 101);

        assertThat(table.get(0).command()).containsExactly(RawText.of("true"));
    }

    @Test
    void anExecWhoseEnterWasNotSeenHasNoKnownCommand() {
        Task child = leader(1, 101);
        point(EventKind.TASK, ROOT, -1, 0);
        fork(child, 0);
        point(EventKind.EXEC, child, 101);

        assertThat(table.get(1).command()).isEmpty();
    }

    @Test
    void aProcessEndsWithItsLeader() {
        Task helper = new Task(1, 101, 0, 100);
        point(EventKind.TASK, ROOT, -1, 0);
        point(EventKind.TASK, helper, 0, 3);
        point(EventKind.EXIT, helper, 0);
        assertThat(table.get(0).hasEnded()).isFalse();

        point(EventKind.EXIT, ROOT, 0x8B);
        assertThat(table.get(0).status()).isEqualTo(0x8B);
        assertThat(table.get(0).endNs()).isEqualTo(3000);
        assertThat(table.get(0).events()).isEqualTo(4);
    }

    @Test
    void aProcessSeenFirstThroughAThreadIsKnown() {
        Task thread = new Task(7, 207, 3, 203);
        point(EventKind.EXIT, thread, 0);

        assertThat(table.size()).isEqualTo(1);
        assertThat(table.get(0).number()).isEqualTo(3);
        assertThat(table.get(0).pid()).isEqualTo(203);
        assertThat(table.get(0).threads()).isEqualTo(2);
    }

    @Test
    void aLongCommandIsCut() {
        point(EventKind.TASK, ROOT, -1, 0);
        enter(ROOT, EXECVE, 1, "x".repeat(5000) + "\0");
        point(EventKind.EXEC, ROOT, 100);

        assertThat(table.get(0).command()).containsExactly(RawText.of("x".repeat(ProcessTable.COMMAND_LIMIT)));
    }

    @Test
    void aDeepSlotIsGivenFromAnAncestorOn() {
        point(EventKind.TASK, ROOT, -1, 0);
        for (int i = 1; i < 100; i++) {
            fork(leader(i, 100 + i), i - 1);
        }

        assertThat(table.get(63).slot()).isEqualTo("0" + ".0".repeat(63));
        assertThat(table.get(64).slot()).isEqualTo("#0" + ".0".repeat(64));
        assertThat(table.get(99).slot()).isEqualTo("#35" + ".0".repeat(64));
    }

    @Test
    void saysWhenThereAreTooManyProcesses() {
        ProcessTable small = new ProcessTable(2, List.of());
        for (int i = 0; i < 3; i++) {
            assertThat(small.isOverfull()).isFalse();
            small.accept(event(EventKind.TASK, leader(i, 100 + i), 255, 3, List.of(-1L, 0L), 0, List.of()));
        }
        assertThat(small.isOverfull()).isTrue();
        assertThat(small.size()).isEqualTo(2);
    }

    @Test
    void knowsTheThreadsOfALongRecordingByTheirNumbers() {
        Task late = leader(Integer.MAX_VALUE - 1, 77);
        point(EventKind.TASK, ROOT, -1, 0);
        fork(late, ROOT.number());
        fork(leader(Integer.MAX_VALUE, 78), late.number());

        assertThat(table.isOverfull()).isFalse();
        assertThat(table.asList()).extracting(ProcessInfo::slot).containsExactly("0", "0.0", "0.0.0");
    }

    @Test
    void saysWhenThreadNumbersAreTooManyTooFarApart() {
        for (int i = 0; i <= 2048; i++) {
            assertThat(table.isOverfull()).as("after %d threads", i).isFalse();
            point(EventKind.TASK, new Task(i << 12, 100 + i, 0, 100), -1, 0);
        }
        assertThat(table.isOverfull()).isTrue();
    }

    @Test
    void goesOnFromWhatAProcessHadDoneBeforeTheFile() {
        point(EventKind.TASK, ROOT, -1, 0, 0, 3, 7, 2);
        fork(leader(5, 105), ROOT.number());
        point(EventKind.TASK, leader(6, 106), ROOT.number(), 1, 0, 2, 0, 0);
        fork(leader(7, 107), ROOT.number());

        assertThat(table.asList()).extracting(ProcessInfo::slot).containsExactly("2", "2.7", "2.1", "2.8");
        assertThat(table.get(0).execs()).isEqualTo(2);
        assertThat(table.places()).containsExactly(3, 8, 2, 0);
    }

    @Test
    void takesImpossiblePlacesAsNone() {
        point(EventKind.TASK, ROOT, -1, 0, 0, Long.MIN_VALUE, Long.MAX_VALUE, -1);
        fork(leader(5, 105), ROOT.number());
        point(EventKind.TASK, leader(6, 106), ROOT.number(), 1, 0, NewTask.MOST, NewTask.MOST, NewTask.MOST);
        fork(leader(7, 107), 6);

        assertThat(table.asList())
                .extracting(ProcessInfo::slot)
                .containsExactly("0", "0.0", "0." + (NewTask.MOST - 1), "0." + (NewTask.MOST - 1) + "." + NewTask.MOST);
    }

    @Test
    void refusesToRestoreAChildBeforeItsParent() {
        point(EventKind.TASK, ROOT, -1, 0);
        ProcessInfo root = table.get(0);

        assertThatThrownBy(() -> table.restore(root, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("process 1 has the parent 1");
    }

    private static Task leader(int number, int pid) {
        return new Task(number, pid, number, pid);
    }

    private void fork(Task child, long parent) {
        point(EventKind.TASK, child, parent, 1);
    }

    private void point(EventKind kind, Task task, long... arguments) {
        List<Long> list = java.util.Arrays.stream(arguments).boxed().toList();
        table.accept(event(kind, task, 255, kind.pointCode(), list, 0, List.of()));
    }

    private void enter(Task task, int syscall, int argument, String argv) {
        Piece piece = new Piece(argument, 0, EventView.PIECE_TEXT, argv.getBytes(StandardCharsets.UTF_8));
        table.accept(event(EventKind.ENTER, task, X86_64, syscall, List.of(1L, 2L, 3L), 0, List.of(piece)));
    }

    private void returned(Task task, int syscall, long result) {
        table.accept(event(EventKind.RETURN, task, X86_64, syscall, List.of(), result, List.of()));
    }

    private Event event(
            EventKind kind, Task task, int abi, int syscall, List<Long> arguments, long result, List<Piece> pieces) {
        Event event = new Event(kind, number, task, number * 1000, 0, number, abi, syscall, arguments, result, pieces);
        number++;
        return event;
    }
}
