package io.tracecap.tools.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.Task;
import io.tracecap.tools.cli.Main;
import io.tracecap.tools.fixture.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tracetool show -y}: each descriptor with the file that it stood for at that moment. */
class FileHistoryTest {
    private static final Task SHELL = Recording.process(0, 100);
    private static final Task CHILD = Recording.process(1, 101);
    private static final long AT_FDCWD = -100;
    private static final int READ = 0;
    private static final int CLOSE = 3;
    private static final int DUP2 = 33;
    private static final int SOCKET = 41;
    private static final int CONNECT = 42;
    private static final int FORK = 57;
    private static final int OPENAT = 257;
    private static final int PIPE2 = 293;

    @TempDir
    private Path directory;

    private final Recording recording = new Recording().task(SHELL, NewTask.NO_PARENT, NewTask.Origin.ROOT);

    private List<String> shown(String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of("show", "-a", "0"));
        line.addAll(List.of(options));
        line.add(recording
                .write(directory.resolve(String.join("", options) + ".trc"))
                .toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(Main.run(line.toArray(String[]::new), out, err)).isZero();
        assertThat(err.toString(StandardCharsets.US_ASCII)).isEmpty();
        return out.toString(StandardCharsets.US_ASCII).lines().toList();
    }

    private Recording open(Task task, String path, long fd) {
        return recording.call(task, OPENAT, fd, List.of(AT_FDCWD, 0L, 0L), Recording.text(1, path));
    }

    @Test
    void aDescriptorHasTheNameOfItsFileUntilItIsClosed() throws IOException {
        open(SHELL, "/etc/passwd", 3);
        recording
                .call(SHELL, DUP2, 0, List.of(3L, 0L))
                .call(SHELL, CLOSE, 0, List.of(3L))
                .call(SHELL, CLOSE, -9, List.of(3L));
        assertThat(shown("-y"))
                .endsWith(
                        "100   openat(AT_FDCWD</home/user>, \"/etc/passwd\", O_RDONLY) = 3</etc/passwd>",
                        "100   dup2(3</etc/passwd>, 0) = 0</etc/passwd>",
                        "100   close(3</etc/passwd>) = 0",
                        "100   close(3) = -1 EBADF (Bad file descriptor)");
    }

    @Test
    void aCallThatLastsShowsWhatStoodThereWhenItBegan() throws IOException {
        open(SHELL, "/dev/tty", 3);
        recording
                .enter(SHELL, READ, List.of(3L, 0x1000L, 1L))
                .task(CHILD, 0, NewTask.Origin.FORK)
                .call(CHILD, CLOSE, 0, List.of(3L))
                .comeBack(SHELL, READ, 0)
                .call(CHILD, CLOSE, -9, List.of(3L));
        assertThat(shown("-y"))
                .endsWith(
                        "100   read(3</dev/tty>, \"\", 1) = 0",
                        "101   close(3</dev/tty>) = 0",
                        "101   close(3) = -1 EBADF (Bad file descriptor)");
    }

    @Test
    void bothHalvesOfACallKnowIt() throws IOException {
        open(SHELL, "/dev/tty", 3);
        recording
                .enter(SHELL, FORK, List.of())
                .task(CHILD, 0, NewTask.Origin.FORK)
                .call(CHILD, CLOSE, 0, List.of(3L))
                .comeBack(SHELL, FORK, 101);
        assertThat(shown("-y", "--unfinished")).contains("101   close(3</dev/tty>) = 0");
    }

    @Test
    void pipesAndSocketsAreTheEventThatMadeThem() throws IOException {
        Piece ends = new Piece(0, 0, EventView.PIECE_AT_EXIT, new byte[] {3, 0, 0, 0, 4, 0, 0, 0});
        Piece server = new Piece(1, 0, 0, new byte[] {2, 0, 0, 80, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0});
        recording
                .call(SHELL, PIPE2, 0, List.of(0x1000L, 0L), ends)
                .call(SHELL, SOCKET, 5, List.of(2L, 1L, 6L))
                .call(SHELL, CONNECT, 0, List.of(5L, 0x1000L, 16L), server)
                .call(SHELL, CLOSE, 0, List.of(4L))
                .call(SHELL, CLOSE, 0, List.of(5L));
        assertThat(shown("-y"))
                .contains("100   pipe2([3<pipe:[#1]>, 4<pipe:[#1]>], 0) = 0")
                .endsWith("100   close(4<pipe:[#1]>) = 0", "100   close(5<socket:[#2]>) = 0");
        assertThat(shown("-yy")).endsWith("100   close(5<TCP:[?->127.0.0.1:80]>) = 0");
    }

    @Test
    void aNameCannotEndItself() throws IOException {
        open(SHELL, "/tmp/a>b\n<1", 3);
        recording.point(EventKind.EXIT, SHELL, List.of(0L));
        assertThat(shown("-y")).anyMatch(line -> line.endsWith("= 3</tmp/a\\76b\\n\\0741>"));
    }

    @Test
    void withoutTheOptionThereAreNumbers() throws IOException {
        open(SHELL, "/etc/passwd", 3);
        assertThat(shown()).contains("100   openat(AT_FDCWD, \"/etc/passwd\", O_RDONLY) = 3");
    }
}
