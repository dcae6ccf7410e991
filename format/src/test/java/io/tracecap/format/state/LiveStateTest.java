package io.tracecap.format.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.syscall.Abi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveStateTest {
    private static final int EXECVE = 59;
    private static final int FUTEX = 202;
    private static final Task ROOT = leader(0);

    private final LiveState state = new LiveState(List.of(RawText.of("sh"), RawText.of("-c")));
    private long number;

    private static Task leader(int thread) {
        return new Task(thread, 100 + thread, thread, 100 + thread);
    }

    private static Task thread(int thread, Task leader) {
        return new Task(thread, 100 + thread, leader.number(), leader.pid());
    }

    private void point(EventKind kind, Task task, Long... arguments) {
        event(kind, task, Abi.POINT, kind.pointCode(), List.of(arguments), List.of());
    }

    private void event(EventKind kind, Task task, int abi, int syscall, List<Long> arguments, List<Piece> pieces) {
        state.accept(new Event(kind, number, task, 10 * number, 0, number, abi, syscall, arguments, 0, pieces));
        number++;
    }

    private void enter(Task task, int syscall, Piece... pieces) {
        event(EventKind.ENTER, task, 1, syscall, List.of(1L, 2L, 3L), List.of(pieces));
    }

    private void created(Task task, long by) {
        point(EventKind.TASK, task, by, 1L);
    }

    private static Piece text(int argument, String text) {
        return new Piece(argument, 0, EventView.PIECE_TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The processes, as a reader finds them in a file that begins now. */
    private List<ProcessInfo> processes() {
        ProcessTable table = new ProcessTable(1000, List.of());
        state.context().forEach(table::accept);
        return table.asList();
    }

    @Test
    void forgetsWhoHasEndedAndKnowsWhereTheOthersStand() {
        created(ROOT, -1);
        for (int i = 1; i <= 1000; i++) {
            created(leader(i), 0);
            if (i != 500) {
                point(EventKind.EXIT, leader(i), 0L);
            }
        }

        assertThat(processes()).extracting(ProcessInfo::slot).containsExactly("0", "0.499");
        assertThat(state.context()).hasSize(2).allMatch(EventView::isContext);
        created(leader(1001), 0);
        assertThat(processes()).extracting(ProcessInfo::slot).containsExactly("0", "0.499", "0.1000");
    }

    @Test
    void knowsAncestorsThatHaveEnded() {
        created(ROOT, -1);
        created(leader(1), 0);
        created(leader(2), 1);
        point(EventKind.EXIT, leader(1), 256L);
        point(EventKind.EXIT, ROOT, 0L);

        assertThat(processes()).extracting(ProcessInfo::slot).containsExactly("0", "0.0", "0.0.0");
        assertThat(processes()).extracting(ProcessInfo::hasEnded).containsExactly(true, true, false);
        assertThat(processes()).extracting(ProcessInfo::parent).containsExactly(-1, 0, 1);
    }

    @Test
    void keepsNoChainWithoutEndOfAProcessThatForksItselfAnew() {
        created(ROOT, -1);
        for (int i = 1; i < 10_000; i++) {
            created(leader(i), i - 1);
            point(EventKind.EXIT, leader(i - 1), 0L);
        }

        assertThat(processes()).hasSizeBetween(2, 100);
    }

    @Test
    void knowsWhatWasRunLastAndHowOften() {
        created(ROOT, -1);
        created(leader(1), 0);
        for (String program : List.of("/bin/a", "/bin/b")) {
            enter(ROOT, EXECVE, text(0, program), text(1, program + "\0x\0"));
            point(EventKind.EXEC, ROOT, (long) ROOT.tid(), 0L);
            event(EventKind.RETURN, ROOT, 1, EXECVE, List.of(), List.of());
        }

        assertThat(processes().get(0).command()).containsExactly(RawText.of("/bin/b"), RawText.of("x"));
        assertThat(processes().get(0).execs()).isEqualTo(2);
        assertThat(processes().get(1).command())
                .as("what its parent ran when it was made")
                .containsExactly(RawText.of("sh"), RawText.of("-c"));
    }

    @Test
    void knowsCallsThatHaveNotReturnedAndNoOthers() {
        created(ROOT, -1);
        created(thread(1, ROOT), 0);
        enter(ROOT, FUTEX);
        enter(thread(1, ROOT), FUTEX, text(0, "x".repeat(10_000)));
        event(EventKind.RETURN, ROOT, 1, FUTEX, List.of(), List.of());

        List<EventView> rows = state.context();
        assertThat(rows).extracting(EventView::kind).containsExactly(EventKind.TASK, EventKind.TASK, EventKind.ENTER);
        EventView call = rows.get(2);
        assertThat(call.task()).isEqualTo(thread(1, ROOT));
        assertThat(call.pieceLength(0)).isEqualTo(OpenCall.MOST_BYTES);
        assertThat(call.pieceFlags(0)).isEqualTo(EventView.PIECE_TEXT | EventView.PIECE_TRUNCATED);
    }

    @Test
    void callOfAnotherThreadThatExecutesAProgramReturnsInTheLeader() {
        created(ROOT, -1);
        created(thread(1, ROOT), 0);
        point(EventKind.EXIT, ROOT, 0L);
        enter(thread(1, ROOT), EXECVE, text(0, "/bin/c"), text(1, "c\0"));
        point(EventKind.EXEC, ROOT, 101L, 1L);

        List<EventView> rows = state.context();
        assertThat(rows).extracting(EventView::kind).containsExactly(EventKind.TASK, EventKind.ENTER);
        assertThat(NewTask.of(rows.get(0)).execs()).isEqualTo(1);
        assertThat(processes().get(0).command()).containsExactly(RawText.of("c"));
        event(EventKind.RETURN, ROOT, 1, EXECVE, List.of(), List.of());
        enter(ROOT, FUTEX);
        assertThat(state.context().get(1).task()).isEqualTo(ROOT);
    }
}
