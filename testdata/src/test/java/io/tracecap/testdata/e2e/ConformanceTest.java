package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code tracetool show} against the lines that the programs of {@code programs/conformance} print for their own calls.
 * They are what strace 6.1 prints, which is asked too, where it knows the call; and with {@code -v}, against strace alone.
 * {@code target/conformance.txt} says for each family how many lines agree, and which do not and why.
 */
class ConformanceTest {
    private static final Path REPORT = Path.of("target", "conformance.txt").toAbsolutePath();

    /** How a line begins whose call strace 6.1 knows. */
    private static final String KNOWN = "= ";

    /** How a line begins whose call strace 6.1 shows as a number. */
    private static final String NEWER = "+ ";

    private static final int MARK = 2;

    private static final String FIRST = "close(12345)";

    @BeforeAll
    static void beginReport() throws IOException {
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "files",
                "sockets",
                "messages",
                "descriptors",
                "ioctls",
                "processes",
                "threads",
                "kernel",
                "filters",
                "objects",
                "memory",
                "outputs",
                "newer",
                "compat"
            })
    void aFamilyIsShownAsStraceShowsIt(String family, @TempDir Path directory) throws IOException {
        try (Stage stage = new Stage(directory)) {
            Launch program =
                    stage.launch(CPrograms.compiled("conformance/" + family).toString());
            assumeThat(family.equals("compat") && !stage.run(program).status().equals(WaitStatus.exited(0)))
                    .as("this kernel runs no 32-bit code")
                    .isFalse();
            Path trace = stage.beside("x.trc");
            Outcome recorded = stage.run(stage.recorded(program, trace, "--data", "4096", "--env", "values"));
            assertThat(recorded.status()).as(recorded.described()).isEqualTo(WaitStatus.exited(0));
            List<String> printed = printed(recorded.out());
            List<String> straces = straced(stage, program);

            List<String> expected = expected(printed, straces);
            assertThat(known(straces, printed))
                    .as("what strace prints for " + family)
                    .isEqualTo(known(expected, printed));
            List<String> unexplained = new ArrayList<>();
            List<String> ours = calls(stage.tracetool("show", trace.toString()).out());
            compare(family, expected, ours, unexplained);

            List<String> whole = withoutNewer(straced(stage, program, "-v"), printed);
            List<String> ourWhole = withoutNewer(
                    calls(stage.tracetool("show", "-v", trace.toString()).out()), printed);
            compare(family + " -v", whole, ourWhole, unexplained);
            assertThat(unexplained).as("lines that differ without a reason").isEmpty();
        }
    }

    private static List<String> straced(Stage stage, Launch program, String... options) throws IOException {
        Path text = stage.beside("strace.txt");
        Outcome straced = stage.run(stage.straced(program, text, options));
        assertThat(straced.status()).as(straced.described()).isEqualTo(WaitStatus.exited(0));
        return calls(Files.readString(text));
    }

    private static List<String> printed(String output) {
        List<String> lines = output.lines().toList();
        return lines.subList(lines.indexOf("begin") + 1, lines.size());
    }

    /** What is to be shown: what the program says, or strace where that depends on the machine. */
    private static List<String> expected(List<String> printed, List<String> straces) {
        assertThat(straces).hasSameSizeAs(printed);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < printed.size(); i++) {
            String line = printed.get(i);
            boolean says = line.startsWith(KNOWN) || line.startsWith(NEWER);
            expected.add(says ? line.substring(MARK) : straces.get(i));
        }
        return expected;
    }

    /** Those of {@code lines} that strace 6.1 prints as the program says. */
    private static List<String> known(List<String> lines, List<String> printed) {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < printed.size(); i++) {
            if (printed.get(i).startsWith(KNOWN)) {
                known.add(lines.get(i));
            }
        }
        return known;
    }

    private static List<String> withoutNewer(List<String> lines, List<String> printed) {
        assertThat(lines).hasSameSizeAs(printed);
        List<String> known = new ArrayList<>();
        for (int i = 0; i < printed.size(); i++) {
            if (!printed.get(i).startsWith(NEWER)) {
                known.add(lines.get(i));
            }
        }
        return known;
    }

    /** The calls of the cases, without what differs from run to run: pids, addresses, padding, numbers of queues, times. */
    private static List<String> calls(String text) {
        List<String> lines = text.lines()
                .filter(line -> line.indexOf('(') > 0)
                .map(ConformanceTest::withoutAccidents)
                .filter(line -> !line.startsWith("exit_group(") && !line.startsWith("write(1,"))
                .toList();
        int first = 0;
        while (!lines.get(first).startsWith(FIRST)) {
            first++;
        }
        return lines.subList(first + 1, lines.size());
    }

    private static String withoutAccidents(String numbered) {
        String pid = numbered.replaceFirst("^([0-9]+) .*", "$1");
        String line = numbered.replaceFirst("^[0-9]+ +", "")
                .replaceFirst("\\) += ", ") = ")
                .replaceAll("\\b" + pid + "\\b", "PID")
                .replaceAll("0x(7[ef]|55|56)[0-9a-f]{10}", "ADDR");
        if (line.startsWith("execve(")) {
            return line.replaceAll("0x4[01][0-9a-f]{6}\\b", "ADDR");
        }
        if (line.matches("(l?stat|statx|newfstatat|getdents64)\\(.*")) {
            return line.replaceAll(" /\\* [0-9]{4}-[^*]* \\*/", "").replaceAll("(time|sec|d_off|d_ino)=[0-9]+", "$1=N");
        }
        return line.replaceFirst("^((msg|sem|shm)get\\(.*\\) = )[0-9]+$", "$1ID")
                .replaceFirst("^((msg|sem|shm)(ctl|snd|rcv|op)\\()[0-9]+", "$1ID")
                .replaceAll("_([a-z]time)=1[0-9]{9}\\b", "_$1=T")
                .replaceAll("left \\{.*", "left TIME");
    }

    private static void compare(String family, List<String> expected, List<String> ours, List<String> unexplained)
            throws IOException {
        assertThat(ours).as("calls of " + family).hasSameSizeAs(expected);
        StringBuilder report = new StringBuilder();
        int agreeing = 0;
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).equals(ours.get(i))) {
                agreeing++;
                continue;
            }
            String lines = "  strace:   " + expected.get(i) + "\n  tracecap: " + ours.get(i) + "\n";
            Optional<String> reason = ConformanceDifferences.reasonFor(expected.get(i));
            report.append("  ").append(reason.orElse("NO REASON")).append(":\n").append(lines);
            if (reason.isEmpty()) {
                unexplained.add(lines);
            }
        }
        String summary = family + ": " + agreeing + " of " + expected.size() + " lines agree\n";
        System.out.print(summary);
        Files.writeString(REPORT, summary + report, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }
}
