package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code tracetool show} against the lines that the programs of {@code programs/conformance} print for their own calls.
 * They are what strace 6.1 prints, which is asked too, where it knows the call. {@code target/conformance.txt} says for
 * each family how many lines agree, and which do not.
 */
class ConformanceTest {
    private static final Path REPORT = Path.of("target", "conformance.txt").toAbsolutePath();

    /** How a line begins whose call strace 6.1 knows; the others begin with a plus sign. */
    private static final String KNOWN = "= ";

    private static final String FIRST = "close(12345)";

    @BeforeAll
    static void beginReport() throws IOException {
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, "");
    }

    /** The numbers say how many lines agree at least; a change that makes more of them agree raises them. */
    @ParameterizedTest
    @CsvSource({
        "conformance/files, 96",
        "conformance/sockets, 56",
        "conformance/descriptors, 89",
        "conformance/processes, 122",
        "conformance/kernel, 133",
        "conformance/compat, 40"
    })
    void aFamilyIsShownAsStraceShowsIt(String program, int atLeast, @TempDir Path directory) throws IOException {
        try (Stage stage = new Stage(directory)) {
            String binary = CPrograms.compiled(program).toString();
            assumeThat(program.endsWith("compat") && !runs(stage, binary))
                    .as("this kernel runs no 32-bit code")
                    .isFalse();
            Path trace = stage.beside("x.trc");
            Path text = stage.beside("strace.txt");
            Outcome recorded = stage.run(stage.recorded(stage.launch(binary), trace));
            assertThat(recorded.status()).as(recorded.described()).isEqualTo(WaitStatus.exited(0));
            Outcome shown = stage.tracetool("show", trace.toString());
            Outcome straced = stage.run(stage.straced(stage.launch(binary), text));
            assertThat(straced.status()).as(straced.described()).isEqualTo(WaitStatus.exited(0));

            List<String> expected = expected(recorded.out());
            List<String> ours = calls(shown.out());
            List<String> straces = calls(Files.readString(text));
            assertThat(ours).as("calls of " + program).hasSameSizeAs(expected);
            assertThat(known(straces, expected(straced.out())))
                    .as("what strace prints for " + program)
                    .isEqualTo(known(stripped(expected(straced.out())), expected(straced.out())));

            assertThat(agreeing(program, stripped(expected), ours)).isGreaterThanOrEqualTo(atLeast);
        }
    }

    private static boolean runs(Stage stage, String binary) {
        return stage.run(stage.launch(binary)).status().equals(WaitStatus.exited(0));
    }

    private static List<String> expected(String printed) {
        List<String> lines = printed.lines().toList();
        return lines.subList(lines.indexOf("begin") + 1, lines.size());
    }

    private static List<String> stripped(List<String> expected) {
        return expected.stream().map(line -> line.substring(KNOWN.length())).toList();
    }

    /** Those of {@code lines} whose calls strace knows. */
    private static List<String> known(List<String> lines, List<String> expected) {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < expected.size() && i < lines.size(); i++) {
            if (expected.get(i).startsWith(KNOWN)) {
                known.add(lines.get(i));
            }
        }
        return known;
    }

    /** The calls of the cases, without pids, padding and the addresses that differ from run to run. */
    private static List<String> calls(String text) {
        List<String> lines = text.lines()
                .map(line -> line.replaceFirst("^[0-9]+ +", "")
                        .replaceFirst("\\) += ", ") = ")
                        .replaceAll("0x(7f|55|56)[0-9a-f]{10}", "ADDR"))
                .filter(line ->
                        line.indexOf('(') > 0 && !line.startsWith("exit_group(") && !line.startsWith("write(1,"))
                .toList();
        int first = 0;
        while (!lines.get(first).startsWith(FIRST)) {
            first++;
        }
        return lines.subList(first + 1, lines.size());
    }

    private static int agreeing(String program, List<String> expected, List<String> ours) throws IOException {
        StringBuilder report = new StringBuilder();
        int agreeing = 0;
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).equals(ours.get(i))) {
                agreeing++;
            } else {
                report.append("  strace:   ").append(expected.get(i)).append('\n');
                report.append("  tracecap: ").append(ours.get(i)).append('\n');
            }
        }
        String summary = program + ": " + agreeing + " of " + expected.size() + " lines agree\n";
        System.out.print(summary);
        Files.writeString(REPORT, summary + report, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        return agreeing;
    }
}
