package io.tracecap.tools.summary;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
    private static final int READ = 0;
    private static final int CONNECT = 42;
    private static final int EXECVE = 59;
    private static final int KILL = 62;
    private static final int RENAME = 82;
    private static final int MKDIR = 83;
    private static final int UNLINK = 87;
    private static final int OPENAT = 257;
    private static final long ENOENT = -2;
    private static final long EACCES = -13;
    private static final long WRITE_AND_CREATE = 0101;

    private static final Task SHELL = Recording.process(0, 100);

    @TempDir
    private Path directory;

    private final Recording recording = new Recording().task(SHELL, NewTask.NO_PARENT, NewTask.Origin.ROOT);

    private List<String> summary(String... options) throws IOException {
        Path file = directory.resolve("x.trc");
        Files.deleteIfExists(file);
        List<String> line = new ArrayList<>(List.of("summary", "--ascii"));
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

    /** The lines below a title that begins so. */
    private List<String> section(String title, String... options) throws IOException {
        List<String> below = new ArrayList<>();
        boolean isIn = false;
        for (String line : summary(options)) {
            if (!line.startsWith("  ")) {
                isIn = line.startsWith(title);
            } else if (isIn) {
                below.add(line.strip());
            }
        }
        return below;
    }

    private void open(Task task, String path, long result) {
        recording.call(task, OPENAT, result, List.of(-100L, 0L, 0L, 0L), Recording.text(1, path));
    }

    private Task child(int number, String program) {
        Task child = Recording.process(number, 100 + number);
        recording
                .task(child, SHELL.number(), NewTask.Origin.FORK)
                .enter(
                        child,
                        EXECVE,
                        List.of(0L, 0L, 0L),
                        Recording.text(0, program),
                        Recording.text(1, program + "\0"))
                .point(EventKind.EXEC, child, List.of((long) child.tid(), (long) number))
                .comeBack(child, EXECVE, 0);
        return child;
    }

    private void exit(Task task, int status) {
        recording.point(EventKind.EXIT, task, List.of((long) status));
    }

    @Test
    void saysFirstWhetherTheTraceIsWhole() throws IOException {
        recording.point(EventKind.GAP, SHELL, List.of(1L, 7L, 0L, 0L));
        exit(SHELL, 0);

        assertThat(summary().get(2)).isEqualTo("Is the trace whole?");
        assertThat(section("Is the trace whole?"))
                .startsWith("yes: it was written to its end", "events lost: 7 (the ring was full, in 1 places)");
    }

    @Test
    void listsFilesThatWereNeverFound() throws IOException {
        open(SHELL, "/etc/ld.so.preload", ENOENT);
        open(SHELL, "/opt/a/libx.so.1", ENOENT);
        open(SHELL, "/usr/lib/libx.so.1", 3);
        open(SHELL, "/etc/later", ENOENT);
        open(SHELL, "/etc/later", 4);
        open(SHELL, "conf/app.ini", EACCES);
        open(SHELL, "/etc/app.ini", ENOENT);
        open(SHELL, "/srv/da\033ta", ENOENT);
        exit(SHELL, 0x100);

        assertThat(section("Files that were looked for in vain"))
                .containsExactly(
                        "ENOENT   /srv/da\\33ta  0 ls, exited with 1",
                        "EACCES   /home/user/conf/app.ini, nor in 1 other places  0 ls, exited with 1");
        assertThat(summary())
                .anyMatch(line -> line.contains("(without 1 steps of searches that found something, and 1 usual"));
    }

    @Test
    void followsAFailureToWhereItCameFrom() throws IOException {
        Task test = child(1, "/bin/test");
        exit(test, 0x100);
        Task build = child(2, "/bin/cc");
        open(build, "/src/missing.h", ENOENT);
        exit(build, 0x400);
        exit(SHELL, 0x200);

        assertThat(section("The last calls that failed of 0.1 cc, exited with 4"))
                .hasSize(1)
                .first()
                .asString()
                .contains(
                        "openat(AT_FDCWD, \"/src/missing.h\", O_RDONLY) = -1 ENOENT (No such file or directory) <20.0us>");
    }

    @Test
    void staysWithTheParentIfItWentOnAfterAFailure() throws IOException {
        exit(child(1, "/bin/test"), 0x100);
        exit(child(2, "/bin/rm"), 0);
        open(SHELL, "/etc/app", ENOENT);
        exit(SHELL, 0x200);

        assertThat(section("The last calls that failed of 0 ls, exited with 2")).hasSize(1);
    }

    @Test
    void showsTheLastTwentyEventsOfWhatCrashed() throws IOException {
        Task crash = child(1, "/bin/crash");
        for (int i = 0; i < 30; i++) {
            recording.call(crash, READ, i, List.of(3L, 0L, 100L));
        }
        recording.point(EventKind.SIGNAL, crash, List.of(11L));
        exit(crash, 0x8b);
        exit(SHELL, 0);

        List<String> last = section("The last 20 events of 0.0 crash, killed by SIGSEGV (core dumped)");
        assertThat(last).hasSize(20);
        assertThat(last.get(0)).contains("read(3, ", " = 12 <20.0us>");
        assertThat(last.get(19)).contains("+++ killed by SIGSEGV (core dumped) +++");
    }

    @Test
    void saysWhatBecameOfFiles() throws IOException {
        recording
                .call(SHELL, MKDIR, 0, List.of(0L, 0755L), Recording.text(0, "new"))
                .call(SHELL, OPENAT, 3, List.of(-100L, 0L, WRITE_AND_CREATE, 0644L), Recording.text(1, "/tmp/log"))
                .call(SHELL, UNLINK, 0, List.of(0L), Recording.text(0, "/tmp/old"))
                .call(SHELL, MKDIR, 0, List.of(0L, 0755L), Recording.text(0, "/tmp/t"))
                .call(SHELL, UNLINK, 0, List.of(0L), Recording.text(0, "/tmp/t"))
                .call(SHELL, RENAME, 0, List.of(0L, 0L), Recording.text(0, "a"), Recording.text(1, "b"));
        exit(SHELL, 0);

        assertThat(section("Files changed"))
                .containsExactly(
                        "created  /home/user/new",
                        "written  /tmp/log",
                        "removed  /tmp/old",
                        "renamed  /home/user/a -> /home/user/b",
                        "passing  1 were created and removed again");
    }

    @Test
    void listsAddressesAndHowConnectionsFailed() throws IOException {
        Piece address = new Piece(
                1, 0, 0, new Bytes().u16(2).u8(1, 0xBB, 192, 0, 2, 7).upTo(16).toArray());
        recording.call(SHELL, CONNECT, 0, List.of(3L, 0L, 16L), address);
        recording.call(SHELL, CONNECT, -111, List.of(3L, 0L, 16L), address);
        exit(SHELL, 0);

        assertThat(section("Network")).containsExactly("connect  192.0.2.7:443 x2, failed 1: ECONNREFUSED");
        assertThat(section("Out of the ordinary"))
                .containsExactly("1 calls failed because a host did not answer or refused");
    }

    @Test
    void suspectsTheKernelWhereNobodyRecordedSentSigkill() throws IOException {
        exit(child(1, "/bin/hungry"), 9);
        recording.call(SHELL, KILL, 0, List.of(102L, 9L));
        exit(child(2, "/bin/shot"), 9);
        exit(SHELL, 0);

        assertThat(section("Out of the ordinary"))
                .containsExactly("process 0.0 was killed by SIGKILL from outside of the recording: perhaps there was no"
                        + " memory left");
    }

    @Test
    void countsOnlyWhatIsSelected() throws IOException {
        open(SHELL, "/etc/app", ENOENT);
        recording.call(SHELL, READ, -9, List.of(3L, 0L, 100L));
        exit(SHELL, 0);

        assertThat(section("Calls that failed", "-e", "trace=read")).containsExactly("read EBADF 1");
        assertThat(section("Files that were looked for", "-e", "trace=read")).containsExactly("none");
    }

    @Test
    void isOnePageWhateverThereIsToSay() throws IOException {
        for (int i = 1; i <= 60; i++) {
            Task child = child(i, "/bin/p" + i);
            for (int j = 0; j < 25; j++) {
                open(child, "/missing/" + i + "x" + j + "/" + i + "y" + j, -(j % 12 + 1));
                recording.call(child, MKDIR, 0, List.of(0L, 0755L), Recording.text(0, "/new/" + i + "/" + j));
                recording.call(
                        child, RENAME, 0, List.of(0L, 0L), Recording.text(0, "/r" + i), Recording.text(1, "/s" + j));
            }
            Piece address = new Piece(
                    1,
                    0,
                    0,
                    new Bytes().u16(2).u8(1, 0xBB, 192, 0, 2, i).upTo(16).toArray());
            recording.call(child, CONNECT, -110 - i % 4, List.of(3L, 0L, 16L), address);
            open(child, "/full", -28);
            open(child, "/many", -24);
            recording.point(EventKind.SIGNAL, child, List.of((long) i));
            exit(child, 11);
        }
        exit(SHELL, 0x100);

        assertThat(summary()).hasSizeLessThanOrEqualTo(120).hasSizeGreaterThan(90);
        assertThat(summary("--markdown")).hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void isMarkdownThatNothingInItCanEnd() throws IOException {
        open(SHELL, "```", ENOENT);
        exit(SHELL, 0);

        List<String> page = summary("--markdown");
        assertThat(page.get(0)).startsWith("## tracecap summary of ");
        assertThat(page).allMatch(line -> line.startsWith("#") || line.startsWith("    "));
    }

    @Test
    void isWrittenForPrograms() throws IOException {
        open(SHELL, "/etc/app", ENOENT);
        exit(SHELL, 0x300);

        assertThat(String.join("\n", summary("--json")))
                .contains("\"complete\": true", "\"exit_code\": 3")
                .contains("{\"syscall\": \"openat\", \"error\": \"ENOENT\", \"count\": 1}")
                .contains("\"path\": \"/etc/app\", \"error\": \"ENOENT\", \"failures\": 1, \"other_places\": 0,")
                .contains("\"wait_status\": 768");
    }

    @Test
    void doesNotTakeTextOfACallForACall() throws IOException {
        recording.call(
                SHELL,
                OPENAT,
                3,
                List.of(-100L, 0L, 0L, 0L),
                new Piece(1, 0, EventView.PIECE_TEXT | EventView.PIECE_TRUNCATED, new byte[] {'/', 'x'}));
        exit(SHELL, 0);

        assertThat(section("Files changed")).isEmpty();
    }
}
