package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code tracecap run} is told to record is in the trace, nothing else is, and the trace says so. */
class RecordOptionsTest extends OnStage {
    private static final String WRITES =
            "import os, socket; os.write(1, b'0123456789'); os.writev(1, [b'ab', b'cdefgh']); a, b ="
                    + " socket.socketpair(); a.sendmsg([b'xyz', b'uvw']); b.recvmsg(100); a.send(b'last'); b.recv(100)";

    private Launch recorded(List<String> options, String... command) {
        List<String> words = new ArrayList<>(List.of(Distribution.tracecap(), "run", "-o", "x.trc"));
        words.addAll(options);
        words.add("--");
        words.addAll(List.of(command));
        return stage.launch(words);
    }

    private String record(List<String> options, String... command) {
        return record(recorded(options, command));
    }

    /** Runs it and returns all of the trace as text. */
    private String record(Launch launch) {
        Outcome outcome = stage.run(launch);
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(outcome.err()).as(outcome.described()).isEmpty();
        Outcome show = stage.tracetool("show", "-v", "-s", "1000", "x.trc");
        assertThat(show.status()).as(show.described()).isEqualTo(WaitStatus.exited(0));
        return show.text().replaceAll(" +=", " =");
    }

    private String info() {
        return stage.tracetool("info", "x.trc").text();
    }

    @Test
    void buffersAreNotRecordedUnlessAskedFor() throws IOException {
        String text = record(List.of(), "sh", "-c", "echo not$((1+1))recorded");

        assertThat(text).contains("write(1, 0x");
        assertThat(new String(
                        Files.readAllBytes(stage.work().resolve("x.trc")),
                        java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("not2recorded");
        assertThat(info()).contains("contents of buffers: none").contains("environment: names only");
    }

    @Test
    void dataOfEachBufferIsRecordedUpToTheLimit() {
        String text = record(List.of("--data", "4"), "python3", "-c", WRITES);

        assertThat(text)
                .contains("write(1, \"0123\"..., 10) = 10")
                .contains("writev(1, [{iov_base=\"ab\", iov_len=2}, {iov_base=\"cdef\"..., iov_len=6}], 2) = 8")
                .contains("msg_iov=[{iov_base=\"xyz\", iov_len=3}, {iov_base=\"uvw\", iov_len=3}], msg_iovlen=2")
                .contains("msg_iov=[{iov_base=\"xyzu\"..., iov_len=100}], msg_iovlen=1")
                .contains("sendto(3, \"last\", 4, ")
                .contains("recvfrom(4, \"last\", 100, ");
        assertThat(info()).contains("contents of buffers: up to 4 bytes of each");
    }

    @Test
    void dataIsShownAsStraceShowsIt() throws IOException {
        Files.writeString(stage.work().resolve("in"), "some text\n\t\u0001 and more than thirty-two bytes of it");
        record(List.of("--data", "32"), "dd", "if=in", "bs=40", "status=none");
        Outcome strace =
                stage.run("strace", "-e", "trace=read,write", "-o", "text", "dd", "if=in", "bs=40", "status=none");

        assertThat(strace.status()).isEqualTo(WaitStatus.exited(0));
        List<String> expected = Files.readAllLines(stage.work().resolve("text")).stream()
                .map(line -> line.replaceAll(" +=", " ="))
                .toList();
        List<String> lines = stage.tracetool("show", "x.trc")
                .text()
                .lines()
                .map(line -> line.replaceFirst("^[0-9]+ +", "").replaceAll(" +=", " ="))
                .filter(line -> line.startsWith("read(") || line.startsWith("write("))
                .toList();
        assertThat(lines).isEqualTo(expected.subList(0, lines.size())).hasSizeGreaterThan(3);
    }

    @Test
    void stringsAreCopiedUpToTheLimitAndPathsWhole() {
        String text = record(
                List.of("-s", "3"), "python3", "-c", "import ctypes; ctypes.CDLL(None).memfd_create(b'abcdef', 0)");

        assertThat(text).contains("memfd_create(\"abc\"..., 0)").contains("\"/etc/ld.so.cache\"");
        assertThat(info()).contains("strings 3, ");
    }

    @ParameterizedTest
    @CsvSource({"none, '0x', ''", "names, '\"HOME\", \"COLOUR\"', blue", "values, '\"COLOUR=blue\"', hunter2"})
    void environmentIsRecordedAsAskedFor(String what, String shown, String hidden) {
        Launch launch = recorded(
                List.of("--env", what), "/usr/bin/env", "-i", "HOME=/", "COLOUR=blue", "API_KEY=hunter2", "/bin/true");
        String text = record(launch);

        List<String> execs = text.lines()
                .filter(line -> line.contains("execve(\"/bin/true\""))
                .toList();
        assertThat(execs).hasSize(1);
        assertThat(execs.get(0).substring(execs.get(0).indexOf(']'))).contains(shown);
        if (!hidden.isEmpty()) {
            assertThat(execs.get(0).substring(execs.get(0).indexOf(']'))).doesNotContain(hidden);
        }
        assertThat(info())
                .contains(
                        switch (what) {
                            case "none" -> "environment: none";
                            case "names" -> "environment: names only";
                            default -> "environment: with values";
                        });
    }

    @Test
    void valuesOfFurtherNamesAreMaskedInCommandLines() {
        String text = record(
                List.of("--mask", "*pin", "--mask", "-p"),
                "sh",
                "-c",
                "true --user-pin=1234 -p abc --password=x",
                "-p",
                "def");

        assertThat(text).contains("\"-p\", \"***\"").doesNotContain("def");
        assertThat(info()).contains("secrets in argv: masked (secret-name, url-user-info, name *pin, name -p)");
        assertThat(info().lines().filter(line -> line.startsWith("command"))).noneMatch(line -> line.contains("def"));
    }

    @Test
    void nothingIsMaskedWhenThatIsAskedFor() {
        String text = record(List.of("--no-mask"), "/bin/true", "--token=abc");

        assertThat(text).contains("\"--token=abc\"");
        assertThat(info()).contains("secrets in argv: not masked");
    }

    @Test
    void howItIsWrittenIsInTheTrace() {
        record(List.of("--ring-size", "3M", "--flush", "20ms", "-z", "19", "--on-full", "drop"), "/bin/true");

        assertThat(info()).contains("--ring-size 3M --flush 20ms -z 19 --on-full drop");
    }

    @ParameterizedTest
    @CsvSource({
        "--strings, -1", "--strings, 65537", "--strings, many", "--data, 65537", "--env, some", "--mask, ''",
        "--on-full, wait", "--ring-size, 100K", "--ring-size, 2G", "--ring-size, big", "--flush, 0s", "--flush, 2h",
        "--flush, soon", "--flush, 5", "-z, 0", "-z, 20",
    })
    void valueThatCannotBeIsRefusedBeforeTheCommandStarts(String option, String value) throws IOException {
        Outcome outcome = stage.run(recorded(List.of(option, value), "touch", "started"));

        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(2));
        assertThat(outcome.err().lines()).as(outcome.described()).hasSize(2);
        assertThat(outcome.err())
                .startsWith("tracecap: ")
                .contains("'" + option)
                .contains("--help");
        assertThat(stage.work()).isEmptyDirectory();
    }
}
