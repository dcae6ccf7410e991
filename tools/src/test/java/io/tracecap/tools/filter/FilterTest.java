package io.tracecap.tools.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.tools.cli.Main;
import io.tracecap.tools.fixture.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilterTest {
    private static final Path SAMPLES = Path.of("..", "testdata", "samples");
    private static final int ZSTD_MAGIC = 0xFD2FB528;
    private static final Task SHELL = Recording.process(0, 100);
    private static final Task SECRET = Recording.process(1, 101);
    private static final Task WORKER = Recording.process(2, 102);
    private static final long AT_FDCWD = -100;
    private static final int READ = 0;
    private static final int CLOSE = 3;
    private static final int DUP2 = 33;
    private static final int GETPID = 39;
    private static final int FORK = 57;
    private static final int EXECVE = 59;
    private static final int CHDIR = 80;
    private static final int OPENAT = 257;

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... words) {
        out.reset();
        err.reset();
        return Main.run(words, out, err);
    }

    private String text(String... words) {
        assertThat(run(words)).as("%s: %s", Arrays.toString(words), err).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Lines, but for those of JSON about what has none otherwise: that is context in a filtered trace. */
    private List<String> lines(String... words) {
        return text(words)
                .lines()
                .filter(line -> !line.endsWith("\"text\": \"\"}"))
                .toList();
    }

    private static String[] words(String options, String... more) {
        List<String> words = new ArrayList<>();
        for (String word : options.split(" ", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    @Provide
    Arbitrary<String> samples() {
        return Arbitraries.of("gcc", "pipeline", "failures", "signals", "exec_from_thread", "rare", "stops", "tiny");
    }

    @Provide
    Arbitrary<String> calls() {
        return Arbitraries.of("", "-e openat", "-e %file", "-e !read,write", "-e none", "-e %desc", "-e execve,wait4");
    }

    @Provide
    Arbitrary<String> others() {
        return Arbitraries.of(
                "",
                "-z",
                "-Z",
                "-e status=unfinished,failed",
                "-e signal=none",
                "-p 0",
                "-p 0.0/",
                "-p 0.1",
                "--errno ENOENT",
                "--longer 100us",
                "--from 40",
                "--from 10 --to 90",
                "--from 2ms",
                "--first 7",
                "--last 9",
                "--around 50 --context 4",
                "-W evt.failed",
                "-W fd.num>=0&&fd.num<=2",
                "-P /etc/ld.so.cache");
    }

    @Property(tries = 40)
    void aFilteredTraceIsShownAsTheTraceIsWithTheSameSelection(
            @ForAll("samples") String sample, @ForAll("calls") String calls, @ForAll("others") String others)
            throws IOException {
        Path temporary = Files.createTempDirectory("filter");
        try {
            compare(SAMPLES.resolve(sample + ".trc"), calls + " " + others, temporary.resolve("out.trc"));
        } finally {
            Files.deleteIfExists(temporary.resolve("out.trc"));
            Files.delete(temporary);
        }
    }

    private void compare(Path trace, String selection, Path filtered) {
        int code = run(words("filter " + selection, trace.toString(), "-o", filtered.toString()));
        if (code != 0) {
            assertThat(err.toString(StandardCharsets.UTF_8)).containsAnyOf("nothing is selected", "no process");
            assertThat(filtered).doesNotExist();
            return;
        }
        for (String style : List.of("show -y", "show -tt -T --json")) {
            List<String> expected = lines(words(style + " " + selection, trace.toString()));
            assertThat(lines(words(style, filtered.toString())))
                    .as("%s %s %s", style, selection, trace)
                    .isEqualTo(expected);
        }
        assertThat(run("verify", filtered.toString()))
                .as(out.toString(StandardCharsets.UTF_8))
                .isZero();
    }

    /** A shell with a worker, and a process that is nobody's business. */
    private Path household() throws IOException {
        Recording recording = new Recording().task(SHELL, NewTask.NO_PARENT, NewTask.Origin.ROOT);
        exec(recording, SHELL, 0, "/bin/sh", "sh\0--shell-word\0")
                .call(SHELL, OPENAT, 3, List.of(AT_FDCWD, 0L, 0L), Recording.text(1, "/home/secret-plan"))
                .call(SHELL, OPENAT, 4, List.of(AT_FDCWD, 0L, 0L), Recording.text(1, "/var/log/worker.log"))
                .call(SHELL, DUP2, 1, List.of(4L, 1L))
                .call(SHELL, CLOSE, 0, List.of(4L))
                .enter(SHELL, FORK, List.of())
                .task(SECRET, 0, NewTask.Origin.FORK)
                .comeBack(SHELL, FORK, 101);
        exec(recording, SECRET, 1, "/opt/secret-tool", "secret-tool\0--secret-word\0")
                .call(SECRET, OPENAT, 5, List.of(AT_FDCWD, 0L, 0L), Recording.text(1, "/home/secret-key"))
                .point(EventKind.EXIT, SECRET, List.of(0L))
                .enter(SHELL, FORK, List.of())
                .task(WORKER, 0, NewTask.Origin.FORK)
                .comeBack(SHELL, FORK, 102);
        return exec(recording, WORKER, 2, "/bin/worker", "worker\0--worker-word\0")
                .call(WORKER, CHDIR, 0, List.of(0L), Recording.text(0, "/srv"))
                .call(WORKER, OPENAT, 3, List.of(AT_FDCWD, 0L, 0L), Recording.text(1, "secret-input"))
                .call(WORKER, READ, 9, List.of(3L, 0L, 9L))
                .call(WORKER, READ, 0, List.of(1L, 0L, 9L))
                .call(WORKER, GETPID, 102, List.of())
                .point(EventKind.EXIT, WORKER, List.of(0x300L))
                .write(
                        directory.resolve("household.trc"),
                        Recording.header(List.of(RawText.of("sh"), RawText.of("-c"))));
    }

    private static Recording exec(Recording recording, Task task, int number, String path, String argv) {
        return recording
                .enter(task, EXECVE, List.of(0L, 0L, 0L), Recording.text(0, path), Recording.text(1, argv))
                .point(EventKind.EXEC, task, List.of((long) task.tid(), (long) number))
                .comeBack(task, EXECVE, 0);
    }

    /** All bytes of a file, with what is compressed in it behind them. */
    private static String everything(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes);
        ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i + Integer.BYTES <= bytes.length; i++) {
            if (numbers.getInt(i) == ZSTD_MAGIC) {
                byte[] frame = Arrays.copyOfRange(bytes, i, bytes.length);
                long size = Zstd.findFrameCompressedSize(frame, 0);
                byte[] one = Arrays.copyOf(frame, (int) size);
                all.writeBytes(Zstd.decompress(one, (int) Zstd.getFrameContentSize(one)));
            }
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void whatIsNotSelectedIsGoneFromTheBytesOfTheFile() throws IOException {
        Path trace = household();
        Path filtered = directory.resolve("out.trc");
        assertThat(everything(trace)).contains("secret-plan", "secret-tool", "secret-key", "secret-input");

        String said = text(words("filter -e read,getpid -p 102", trace.toString(), "-o", filtered.toString()));

        assertThat(said)
                .contains("4 events of 28 and ")
                .contains("1 process of 3 ")
                .contains("and 1 that they come from");
        String left = everything(filtered);
        assertThat(left).contains("worker-word", "worker.log", "secret-input");
        assertThat(left)
                .doesNotContain("secret-plan", "secret-tool", "secret-key", "secret-word", "shell-word", "read,");
        text(words("filter -e getpid -p 102", trace.toString(), "--force", "-o", filtered.toString()));
        assertThat(everything(filtered))
                .contains("worker-word")
                .doesNotContain("secret-plan", "secret-tool", "secret-key", "secret-input", "worker.log", "/srv");
    }

    @Test
    void whatIsKeptIsKnownByItsNames() throws IOException {
        Path trace = household();
        Path filtered = directory.resolve("out.trc");
        text(words("filter -e read -p 102", trace.toString(), "-o", filtered.toString()));

        assertThat(text(words("show -y -a 0 -e read", filtered.toString())).lines())
                .containsExactly(
                        "102   read(3</srv/secret-input>, NULL, 9) = 9",
                        "102   read(1</var/log/worker.log>, NULL, 9) = 0",
                        "102   +++ exited with 3 +++");
        try (TraceFile file = TraceFile.open(filtered)) {
            List<ProcessInfo> processes = file.processes();
            assertThat(processes).extracting(ProcessInfo::slot).containsExactly("0", "0.1");
            assertThat(processes).extracting(ProcessInfo::pid).containsExactly(100, 102);
            assertThat(processes.get(0).command()).isEmpty();
            assertThat(processes.get(1).command()).containsExactly(RawText.of("worker"), RawText.of("--worker-word"));
            assertThat(processes.get(1).status()).isEqualTo(0x300);
        }
        assertThat(run("verify", filtered.toString()))
                .as(out.toString(StandardCharsets.UTF_8))
                .isZero();
    }

    @Test
    void eachProcessCanHaveATraceOfItsOwn() throws IOException {
        Path trace = household();

        text(words(
                "filter --split-by process",
                trace.toString(),
                "-o",
                directory.resolve("part.trc").toString()));

        assertThat(directory.resolve("part.0.trc")).exists();
        assertThat(directory.resolve("part.0.0.trc")).exists();
        Path worker = directory.resolve("part.0.1.trc");
        assertThat(text("show", worker.toString())).isEqualTo(text("show", "-p", "0.1", trace.toString()));
        assertThat(everything(worker)).doesNotContain("secret-plan", "secret-tool");
    }

    @Test
    void whereNothingIsSelectedNothingIsWritten() throws IOException {
        Path filtered = directory.resolve("out.trc");

        assertThat(run(words(
                        "filter -e mkdir -e s=none --errno EIO", household().toString(), "-o", filtered.toString())))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("nothing is selected")
                .hasLineCount(1);
        assertThat(filtered).doesNotExist();
    }
}
