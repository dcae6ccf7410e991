package io.tracecap.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Task;
import io.tracecap.format.file.WriterOptions;
import io.tracecap.tools.fixture.Recording;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private static final Task LS = Recording.process(0, 4711);

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Main.run(args, out, err);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path trace() throws IOException {
        return new Recording()
                .task(LS, NewTask.NO_PARENT, NewTask.Origin.ROOT)
                .call(LS, 39, 4711, List.of())
                .enter(LS, 231, List.of(0L))
                .point(EventKind.EXIT, LS, List.of(0L))
                .write(directory.resolve("ls.trc"));
    }

    @Test
    void helpNamesTheSubcommands() {
        assertThat(run("--help")).isZero();
        assertThat(out()).contains("Usage: tracetool").contains("show").contains("info");
        assertThat(err()).isEmpty();
    }

    @Test
    void completionKnowsAllSubcommandsAndTheirOptions() {
        assertThat(run("generate-completion")).isZero();
        assertThat(out())
                .startsWith("#!/usr/bin/env bash")
                .contains("complete ", "-F _complete_tracetool", "summary", "--first-divergence");
        assertThat(err()).isEmpty();
    }

    @Test
    void aSubcommandHasHelpToo() {
        assertThat(run("show", "--help")).isZero();
        assertThat(out()).contains("Usage: tracetool show").contains("--unfinished");
    }

    @Test
    void saysItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out()).startsWith("tracetool ");
    }

    @Test
    void aCommandHasToBeNamed() {
        assertThat(run()).isEqualTo(2);
        assertThat(err())
                .isEqualTo("tracetool: a command is missing, such as 'show' or 'info'; see 'tracetool --help'\n");
    }

    @Test
    void anUnknownOptionIsOneLine() {
        assertThat(run("show", "--colour", "x.trc")).isEqualTo(2);
        assertThat(err()).startsWith("tracetool: Unknown option: '--colour'").hasLineCount(1);
        assertThat(err()).endsWith("; see 'tracetool show --help'\n");
    }

    @Test
    void aMissingArgumentIsOneLine() {
        assertThat(run("info")).isEqualTo(2);
        assertThat(err())
                .startsWith("tracetool: Missing required parameter: 'FILE'")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many", "99999999999"})
    void aStringLimitIsANumber(String limit) throws IOException {
        assertThat(run("show", "-s", limit, trace().toString())).isEqualTo(2);
        assertThat(err()).contains(limit).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "info"})
    void aMissingFileIsNamed(String command) {
        String file = directory.resolve("missing.trc").toString();

        assertThat(run(command, file)).isEqualTo(2);
        assertThat(err()).isEqualTo("tracetool: " + file + ": no such file\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "info"})
    void aDirectoryIsNoTrace(String command) {
        assertThat(run(command, directory.toString())).isEqualTo(2);
        assertThat(err()).startsWith("tracetool: " + directory + ": ").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "info"})
    void anEmptyFileIsNoTrace(String command) throws IOException {
        Path file = Files.createFile(directory.resolve("empty.trc"));

        assertThat(run(command, file.toString())).isEqualTo(2);
        assertThat(err()).isEqualTo("tracetool: " + file + ": is empty\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "info"})
    void aForeignFileIsNoTrace(String command) throws IOException {
        Path file = Files.writeString(directory.resolve("notes.trc"), "these are my notes\n");

        assertThat(run(command, file.toString())).isEqualTo(2);
        assertThat(err()).startsWith("tracetool: " + file + ": is not a trace").hasLineCount(1);
    }

    @Test
    void theNameOfAFileCannotMoveATerminal() {
        assertThat(run("show", directory.resolve("a\u001b[2J\nb").toString())).isEqualTo(2);
        assertThat(err()).contains("a\\33[2J\\nb: no such file").hasLineCount(1);
    }

    @Test
    void aCutTraceShowsWhatIsThere() throws IOException {
        Recording recording = new Recording().task(LS, NewTask.NO_PARENT, NewTask.Origin.ROOT);
        for (int i = 0; i < 10; i++) {
            recording.call(LS, 39, 4711, List.of());
        }
        Path file = directory.resolve("long.trc");
        recording.write(file, Recording.header(List.of()), WriterOptions.DEFAULT.withRowsPerBatch(2));
        byte[] whole = Files.readAllBytes(file);
        Path cut = Files.write(directory.resolve("cut.trc"), Arrays.copyOf(whole, whole.length / 2));

        assertThat(run("show", cut.toString())).isEqualTo(2);
        assertThat(out().lines()).hasSizeBetween(1, 9);
        assertThat(err()).startsWith("tracetool: " + cut + ": ").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "info"})
    void aFileWithoutItsLastByteIsToldFromAWholeOne(String command) throws IOException {
        byte[] whole = Files.readAllBytes(trace());
        Path cut = Files.write(directory.resolve("cut.trc"), Arrays.copyOf(whole, whole.length - 1));

        assertThat(run(command, directory.resolve("ls.trc").toString())).isZero();
        String everything = out();
        out.reset();
        assertThat(run(command, cut.toString())).isEqualTo(2);
        assertThat(err())
                .isEqualTo("tracetool: " + cut
                        + ": the index at the end, offset " + (whole.length - 1 - 24)
                        + ", is damaged or cut off; the events before it are all there"
                        + " ('tracetool recover " + cut + " -o good.trc' keeps what is good)\n");
        assertThat(everything).contains("4711");
        assertThat(out()).contains("4711");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "info"})
    void noFlippedByteMakesAStackTrace(String command) throws IOException {
        byte[] whole = Files.readAllBytes(trace());
        for (int i = 0; i < whole.length; i += 3) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 0x11;
            Path file = Files.write(directory.resolve("flipped.trc"), flipped);
            err.reset();

            int code = run(command, file.toString());

            assertThat(code).as("byte %d", i).isIn(0, 2);
            assertThat(err()).as("byte %d", i).hasLineCount(code == 0 ? 0 : 1);
        }
    }

    @Test
    void nobodyReadingTheResultIsNoMistake() throws IOException {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        int code = Main.run(new String[] {"show", trace().toString()}, closed, err);

        assertThat(code).isEqualTo(ExitCode.BROKEN_PIPE);
        assertThat(err()).isEmpty();
    }

    private int runWith(byte[] stdin, String... args) {
        out.reset();
        err.reset();
        return Main.run(args, Console.of(new ByteArrayInputStream(stdin), out, err));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"show", "show --count", "show --json", "info", "info --json", "tree", "summary", "stat", "replay"
            })
    void standardInputIsReadLikeAFile(String command) throws IOException {
        Path file = trace();
        String[] words = command.split(" ");
        String[] ofFile =
                Stream.concat(Arrays.stream(words), Stream.of(file.toString())).toArray(String[]::new);
        String[] ofInput = Stream.concat(Arrays.stream(words), Stream.of("-")).toArray(String[]::new);
        assertThat(run(ofFile)).isZero();
        String expected = out().replace(file.toString(), "-").replace("ls.trc", "-");

        assertThat(runWith(Files.readAllBytes(file), ofInput)).as(err()).isZero();
        assertThat(out()).isEqualTo(expected);
        assertThat(err()).isEmpty();
    }

    @Test
    void standardInputIsOneOfTwo() throws IOException {
        Path file = trace();
        byte[] bytes = Files.readAllBytes(file);
        assertThat(runWith(bytes, "diff", file.toString(), "-")).isZero();
        assertThat(runWith(bytes, "diff", "-", "-")).isZero();
        Path smaller = directory.resolve("smaller.trc");
        assertThat(runWith(bytes, "filter", "-e", "trace=getpid", "-", "-o", smaller.toString()))
                .isZero();
        assertThat(runWith(bytes, "filter", "-e", "trace=exit", "-", "-o", smaller.toString(), "--force"))
                .as(err())
                .isZero();
    }

    @Test
    void standardInputCanBeBad() throws IOException {
        assertThat(runWith(new byte[0], "show", "-")).isEqualTo(2);
        assertThat(err()).isEqualTo("tracetool: -: is empty\n");
        byte[] whole = Files.readAllBytes(trace());
        assertThat(runWith(Arrays.copyOf(whole, whole.length / 2), "show", "-")).isEqualTo(2);
        assertThat(err()).startsWith("tracetool: -: ").contains("offset").hasLineCount(1);
        assertThat(runWith(whole, "show", "-F", "-")).isEqualTo(2);
        assertThat(err()).contains("-F follows a file, not standard input");
    }

    @Test
    void theCopyOfStandardInputIsRemoved() throws IOException {
        Set<Path> before = copies();
        assertThat(runWith(Files.readAllBytes(trace()), "show", "-")).isZero();
        assertThat(runWith(new byte[0], "show", "-")).isEqualTo(2);
        assertThat(copies()).isSubsetOf(before);
    }

    private static Set<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("tracetool-"))
                    .collect(Collectors.toSet());
        }
    }
}
