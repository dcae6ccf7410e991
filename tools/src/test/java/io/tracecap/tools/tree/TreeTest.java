package io.tracecap.tools.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.Task;
import io.tracecap.tools.cli.Main;
import io.tracecap.tools.fixture.Bytes;
import io.tracecap.tools.fixture.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeTest {
    private static final int READ = 0;
    private static final int WRITE = 1;
    private static final int FORK = 57;
    private static final int EXECVE = 59;
    private static final int WAIT4 = 61;
    private static final int OPENAT = 257;

    private static final Task MAKE = Recording.process(0, 100);

    @TempDir
    private Path directory;

    private final Recording recording = new Recording().task(MAKE, NewTask.NO_PARENT, NewTask.Origin.ROOT);

    private List<String> tree(String... options) throws IOException {
        Path file = directory.resolve("x.trc");
        java.nio.file.Files.deleteIfExists(file);
        List<String> line = new ArrayList<>(List.of("tree", "--ascii"));
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

    private void fork(Task child) {
        recording
                .enter(MAKE, FORK, List.of())
                .task(child, MAKE.number(), NewTask.Origin.FORK)
                .comeBack(MAKE, FORK, child.pid());
    }

    private void exec(Task task, String... argv) {
        recording
                .enter(
                        task,
                        EXECVE,
                        List.of(0L, 0L, 0L),
                        Recording.text(0, argv[0]),
                        Recording.text(1, String.join("\0", argv) + "\0"))
                .point(EventKind.EXEC, task, List.of((long) task.tid(), (long) task.number()))
                .comeBack(task, EXECVE, 0);
    }

    private void exit(Task task, int status) {
        recording.point(EventKind.EXIT, task, List.of((long) status));
    }

    private Task child(int number, String... argv) {
        Task child = Recording.process(number, 100 + number);
        fork(child);
        exec(child, argv);
        return child;
    }

    @Test
    void showsWhatEachProcessRanAndHowItEnded() throws IOException {
        exec(MAKE, "make", "all");
        Task cc = child(1, "cc", "-c", "a b.c");
        recording.call(cc, OPENAT, -2, List.of(-100L, 0L, 0L));
        exit(cc, 0x100);
        exit(MAKE, 0x200);

        assertThat(tree())
                .containsExactly(
                        "     start      wall     exit    calls   failed     read  written  process",
                        "    0.0000    0.0120        2        2        0        0        0  0 [100] make all",
                        "    0.0050    0.0060        1        2        1        0        0  `- 0.0 [101] cc -c \"a b.c\"");
    }

    @Test
    void givesEachProgramThatAProcessExecutesItsOwnLine() throws IOException {
        exec(MAKE, "env", "sh");
        recording.call(MAKE, WRITE, 5, List.of(1L, 0L, 5L));
        exec(MAKE, "sh");
        recording.call(MAKE, READ, 3000, List.of(0L, 0L, 4096L));
        exit(MAKE, 0);

        assertThat(tree())
                .containsExactly(
                        "     start      wall     exit    calls   failed     read  written  process",
                        "    0.0000    0.0060     exec        3        0        0        5  0 [100] env sh",
                        "    0.0060    0.0030        0        1        0     2.9K        0     exec sh");
    }

    @Test
    void tellsAChildThatExecutedNothing() throws IOException {
        exec(MAKE, "sh");
        Task child = Recording.process(1, 101);
        fork(child);
        exit(child, 9);
        exit(MAKE, 0);

        assertThat(tree())
                .last()
                .asString()
                .endsWith("SIGKILL        0        0        0        0  `- 0.0 [101] (fork) sh");
    }

    @Test
    void letsSiblingsShareALineThatAreAlike() throws IOException {
        exec(MAKE, "make");
        for (int i = 1; i <= 4; i++) {
            exit(child(i, "/usr/bin/cc", "-c", i + ".c"), i == 3 ? 0x100 : 0);
        }
        exit(MAKE, 0x200);

        assertThat(tree().stream().skip(2).map(line -> line.substring(24)))
                .containsExactly(
                        "    0        3        0        0        0  |- 0.0 /usr/bin/cc -c ... x3",
                        "    1        1        0        0        0  `- 0.2 [103] /usr/bin/cc -c 3.c");
        assertThat(tree("--no-collapse")).hasSize(6);
    }

    @Test
    void keepsTheAncestorsOfWhatIsSelected() throws IOException {
        exec(MAKE, "make");
        exit(child(1, "cc"), 0);
        Task test = child(2, "test");
        recording.call(test, OPENAT, -2, List.of(-100L, 0L, 0L));
        exit(test, 0x100);
        exit(MAKE, 0x200);

        assertThat(tree("-e", "trace=openat"))
                .hasSize(3)
                .last()
                .asString()
                .contains("test")
                .doesNotContain("cc");
        assertThat(tree("-Z")).hasSize(3).last().asString().contains("        1        1        1 ");
        assertThat(tree("-p", "0.0")).hasSize(3).last().asString().contains("cc");
    }

    @Test
    void saysTheProcessorTimeThatAParentWasTold() throws IOException {
        exec(MAKE, "time");
        Task child = child(1, "cc");
        exit(child, 0);
        Piece usage = new Piece(
                3,
                0,
                EventView.PIECE_AT_EXIT,
                new Bytes().i64(1, 250_000, 0, 125_000).upTo(144).toArray());
        recording.enter(MAKE, WAIT4, List.of(-1L, 0L, 0L, 1L)).comeBack(MAKE, WAIT4, 101, usage);
        exit(MAKE, 0);

        assertThat(tree().get(0)).startsWith("     start      wall       cpu     exit");
        assertThat(tree().get(2)).startsWith("    0.0050    0.0050    1.3750        0 ");
    }

    @Test
    void readsTheIndexAloneIfThatIsEnough() throws IOException {
        exec(MAKE, "make");
        exit(child(1, "cc"), 0);
        exit(MAKE, 0);

        assertThat(tree("--brief"))
                .containsExactly(
                        "     start      wall     exit   events  process",
                        "    0.0000    0.0110        0        7  0 [100] make",
                        "    0.0050    0.0050        0        5  `- 0.0 [101] cc");
    }

    @Test
    void listsTheFilesThatAProcessTouched() throws IOException {
        exec(MAKE, "make");
        recording
                .call(MAKE, OPENAT, -2, List.of(-100L, 0L, 0L, 0L), Recording.text(1, "missing"))
                .call(MAKE, OPENAT, -2, List.of(-100L, 0L, 0L, 0L), Recording.text(1, "./missing"))
                .call(MAKE, OPENAT, 3, List.of(-100L, 0L, 0L, 0L), Recording.text(1, "/etc/a\033b"))
                .call(MAKE, OPENAT, 4, List.of(-100L, 0L, 0301L, 0644L), Recording.text(1, "../out"));
        exit(MAKE, 0);

        assertThat(tree("--files").stream().skip(2).map(String::strip))
                .containsExactly(
                        "run      /home/user/make",
                        "ENOENT   /home/user/missing x2",
                        "read     /etc/a\\33b",
                        "create   /home/out");
    }

    @Test
    void listsTheAddressesThatAProcessTouched() throws IOException {
        exec(MAKE, "curl");
        Piece address = new Piece(
                1,
                0,
                0,
                new Bytes().u16(2).u8(0x1F, 0x90, 127, 0, 0, 1).upTo(16).toArray());
        recording.call(MAKE, 42, -111, List.of(3L, 0L, 16L), address);
        exit(MAKE, 0);

        assertThat(tree("--net").stream().skip(2).map(String::strip)).containsExactly("ECONNREFUSED 127.0.0.1:8080");
    }

    @Test
    void isWrittenForPrograms() throws IOException {
        exec(MAKE, "make");
        exit(MAKE, 0x8b);

        assertThat(String.join("\n", tree("--json")))
                .contains("\"slot\": \"0\"", "\"pid\": 100", "\"parent\": null", "\"signal\": \"SIGSEGV\"")
                .contains("\"programs\": [{\"command\": [\"make\"], \"forked\": false, \"start_ns\": 0,");
    }

    @Test
    void drawsADeepChainWithoutEnd() throws IOException {
        for (int i = 1; i < 2000; i++) {
            recording.task(Recording.process(i, 100 + i), i - 1, NewTask.Origin.FORK);
        }
        List<String> lines = tree();
        assertThat(lines).hasSize(2001);
        assertThat(lines).allMatch(line -> line.length() < 500);
    }
}
