package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tracetool diff}: nothing between two runs of the same, and what its options are for. See {@link DiffCauseTest}. */
class DiffTest extends OnStage {
    private static final WaitStatus SAME = WaitStatus.exited(0);
    private static final WaitStatus DIFFERENT = WaitStatus.exited(1);

    private Path record(String name, Launch launch) {
        Path trace = stage.beside(name);
        stage.run(stage.recorded(launch, trace));
        return trace;
    }

    private Outcome diff(String... words) {
        return stage.tracetool(
                Stream.concat(Stream.of("diff"), Stream.of(words)).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for i in 1 2 3 4 5 6 7 8 9 10; do /bin/true | cat; done",
                "t=$(mktemp); echo text >$t; wc -c <$t; rm $t",
                "ls -lR /etc/ld.so.conf.d",
                "rm -f a.o; echo 'int f(void){return 1;}' >a.c; gcc -O2 -c a.c",
                "python3 -c 'import json, tempfile; tempfile.TemporaryFile().write(b\"x\")'",
                "tar cf /dev/null /etc/ld.so.conf.d"
            })
    void twoRunsOfTheSameAreTheSame(String script) throws IOException {
        Launch launch = stage.launch("sh", "-c", script);
        record("one.trc", launch);
        for (int i = 0; i < (Extent.isEverything() ? 10 : 1); i++) {
            Outcome outcome = diff(
                    record("one.trc", launch).toString(),
                    record("two.trc", launch).toString());
            assertThat(outcome.status()).as(outcome.described()).isEqualTo(SAME);
            assertThat(outcome.out()).contains("matched, +0 added, -0 removed", "normalised away: ");
        }
    }

    @Test
    void threadsThatRunSideBySideAreTheSame() throws IOException {
        Launch launch = stage.launch(CPrograms.compiled("many_threads").toString(), "20");
        Outcome outcome = diff(
                record("one.trc", launch).toString(), record("two.trc", launch).toString());
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(SAME);
    }

    @Test
    void otherWayRoundSaysTheOpposite() throws IOException {
        Path one = record("one.trc", stage.launch("sh", "-c", "echo 1; exit 0"));
        Path two = record("two.trc", stage.launch("sh", "-c", "/bin/true; exit 0"));
        String there = diff("--stat", one.toString(), two.toString()).out();
        String back = diff("--stat", two.toString(), one.toString()).out();
        assertThat(there).containsPattern("1 matched, \\+[12] added, -0 removed");
        assertThat(back).containsPattern("1 matched, \\+0 added, -[12] removed");
    }

    @Test
    void optionsSayHowMuchIsShown() throws IOException {
        stage.run("sh", "-c", "echo 1 >conf");
        Launch launch = stage.launch("cat", "conf");
        String good = record("good.trc", launch).toString();
        stage.run("rm", "conf");
        String bad = record("bad.trc", launch).toString();

        assertThat(diff("-q", good, bad).out()).isEmpty();
        assertThat(diff("-q", good, bad).status()).isEqualTo(DIFFERENT);
        assertThat(diff("-q", good, good).status()).isEqualTo(SAME);
        assertThat(diff("--stat", good, bad).out()).contains("slot").doesNotContain("openat");
        assertThat(diff("--first-divergence", "-U0", good, bad).out())
                .startsWith("first divergence, ")
                .doesNotContain("slot")
                .contains("  - a:", "  + b:", "-1 ENOENT");
        assertThat(diff("--process", "0", good, bad).out()).startsWith("program 0 (cat conf):");
        assertThat(diff("--first-divergence", "-e", "trace=getpid", good, bad).out())
                .contains("+++ exited with 1 +++")
                .doesNotContain("openat");
        assertThat(diff("-z", "-e", "trace=openat", "--process", "0", good, bad).out())
                .as("only calls that succeeded")
                .contains("  - a:", "openat")
                .doesNotContain("ENOENT");
        assertThat(diff("--strict", good, good).status()).isEqualTo(SAME);
        Outcome unknown = diff("--keep", "nonsense", good, bad);
        assertThat(unknown.status()).isEqualTo(WaitStatus.exited(2));
        assertThat(unknown.err()).contains("there is no rule 'nonsense'");
        Outcome missing = diff(good, stage.beside("none.trc").toString());
        assertThat(missing.status()).isEqualTo(WaitStatus.exited(2));
        assertThat(missing.err()).contains("none.trc");
    }

    @Test
    void directoryForTemporaryFilesMayBeAnother() throws IOException {
        assumeTrue(stage.run("mkdir", "scratch").status().equals(SAME));
        Launch launch = stage.launch("sh", "-c", "t=$(mktemp); rm $t");
        Path here = record("one.trc", launch);
        Path there = record(
                "two.trc",
                launch.withVariable("TMPDIR", stage.work().resolve("scratch").toString()));
        Outcome outcome = diff(here.toString(), there.toString());
        assertThat(outcome.out()).as(outcome.described()).contains("TMPDIR (unset) -> ");
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(SAME);
    }
}
