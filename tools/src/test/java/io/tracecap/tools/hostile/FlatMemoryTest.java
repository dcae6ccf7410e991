package io.tracecap.tools.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Task;
import io.tracecap.format.file.TraceWriter;
import io.tracecap.format.file.WriterOptions;
import io.tracecap.format.syscall.Abi;
import io.tracecap.tools.fixture.Recording;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command needs does not grow with the trace: 64 MB are enough for a million events. */
class FlatMemoryTest {
    private static final int EVENTS = 1_000_000;
    private static final int READ = 0;
    private static final int OPENAT = 257;

    @TempDir
    private static Path directory;

    @BeforeAll
    static void makeTrace() throws IOException {
        write(trace(), EVENTS);
    }

    private static Path trace() {
        return directory.resolve("long.trc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "show",
                "show --unfinished",
                "show -yy",
                "show --json",
                "info",
                "info --json",
                "tree",
                "replay --plain --no-wait",
                "tree --files",
                "summary",
                "stat --by file",
                "verify",
                "recover -o OUT",
                "cat -o OUT",
                "cut --from 10 --process 2 -o OUT",
                "repack -o OUT"
            })
    void sixtyFourMegabytesAreEnough(String command) throws Exception {
        Path made = directory.resolve("made.trc");
        assertThat(run(command.replace("OUT", made.toString()), trace())).isZero();
        Files.deleteIfExists(made);
    }

    private static int run(String command, Path file) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                java, "-Xmx64m", "-cp", System.getProperty("java.class.path"), "io.tracecap.tools.cli.Main");
        builder.command().addAll(List.of(command.split(" ", -1)));
        builder.command().add(file.toString());
        builder.redirectOutput(new File("/dev/null")).redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended").isTrue();
        return process.exitValue();
    }

    /** One process waits in a read from the first event on; another opens many files. */
    private static void write(Path file, int count) throws IOException {
        Task waiting = Recording.process(0, 1);
        Task busy = Recording.process(1, 2);
        try (TraceWriter writer = TraceWriter.create(file, Recording.header(List.of()), WriterOptions.DEFAULT)) {
            writer.append(begin(0, waiting, NewTask.NO_PARENT));
            writer.append(begin(1, busy, 0));
            for (int i = 2; i < count; i++) {
                boolean first = i == 2;
                writer.append(new Event(
                        first ? EventKind.ENTER : EventKind.CALL,
                        i,
                        first ? waiting : busy,
                        timeNs(i),
                        first ? 0 : 3000,
                        i,
                        Abi.X86_64.id(),
                        first ? READ : OPENAT,
                        first ? List.of(0L, 0L, 1L) : List.of(-100L, 0x7ffd_1234L, 0L, 0L),
                        first ? 0 : 3,
                        first ? List.of() : List.of(Recording.text(1, "/usr/include/" + i + ".h"))));
            }
        }
    }

    private static Event begin(int number, Task task, long parent) {
        NewTask.Origin origin = parent < 0 ? NewTask.Origin.ROOT : NewTask.Origin.FORK;
        return new Event(
                EventKind.TASK,
                number,
                task,
                timeNs(number),
                0,
                number,
                Abi.POINT,
                EventKind.TASK.pointCode(),
                List.of(parent, (long) origin.code()),
                0,
                List.of());
    }

    private static long timeNs(int number) {
        return Recording.START_NS + number * 10_000L;
    }
}
