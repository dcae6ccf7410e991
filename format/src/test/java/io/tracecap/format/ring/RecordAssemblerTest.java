package io.tracecap.format.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Fact;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.Task;
import io.tracecap.format.syscall.Abi;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordAssemblerTest {
    private static final int READ = 0;
    private static final int EXECVE = 59;
    private static final Task LEADER = new Task(0, 100, 0, 100);
    private static final Task THREAD = new Task(1, 101, 0, 100);

    private final ByteBuffer memory = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private final List<Event> events = new ArrayList<>();
    private final RecordAssembler assembler =
            new RecordAssembler(memory, event -> events.add(Event.copyOf(event)), new ArgvMask(), true);
    private int end;

    @Test
    void joinsAnEnterWithTheExitDirectlyBehindIt() throws IOException {
        task(LEADER, 10);
        enter(LEADER, READ, 20, 3, 0xABC, 5);
        exit(LEADER, READ, 29, -11);

        assertThat(events).hasSize(2);
        assertThat(events.get(1))
                .isEqualTo(new Event(
                        EventKind.CALL, 1, LEADER, 20, 9, 1, 1, READ, List.of(3L, 0xABCL, 5L), -11, List.of()));
    }

    @Test
    void keepsBothOrdersWhenCallsOverlap() throws IOException {
        task(LEADER, 1);
        task(THREAD, 2);
        enter(LEADER, READ, 10, 0);
        enter(THREAD, READ, 20, 1);
        exit(THREAD, READ, 30, 7);
        exit(LEADER, READ, 40, 8);

        assertThat(events)
                .extracting(Event::kind)
                .containsExactly(EventKind.TASK, EventKind.TASK, EventKind.ENTER, EventKind.CALL, EventKind.RETURN);
        Event last = events.get(4);
        assertThat(last.number()).isEqualTo(4);
        assertThat(last.enterNumber()).isEqualTo(2);
        assertThat(last.durationNs()).isEqualTo(30);
        assertThat(last.timeNs()).isEqualTo(40);
    }

    @Test
    void handsOnAHeldEnterWhenABatchIsClosed() throws IOException {
        task(LEADER, 1);
        enter(LEADER, READ, 10, 0);
        assertThat(events).hasSize(1);

        assembler.flush();
        assertThat(events.get(1).kind()).isEqualTo(EventKind.ENTER);

        exit(LEADER, READ, 40, 8);
        assertThat(events.get(2).kind()).isEqualTo(EventKind.RETURN);
        assertThat(events.get(2).enterNumber()).isEqualTo(1);
    }

    @Test
    void reportsAReturnWhoseEnterWasNotSeen() throws IOException {
        task(LEADER, 1);
        exit(LEADER, READ, 40, 8);

        assertThat(events.get(1).enterNumber()).isEqualTo(EventView.NO_ENTER);
        assertThat(events.get(1).durationNs()).isZero();
    }

    @Test
    void givesTheLeaderTheExecveThatAnotherThreadCalled() throws IOException {
        task(LEADER, 1);
        task(THREAD, 2);
        enter(THREAD, EXECVE, 10, 0);
        point(EventKind.EXIT, LEADER, 20, 0);
        point(EventKind.EXEC, LEADER, 30, THREAD.tid(), THREAD.number());
        exit(LEADER, EXECVE, 40, 0);
        point(EventKind.EXIT, LEADER, 50, 0);

        Event execReturn = events.get(5);
        assertThat(execReturn.task()).isEqualTo(LEADER);
        assertThat(execReturn.enterNumber()).isEqualTo(2);
        assertThatThrownBy(() -> enter(THREAD, READ, 60, 0)).hasMessageContaining("unknown task 1");
        assertThatThrownBy(() -> enter(LEADER, READ, 60, 0)).hasMessageContaining("unknown task 0");
    }

    @Test
    void keepsPiecesOfEnterAndExitAndMasksAnArgv() throws IOException {
        task(LEADER, 1);
        int flags = EventView.PIECE_TEXT | RecordDescriptor.PIECE_ARGV;
        record(
                RecordDescriptor.TYPE_ENTER,
                Abi.X86_64.id(),
                EXECVE,
                LEADER,
                10,
                new long[] {1, 2},
                new Piece(1, 0, flags, ascii("curl\0--token=abcdef\0")),
                new Piece(0, 3, EventView.PIECE_TEXT, ascii("/bin/curl")));
        record(
                RecordDescriptor.TYPE_EXIT,
                Abi.X86_64.id(),
                EXECVE,
                LEADER,
                12,
                new long[] {0},
                new Piece(2, 0, EventView.PIECE_AT_EXIT, new byte[] {1, 2, 3}));

        assertThat(events.get(1).pieces())
                .containsExactly(
                        new Piece(1, 0, EventView.PIECE_TEXT, ascii("curl\0--token=***\0")),
                        new Piece(0, 3, EventView.PIECE_TEXT, ascii("/bin/curl")),
                        new Piece(2, 0, EventView.PIECE_AT_EXIT, new byte[] {1, 2, 3}));
    }

    @Test
    void leavesOutTheAddressOfWhatIsCopiedWhole() throws IOException {
        task(LEADER, 1);
        record(
                RecordDescriptor.TYPE_ENTER,
                Abi.X86_64.id(),
                EXECVE,
                LEADER,
                10,
                new long[] {0xAAA0, 0xBBB0, 0xCCC0},
                new Piece(0, 0, EventView.PIECE_TEXT | RecordDescriptor.PIECE_WHOLE, ascii("/bin/ls")),
                new Piece(1, 0, EventView.PIECE_FAULT, ascii("l")),
                new Piece(2, 1, RecordDescriptor.PIECE_WHOLE, ascii("x")));
        assembler.flush();

        assertThat(events.get(1).arguments()).containsExactly(0L, 0xBBB0L, 0xCCC0L);
        assertThat(events.get(1).pieces())
                .extracting(Piece::flags)
                .containsExactly(EventView.PIECE_TEXT, EventView.PIECE_FAULT, 0);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void saysTheNameOfAFileAsShortAsThePathAllows() throws IOException {
        assertThat(nameOf("/etc/passwd", "/etc/passwd")).isEmpty();
        assertThat(nameOf("b/c", "/a/b/c")).containsExactly("16 /a");
        assertThat(nameOf("vmlinuz", "/vmlinuz")).containsExactly("16 ");
        assertThat(nameOf("c", "/a/bc")).containsExactly("0 /a/bc");
        assertThat(nameOf("../c", "/a/c")).containsExactly("0 /a/c");
        assertThat(nameOf("/tmp/link", "/usr/bin/x")).containsExactly("0 /usr/bin/x");
        assertThat(nameOf("3", "pipe:[3")).containsExactly("0 pipe:[3");
        assertThat(nameOf("", "/a")).containsExactly("0 /a");
    }

    /** What is left of the kernel's name for what a path led to: flags without those of every such piece, and text. */
    private List<String> nameOf(String path, String name) throws IOException {
        events.clear();
        task(LEADER, 1);
        byte[] openedPath = path.getBytes(StandardCharsets.UTF_8);
        byte[] itsName = name.getBytes(StandardCharsets.UTF_8);
        int atExit = EventView.PIECE_TEXT | EventView.PIECE_AT_EXIT;
        record(
                RecordDescriptor.TYPE_ENTER,
                1,
                257,
                LEADER,
                2,
                new long[] {-100, 0x1000, 0},
                new Piece(1, 0, EventView.PIECE_TEXT, openedPath));
        record(
                RecordDescriptor.TYPE_EXIT,
                1,
                257,
                LEADER,
                3,
                new long[] {3},
                new Piece(Fact.OF_CALL, Fact.nameOf(0), atExit, itsName));
        return events.get(events.size() - 1).pieces().stream()
                .filter(piece -> piece.argument() == Fact.OF_CALL)
                .map(piece -> (piece.flags() & ~atExit) + " " + new String(piece.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    private void task(Task task, long time) throws IOException {
        point(EventKind.TASK, task, time, -1, 0, task.tid(), task.process(), task.pid());
    }

    private void enter(Task task, int syscall, long time, long... arguments) throws IOException {
        record(RecordDescriptor.TYPE_ENTER, Abi.X86_64.id(), syscall, task, time, arguments);
    }

    private void exit(Task task, int syscall, long time, long result) throws IOException {
        record(RecordDescriptor.TYPE_EXIT, Abi.X86_64.id(), syscall, task, time, new long[] {result});
    }

    private void point(EventKind kind, Task task, long time, long... arguments) throws IOException {
        record(RecordDescriptor.TYPE_POINT, Abi.POINT, kind.pointCode(), task, time, arguments);
    }

    private void record(int type, int abi, int code, Task task, long time, long[] arguments, Piece... pieces)
            throws IOException {
        int offset = end;
        memory.put(offset + RecordDescriptor.TYPE_OFFSET, (byte) type);
        memory.put(offset + RecordDescriptor.ABI_OFFSET, (byte) abi);
        memory.put(offset + RecordDescriptor.ARGUMENTS_OFFSET, (byte) arguments.length);
        memory.put(offset + RecordDescriptor.PIECES_OFFSET, (byte) pieces.length);
        memory.putInt(offset + RecordDescriptor.TASK_OFFSET, task.number());
        memory.putInt(offset + RecordDescriptor.CODE_OFFSET, code);
        memory.putLong(offset + RecordDescriptor.TIME_OFFSET, time);
        int at = offset + RecordDescriptor.HEADER_LENGTH;
        for (long argument : arguments) {
            memory.putLong(at, argument);
            at += Long.BYTES;
        }
        for (Piece piece : pieces) {
            memory.put(at, (byte) piece.argument());
            memory.put(at + 1, (byte) piece.part());
            memory.put(at + 2, (byte) piece.flags());
            memory.putInt(at + 4, piece.bytes().length);
            memory.put(at + RecordDescriptor.PIECE_HEADER_LENGTH, piece.bytes());
            at += RecordDescriptor.PIECE_HEADER_LENGTH + RecordDescriptor.align(piece.bytes().length);
        }
        end = at;
        assembler.accept(offset);
    }
}
