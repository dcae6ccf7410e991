package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tracecap.testdata.compare.Difference;
import io.tracecap.testdata.compare.TraceLine;
import io.tracecap.testdata.compare.TraceLine.Kind;
import io.tracecap.testdata.compare.TraceText;
import io.tracecap.testdata.launch.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real programs under tracecap: they notice nothing, and the trace says what strace says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealProgramsTest {
    /** Of 1,000 lines of strace, so many at least are the same in {@code tracetool show}; measured, see the README. */
    private static final int FLOOR = 970;

    /**
     * strace and tracecap each see a run of their own, and two runs of the same program differ now and then under any
     * tracer. What is tracecap's doing is there in each of so many pairs of runs.
     */
    private static final int PAIRS = 3;

    private final Map<String, Observation> observations = new LinkedHashMap<>();
    private final Map<String, String> shown = new LinkedHashMap<>();
    private final Map<String, Integer> again = new LinkedHashMap<>();
    private Stage stage;

    @BeforeAll
    void open(@TempDir Path directory) throws IOException {
        for (String needed : List.of(
                "strace",
                "bash",
                "gcc",
                "git",
                "make",
                "python3",
                "tar",
                "gzip",
                "find",
                "sqlite3",
                "perl",
                "ssh-keygen",
                "java")) {
            assertThat(Stream.of(Stage.environment(directory).get("PATH").split(":", -1))
                            .map(on -> Path.of(on, needed))
                            .anyMatch(Files::isExecutable))
                    .as("%s is needed, and .ci/run installs it", needed)
                    .isTrue();
        }
        stage = new Stage(directory);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private static List<RealProgram> programs() {
        return RealPrograms.all();
    }

    /** Each program is run once for all the tests of this class. */
    private Observation observe(RealProgram program) {
        return observations.computeIfAbsent(program.name(), name -> {
            try {
                return Observation.of(program, stage);
            } catch (IOException e) {
                throw new UncheckedIOException(program.name(), e);
            }
        });
    }

    private void forget(RealProgram program) {
        again.merge(program.name(), 1, Integer::sum);
        observations.remove(program.name());
        shown.remove(program.name());
    }

    private String show(RealProgram program) {
        return shown.computeIfAbsent(program.name(), name -> {
            Outcome show = stage.tracetool("show", observe(program).trace().toString());
            assertThat(show.err()).as(show.described()).isEmpty();
            assertThat(show.status().raw()).as(show.described()).isZero();
            return show.out();
        });
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("programs")
    void endsAndPrintsAsWhenUntraced(RealProgram program) {
        Observation seen = observe(program);
        assertThat(seen.recorded().status())
                .as(seen.recorded().described())
                .isEqualTo(seen.alone().status());
        assertThat(seen.recorded().out()).as("stdout").isEqualTo(seen.alone().out());
        assertThat(seen.recorded().err()).as("stderr").isEqualTo(seen.alone().err());
        assertThat(seen.recorded().strays()).as("left running").isEmpty();
    }

    @Order(2)
    @ParameterizedTest
    @MethodSource("programs")
    void leavesWholeFile(RealProgram program) throws IOException {
        Observation seen = observe(program);
        Path trace = seen.trace();
        assertThat(trace).isRegularFile();
        try (var beside = Files.list(trace.getParent())) {
            assertThat(beside.map(Path::toString).filter(p -> p.startsWith(trace + ".")))
                    .isEmpty();
        }
        assertThat(show(program)).endsWith("\n");
        Outcome info = stage.tracetool("info", trace.toString());
        assertThat(info.err()).as(info.described()).isEmpty();
        assertThat(info.status().raw()).as(info.described()).isZero();
        List<TraceLine> lines = TraceText.parse(show(program));
        assertThat(fact(info, "complete")).isEqualTo("yes");
        assertThat(fact(info, "lost")).isEqualTo("nothing");
        assertThat(fact(info, "command")).startsWith(program.command().get(0));
        assertThat(number(info, "calls")).isEqualTo(count(lines, line -> line.kind() == Kind.CALL));
        assertThat(number(info, "signals"))
                .isEqualTo(count(lines, line -> line.raw().startsWith("--- SIG")));
        assertThat(number(info, "processes")).isEqualTo(count(lines, RealProgramsTest::startsProcess) + 1);
    }

    /** What {@code tracetool info} says behind a name. */
    private static String fact(Outcome info, String name) {
        return info.text()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no '" + name + "' in " + info.described()));
    }

    private static long number(Outcome info, String name) {
        return Long.parseLong(fact(info, name).replaceFirst("[^0-9].*", ""));
    }

    private static long count(List<TraceLine> lines, Predicate<TraceLine> which) {
        return lines.stream().filter(which).count();
    }

    private static boolean startsProcess(TraceLine line) {
        return line.createsTask() && !line.raw().contains("CLONE_THREAD");
    }

    @Order(3)
    @ParameterizedTest
    @MethodSource("programs")
    void saysWhatStraceSays(RealProgram program) {
        Agreement agreement = observe(program).agreement(show(program));
        for (int pair = 1; pair < PAIRS && !agreement.unexplained().isEmpty(); pair++) {
            forget(program);
            agreement = observe(program).agreement(show(program));
        }
        List<Difference> unexplained = agreement.unexplained();
        assertThat(unexplained.size())
                .as(
                        "%s%n%d differences without a reason, among them:%n%s",
                        agreement.line(),
                        unexplained.size(),
                        unexplained.stream().limit(20).map(Difference::toString).collect(Collectors.joining("\n")))
                .isZero();
    }

    @Test
    void allServersAreInstalled() {
        assumeThat(RealServers.missing())
                .as("not installed, and so not compared")
                .isEmpty();
    }

    @Order(4)
    @Test
    void agreesWithStraceOnNearlyAllLines() throws IOException {
        List<Agreement> all = programs().stream()
                .map(program -> observe(program).agreement(show(program)))
                .toList();
        StringBuilder repeated = new StringBuilder();
        again.forEach(
                (program, times) -> repeated.append("compared again: %s, %d more times%n".formatted(program, times)));
        String report = repeated + Agreement.report(all);
        Files.writeString(Path.of("target", "agreement.txt"), report);
        long lines = all.stream().mapToLong(a -> a.tracecap().lines()).sum();
        long agreeing = all.stream().mapToLong(a -> a.tracecap().agreeing()).sum();
        assertThat(agreeing * 1000 / lines).as(report).isGreaterThanOrEqualTo(FLOOR);
    }
}
