package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracecap.format.file.TraceProblem;
import io.tracecap.format.file.TraceVerifier;
import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each script of {@code testdata/behaviour} does the same with the recorder and without: what it prints and how it ends is
 * compared, then the trace is looked at. As the user of the build, who may be root, and as an ordinary user, whose command
 * has to name its tracer (see {@link YamaTest}).
 */
class BehaviourTest extends OnStage {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String NOBODY = "65534";

    private Path traces() throws IOException {
        Path traces = Files.createDirectories(stage.beside("traces"));
        Files.setPosixFilePermissions(stage.beside("."), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(traces, PosixFilePermissions.fromString("rwxrwxrwx"));
        return traces;
    }

    private static Stream<Behaviour> all() {
        return Stream.of("transparency", "robustness").flatMap(directory -> Behaviour.allOf(directory).stream());
    }

    private static List<Behaviour> ofThisUser() {
        return all().filter(each -> !each.value("as", "root").matches("[0-9]+")).toList();
    }

    /** All that say so and, where time is short, of the others those that are about what is inherited and handed on. */
    private static List<Behaviour> ofOrdinaryUsers() {
        return all().filter(each -> each.value("as", "").matches("[0-9]+")
                        || (!each.value("as", "").equals("root")
                                && (Extent.isEverything() || each.isAboutTransparency())))
                .toList();
    }

    @Test
    void everyScriptSaysWhatItIsAbout() {
        assertThat(all()).allSatisfy(each -> {
            assertThat(each.lines().get(0)).as(each.toString()).matches("# [A-Z6a-z0-9].*");
            assertThat(String.join("\n", each.lines())).as(each.toString()).contains("$RUN");
        });
    }

    @ParameterizedTest
    @MethodSource("ofThisUser")
    void sameAsUntraced(Behaviour behaviour) throws IOException {
        assumeTrue(isRoot() || !behaviour.value("as", "").equals("root"), "not root");
        compare(behaviour, "", "");
    }

    @ParameterizedTest
    @MethodSource("ofOrdinaryUsers")
    void sameAsUntracedForAnOrdinaryUser(Behaviour behaviour) throws IOException {
        assumeTrue(isRoot(), "the other test is an ordinary user's already");
        compare(behaviour, behaviour.value("as", NOBODY), "");
    }

    /** Where time is short, those in which the kernel does something special with a filter or its tracer. */
    private static List<Behaviour> ofSeccomp() {
        return ofThisUser().stream()
                .filter(each -> each.value("seccomp", "").equals("matters")
                        || (Extent.isEverything() && each.value("seccomp", "").isEmpty()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ofSeccomp")
    void sameWhenASeccompFilterChoosesTheCalls(Behaviour behaviour) throws IOException {
        assumeTrue(isRoot() || !behaviour.value("as", "").equals("root"), "not root");
        compare(behaviour, "", "--calls %file,kill --die-with-recorder");
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private void compare(Behaviour behaviour, String user, String options) throws IOException {
        assumeTrue(Extent.isEverything() || !behaviour.value("only", "").equals("full"), "with -Peverything only");
        for (String need : behaviour.values("needs")) {
            assumeTrue(isThere(need), need + " is missing");
        }
        Path trace = traces().resolve("out.trc");
        Outcome alone = run(behaviour, "", user);
        Outcome recorded = run(behaviour, Distribution.tracecap() + " run " + options + " -o " + trace + " --", user);

        assertThat(alone.timedOut()).as(alone.described()).isFalse();
        for (String start : behaviour.values("expect")) {
            assertThat(List.of(alone.text().split("\n", -1)))
                    .as("untraced: %s", alone.described())
                    .anyMatch(line -> line.startsWith(start));
        }
        assertThat(recorded.out())
                .as("standard output of %s", recorded.described())
                .isEqualTo(
                        expected(behaviour, "recorded-out", options.isEmpty() ? alone.out() : filtered(alone.out())));
        assertThat(recorded.err())
                .as("standard error of %s", recorded.described())
                .matches(expected(behaviour, "recorded-err", Pattern.quote(alone.err())));
        assertThat(recorded.status()).as(recorded.described()).isEqualTo(alone.status());
        assertThat(recorded.strays()).as("left running").isEmpty();
        if (options.isEmpty()) {
            assertTrace(behaviour, trace);
        } else if (!behaviour.value("may", "").equals("refuse") || Files.exists(trace)) {
            assertNoProblems(trace);
        }
    }

    private static void assertNoProblems(Path trace) throws IOException {
        List<TraceProblem> problems = new ArrayList<>();
        TraceVerifier.verify(trace, problems::add);
        assertThat(problems).as("problems of the trace").isEmpty();
    }

    /** What /proc/PID/status says of a program that had no filter. */
    private static String filtered(String alone) {
        return alone.replace("Seccomp:\t0", "Seccomp:\t2").replace("Seccomp_filters:\t0", "Seccomp_filters:\t1");
    }

    /** The documented exceptions: what is printed instead. */
    private static String expected(Behaviour behaviour, String key, String alone) {
        List<String> lines = behaviour.values(key);
        return lines.isEmpty() ? alone : String.join("\n", lines) + "\n";
    }

    private Outcome run(Behaviour behaviour, String run, String user) throws IOException {
        for (String program : behaviour.programs()) {
            CPrograms.compiled(program);
        }
        stage.set(work -> {});
        Files.setPosixFilePermissions(stage.work(), PosixFilePermissions.fromString("rwxrwxrwx"));
        String[] rounds = behaviour.value("rounds", "1 1").split(" ", -1);
        Launch launch = stage.launch("bash", behaviour.script().toString())
                .withLimit(LIMIT)
                .withVariable("RUN", run)
                .withVariable("PROGRAMS", CPrograms.directory().toString())
                .withVariable("SOURCES", CPrograms.sources().toString())
                .withVariable("ROUNDS", rounds[Extent.isEverything() ? 1 : 0]);
        if (user.isEmpty()) {
            return stage.run(launch);
        }
        return stage.run(YamaTest.under(launch.withOption("-u", user), stage.beside("ptrace_scope")));
    }

    private void assertTrace(Behaviour behaviour, Path trace) throws IOException {
        if (!behaviour.value("may", "").equals("refuse") || Files.exists(trace)) {
            Outcome show = stage.tracetool("show", trace.toString());
            assertThat(show.status()).as(show.described()).isEqualTo(WaitStatus.exited(0));
            for (String pattern : behaviour.values("trace")) {
                assertThat(show.out()).as(show.described()).containsPattern(pattern);
            }
            assertNoProblems(trace);
        }
        if (!behaviour.values("info").isEmpty()) {
            Outcome info = stage.tracetool("info", trace.toString());
            for (String pattern : behaviour.values("info")) {
                assertThat(info.out())
                        .as(info.described())
                        .containsPattern(Pattern.compile(pattern, Pattern.MULTILINE));
            }
        }
    }

    /** Of version 1, or of version 2 where its root hands memory on to its children. */
    private static boolean hasMemoryCgroups() throws IOException {
        Path first = Path.of("/sys/fs/cgroup/memory");
        Path second = Path.of("/sys/fs/cgroup/cgroup.subtree_control");
        return (Files.exists(first.resolve("memory.limit_in_bytes")) && Files.isWritable(first))
                || (Files.isWritable(second) && Files.readString(second).contains("memory"));
    }

    private static boolean isThere(String need) throws IOException {
        if (need.equals("memory-cgroup")) {
            return hasMemoryCgroups();
        }
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, need)));
    }
}
