package io.tracecap.tools.stat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.Task;
import io.tracecap.tools.cli.Main;
import io.tracecap.tools.fixture.Bytes;
import io.tracecap.tools.fixture.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatTest {
    private static final int READ = 0;
    private static final int CONNECT = 42;
    private static final int SENDTO = 44;
    private static final int WAIT4 = 61;
    private static final int OPENAT = 257;

    private static final Task SHELL = Recording.process(0, 100);
    private static final Task CHILD = Recording.process(1, 101);

    @TempDir
    private Path directory;

    private final Recording recording = new Recording();

    /** The shell waits five milliseconds for its child, which reads twice, after it has opened a file the second time. */
    @BeforeEach
    void record() {
        recording
                .task(SHELL, NewTask.NO_PARENT, NewTask.Origin.ROOT)
                .task(CHILD, 0, NewTask.Origin.FORK)
                .enter(SHELL, WAIT4, List.of(-1L, 0L, 0L, 0L))
                .call(CHILD, OPENAT, -2, List.of(-100L, 0L, 0L, 0L), Recording.text(1, "/etc/a"))
                .call(CHILD, OPENAT, 3, List.of(-100L, 0L, 0L, 0L), Recording.text(1, "/etc/b\033"))
                .call(CHILD, READ, 5000, List.of(3L, 0L, 8192L))
                .point(EventKind.EXIT, CHILD, List.of(0L))
                .comeBack(SHELL, WAIT4, 101)
                .point(EventKind.EXIT, SHELL, List.of(0L));
    }

    private List<String> stat(String... options) throws IOException {
        Path file = directory.resolve("x.trc");
        Files.deleteIfExists(file);
        List<String> line = new ArrayList<>(List.of("stat", "--ascii"));
        line.addAll(List.of(options));
        line.add(recording.write(file).toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(line.toArray(String[]::new), out, err);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("[ -~\n]*");
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void hasARowForEachSystemCall() throws IOException {
        assertThat(stat())
                .containsExactly(
                        " % time     total     calls    errors       min       avg       p50       p95       p99       max"
                                + "     bytes  syscall",
                        "  98.81    5.00ms         1              5.00ms    5.00ms    5.00ms    5.00ms    5.00ms    5.00ms"
                                + "            wait4",
                        "   0.79    40.0us         2         1    20.0us    20.0us    20.0us    20.0us    20.0us    20.0us"
                                + "            openat (ENOENT 1)",
                        "   0.40    20.0us         1              20.0us    20.0us    20.0us    20.0us    20.0us    20.0us"
                                + "      4.8K  read");
    }

    @Test
    void countsOnlyWhatIsSelected() throws IOException {
        assertThat(stat("-Z")).hasSize(2).last().asString().endsWith("openat (ENOENT 1)");
        assertThat(stat("-e", "trace=read")).hasSize(2).last().asString().endsWith("read");
        assertThat(stat("-P", "/etc/a")).hasSize(2).last().asString().endsWith("openat (ENOENT 1)");
        assertThat(stat("--longer", "1ms")).hasSize(2).last().asString().endsWith("wait4");
        assertThat(stat("-p", "0.0")).hasSize(3);
    }

    @Test
    void addsTheTimeOfDescendantsToThatOfAProcess() throws IOException {
        List<String> rows = stat("--by", "process");
        assertThat(rows.get(1))
                .startsWith("  98.81    5.06ms    5.00ms         1")
                .endsWith("0 [100] ls");
        assertThat(rows.get(2))
                .startsWith("   1.19    60.0us    60.0us         3")
                .endsWith("0.0 [101] ls (ENOENT 1)");
    }

    @Test
    void hasARowForEachErrorAndClass() throws IOException {
        assertThat(stat("--by", "errno")).hasSize(2).last().asString().endsWith("  ENOENT");
        assertThat(stat("--by", "class", "--sort", "calls").stream().skip(1).map(row -> row.replaceAll(".* ", "")))
                .contains("%process");
        assertThat(stat("--by", "class", "--sort", "calls").get(1)).contains(" %desc (ENOENT 1)");
    }

    @Test
    void hasARowForEachFile() throws IOException {
        assertThat(stat("--by", "file", "--sort", "name").stream().skip(1).map(row -> row.substring(100)
                        .strip()))
                .containsExactly("/etc/a (ENOENT 1)", "4.8K  /etc/b\\33");
        assertThat(stat("--by", "file").get(1)).contains("         2 ").endsWith("4.8K  /etc/b\\33");
    }

    @Test
    void hasARowForEachDescriptorAndProgram() throws IOException {
        assertThat(stat("--by", "fd")).hasSize(2).last().asString().endsWith("0.0 [101] ls fd 3");
        recording.call(SHELL, READ, 1, List.of(0L, 0L, 1L));
        assertThat(stat("--by", "exe")).hasSize(1);
    }

    @Test
    void hasARowForEachHost() throws IOException {
        Piece address = new Piece(
                1, 0, 0, new Bytes().u16(2).u8(1, 0xBB, 192, 0, 2, 7).upTo(16).toArray());
        recording
                .call(CHILD, 41, 5, List.of(2L, 1L, 0L))
                .call(CHILD, CONNECT, 0, List.of(5L, 0L, 16L), address)
                .call(CHILD, SENDTO, 70, List.of(5L, 0L, 70L, 0L, 0L, 0L));

        assertThat(stat("--by", "host"))
                .hasSize(2)
                .last()
                .asString()
                .contains("         2 ")
                .endsWith("70  192.0.2.7");
    }

    @Test
    void showsTheFirstRowsAndSaysHowManyAreLeftOut() throws IOException {
        assertThat(stat("--top", "1")).hasSize(3).last().isEqualTo("... and 2 more rows; --top shows more");
    }

    @Test
    void drawsHowManyCallsTookHowLong() throws IOException {
        assertThat(stat("--histogram", "--top", "1", "-e", "trace=openat"))
                .containsExactly("openat: 2 calls", "    16.3us         2  " + "#".repeat(50));
    }

    @Test
    void isWrittenForPrograms() throws IOException {
        assertThat(stat("--csv"))
                .containsExactly(
                        "total_ns,calls,errors,min_ns,avg_ns,p50_ns,p95_ns,p99_ns,max_ns,bytes,syscall,errors_by_errno",
                        "5000000,1,0,5000000,5000000,5000000,5000000,5000000,5000000,0,\"wait4\",\"\"",
                        "40000,2,1,20000,20000,20000,20000,20000,20000,0,\"openat\",\"ENOENT=1\"",
                        "20000,1,0,20000,20000,20000,20000,20000,20000,5000,\"read\",\"\"");
        assertThat(String.join("\n", stat("--json")))
                .contains(
                        "{\"syscall\": \"openat\", \"total_ns\": 40000, \"self_ns\": 40000, \"calls\": 2, \"errors\": 1,")
                .contains("\"errno\": {\"ENOENT\": 1}");
    }
}
