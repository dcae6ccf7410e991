package io.tracecap.tools.hostile;

import static io.tracecap.tools.hostile.HostileCase.crowd;
import static io.tracecap.tools.hostile.HostileCase.odd;
import static io.tracecap.tools.hostile.MessageCases.filled;
import static io.tracecap.tools.hostile.MessageCases.varint;

import com.google.protobuf.ByteString;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Task;
import io.tracecap.format.proto.Batch;
import io.tracecap.format.proto.Group;
import io.tracecap.format.proto.TaskTable;
import io.tracecap.tools.fixture.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Batches that are well-formed and say what no kernel does. */
final class StateCases {
    private static final int GETPPID = 110;
    private static final int READ = 0;
    private static final int EXECVE = 59;
    private static final int ROWS = 65_536;
    private static final int BATCHES = 153;
    private static final int CALL = 0;
    private static final int ENTER = 1;

    private StateCases() {}

    static List<HostileCase> states() {
        Task shell = Recording.process(0, 4711);
        Task child = Recording.process(1, 4712);
        return List.of(
                recorded("exit without enter", new Recording().comeBack(shell, READ, 5)),
                recorded(
                        "enter twice",
                        new Recording().enter(shell, READ, List.of(3L)).enter(shell, READ, List.of(4L))),
                recorded(
                        "return twice",
                        new Recording()
                                .enter(shell, READ, List.of(3L))
                                .comeBack(shell, READ, 1)
                                .comeBack(shell, READ, 2)),
                recorded(
                        "exit twice",
                        new Recording()
                                .point(EventKind.EXIT, shell, List.of(0L))
                                .point(EventKind.EXIT, shell, List.of(9L))),
                recorded(
                        "return of another call than entered",
                        new Recording().enter(shell, READ, List.of(3L)).comeBack(shell, GETPPID, 2)),
                recorded(
                        "events behind the exit",
                        new Recording()
                                .point(EventKind.EXIT, shell, List.of(0L))
                                .call(shell, GETPPID, 1, List.of())),
                recorded(
                        "cyclic parents",
                        new Recording()
                                .task(shell, 1, NewTask.Origin.FORK)
                                .task(child, 0, NewTask.Origin.FORK)
                                .task(shell, 1, NewTask.Origin.FORK)),
                recorded("its own parent", new Recording().task(child, 1, NewTask.Origin.FORK)),
                recorded("parent 2^31 - 1", new Recording().task(child, Integer.MAX_VALUE, NewTask.Origin.FORK)),
                recorded("pid 0", new Recording().task(Recording.process(0, 0), -1, NewTask.Origin.ROOT)),
                recorded("pid -1", new Recording().task(Recording.process(0, -1), -1, NewTask.Origin.ROOT)),
                recorded(
                        "thread of a process that is never seen",
                        new Recording().call(new Task(5, 7, 99, -3), GETPPID, 1, List.of())),
                recorded(
                        "exec of nothing by nobody",
                        new Recording()
                                .point(EventKind.EXEC, shell, List.of(-1L, -1L))
                                .point(EventKind.EXEC, child, List.of(Long.MIN_VALUE, Long.MAX_VALUE))
                                .enter(child, EXECVE, List.of(-1L, -1L, -1L))
                                .point(EventKind.EXEC, child, List.of(4712L, 1L))),
                recorded(
                        "points without meaning",
                        new Recording()
                                .point(EventKind.SIGNAL, shell, List.of(Long.MIN_VALUE))
                                .point(EventKind.STOP, shell, List.of(-1L))
                                .point(EventKind.GAP, shell, List.of(-1L, -1L))
                                .point(EventKind.GAP, shell, List.of(99L, Long.MAX_VALUE))
                                .point(EventKind.GAP, shell, List.of(99L, Long.MAX_VALUE))
                                .point(EventKind.EXIT, shell, List.of(-1L))),
                odd("a thread of two processes", StateCases::twoProcesses),
                odd("65,536 calls that hold the same megabyte and never return", StateCases::megabytes),
                crowd("10 million processes", dir -> crowdOf(dir, CALL, BATCHES)),
                crowd("2 million calls that never return", dir -> crowdOf(dir, ENTER, BATCHES / 5)));
    }

    private static Path twoProcesses(Path directory) throws IOException {
        Batch.Builder batch = ForgedTrace.smallBatch()
                .setTasks(TaskTable.newBuilder().setTasks(1).setProcess(ByteString.copyFrom(varint(14))));
        return ForgedTrace.begin(directory).batch(batch.build()).writeTo(directory);
    }

    private static HostileCase recorded(String name, Recording recording) {
        return odd(name, dir -> {
            Path file = dir.resolve("odd.trc");
            Files.deleteIfExists(file);
            return recording.write(file);
        });
    }

    private static Path megabytes(Path directory) throws IOException {
        byte[] text = filled(900_000, new byte[] {'x'});
        Batch.Builder batch = ForgedTrace.smallBatch()
                .setRows(ROWS)
                .setForm(ByteString.copyFrom(filled(ROWS, new byte[] {ENTER})))
                .setDictionary(ByteString.copyFrom(MessageCases.join(text, new byte[1])))
                .clearGroups()
                .addGroups(Group.newBuilder()
                        .setAbi(1)
                        .setNumber(GETPPID)
                        .setShapes(ByteString.copyFrom(new byte[] {1, (byte) 0x80, 0x10}))
                        .setText(ByteString.copyFrom(new byte[] {8})));
        return ForgedTrace.begin(directory)
                .compressed(batch.build().toByteArray())
                .writeTo(directory);
    }

    /** In each row another process. */
    private static Path crowdOf(Path directory, int form, int batches) throws IOException {
        ForgedTrace forged = ForgedTrace.begin(directory);
        ByteString positions = positions();
        for (int i = 0; i < batches; i++) {
            ByteString numbers = column(2L * (1 + (long) i * ROWS));
            Batch.Builder batch = ForgedTrace.smallBatch()
                    .setFirstEvent(ForgedTrace.GOOD_EVENTS + (long) i * ROWS)
                    .setRows(ROWS)
                    .setTasks(TaskTable.newBuilder()
                            .setTasks(ROWS)
                            .setNumber(numbers)
                            .setTid(numbers))
                    .setTask(positions)
                    .setForm(ByteString.copyFrom(filled(form == CALL ? 0 : ROWS, new byte[] {(byte) form})))
                    .clearGroups()
                    .addGroups(Group.newBuilder().setAbi(1).setNumber(GETPPID));
            forged.compressed(batch.build().toByteArray());
        }
        return forged.writeTo(directory);
    }

    /** Zigzag differences: the first as given, then 1 each. */
    private static ByteString column(long first) {
        return ByteString.copyFrom(MessageCases.join(varint(first), filled(ROWS - 1, new byte[] {2})));
    }

    private static ByteString positions() {
        ByteArrayOutputStream column = new ByteArrayOutputStream();
        for (int i = 0; i < ROWS; i++) {
            column.writeBytes(varint(i));
        }
        return ByteString.copyFrom(column.toByteArray());
    }
}
