package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.tracecap.format.file.TraceFile;
import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tracetool diff}: nothing between two runs of the same, and what its options are for. See {@link DiffCauseTest}. */
class DiffTest extends OnStage {
    private static final WaitStatus SAME = WaitStatus.exited(0);
    private static final WaitStatus DIFFERENT = WaitStatus.exited(1);
    /** How many calls of a program are the same, and how many there are more, fewer and changed. */
    private static final Pattern ROW = Pattern.compile("(?m)^  0.* [0-9]+ +([0-9]+) +([0-9]+) +([0-9]+)(?: .*)?$");

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
                "i=0; while [ $i -lt 25 ]; do /bin/true | cat; i=$((i + 1)); done",
                "t=$(mktemp); echo text >$t; wc -c <$t; rm $t",
                "ls -lR /etc/ld.so.conf.d",
                "rm -f a.o; echo 'int f(void){return 1;}' >a.c; gcc -O2 -c a.c",
                "python3 -c 'import json, tempfile; tempfile.TemporaryFile().write(b\"x\")'",
                "tar cf /dev/null /etc/ld.so.conf.d",
                "rm -rf r; git init -q r; cd r; export GIT_AUTHOR_DATE=1700000000Z GIT_COMMITTER_DATE=1700000000Z;"
                        + "git -c user.name=a -c user.email=a commit -qm 1 --allow-empty; git log",
                "printf 'all: a b\\na b:\\n\\techo $@ >$@\\n' >Makefile; rm -f a b; make -s"
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
    void twoRequestsOfTheSameAreTheSame() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "no curl");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("hello".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.start();
        try {
            Launch launch = stage.launch(
                    "curl", "-s", "http://127.0.0.1:" + server.getAddress().getPort() + "/");
            Outcome outcome = diff(
                    record("one.trc", launch).toString(),
                    record("two.trc", launch).toString());
            assertThat(outcome.status()).as(outcome.described()).isEqualTo(SAME);
        } finally {
            server.stop(0);
        }
    }

    /** A JVM that looks after its cgroup does so again after 20 ms: more often in a slower run. */
    @Test
    void hardlyAnythingDiffersBetweenTwoRunsOfManyThreads() throws IOException {
        Launch launch = stage.launch("java", "-XX:-UseContainerSupport", "-version");
        Path one = record("one.trc", launch);
        Outcome outcome =
                diff("--stat", one.toString(), record("two.trc", launch).toString());
        long differing = 0;
        Matcher row = ROW.matcher(outcome.out());
        while (row.find()) {
            differing += Long.parseLong(row.group(1)) + Long.parseLong(row.group(2)) + Long.parseLong(row.group(3));
        }
        long events;
        try (TraceFile trace = TraceFile.open(one)) {
            events = trace.eventCount();
        }
        assertThat(differing).as(outcome.described()).isLessThanOrEqualTo(events / 200);
    }

    @Test
    void threadsThatRunSideBySideAreTheSame() throws IOException {
        Launch launch = stage.launch(CPrograms.compiled("many_threads").toString(), "20");
        Outcome outcome = diff(
                record("one.trc", launch).toString(), record("two.trc", launch).toString());
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(SAME);
    }

    @Test
    void whatVariesAmongGoodRunsIsNotReportedForABadOne() throws IOException {
        Launch launch = stage.launch("sh", "-c", "cat turn$(cat n); cat conf");
        stage.run("sh", "-c", "for i in 1 2 3; do echo $i >turn$i; done; echo 1 >n; echo a >conf");
        String good1 = record("good1.trc", launch).toString();
        stage.run("sh", "-c", "echo 2 >n");
        String good2 = record("good2.trc", launch).toString();
        stage.run("sh", "-c", "echo 3 >n; rm conf");
        String bad = record("bad.trc", launch).toString();

        assertThat(diff("--first-divergence", good1, bad).out()).contains("turn3");
        Outcome learnt = diff(good1, good2, "--", bad);
        assertThat(learnt.status()).as(learnt.described()).isEqualTo(DIFFERENT);
        assertThat(learnt.out())
                .contains("\"conf\", O_RDONLY) = -1 ENOENT", "learnt of 2 good runs: ")
                .doesNotContain("turn3");
        stage.run("sh", "-c", "echo a >conf");
        Outcome another = diff(good1, good2, record("good3.trc", launch).toString());
        assertThat(another.status()).as(another.described()).isEqualTo(SAME);
    }

    @Test
    void whatDiffersIsColoured() throws IOException {
        stage.run("sh", "-c", "echo 1 >conf");
        Launch launch = stage.launch("cat", "conf");
        String one = record("one.trc", launch).toString();
        stage.run("sh", "-c", "rm conf");
        String two = record("two.trc", launch).toString();

        String plain = diff(one, two).out();
        String colored = diff("--color=always", one, two).out();
        assertThat(plain).doesNotContain("\u001b");
        assertThat(colored).contains("\u001b[31m  - a:", "\u001b[32m  + b:", "\u001b[1mfirst divergence");
        assertThat(colored.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(plain);
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        stage.run("sh", "-c", "echo 1 >conf");
        Launch launch = stage.launch("sh", "-c", "cat conf; test -e conf && /bin/true; :");
        String good = record("good.trc", launch).toString();
        stage.run("rm", "conf");
        String bad = record("bad.trc", launch).toString();

        Outcome outcome = diff("--json", good, bad);
        assertThat(outcome.status()).isEqualTo(DIFFERENT);
        Outcome read = stage.run(
                "python3",
                "-c",
                "import json, sys; d = json.loads(sys.argv[1]); f = d['first_divergence'];"
                        + " print(d['schema'], d['differ'], f['kind'], f['b']['result'], f['slot']);"
                        + " print([p['slot'] for p in d['programs'] if p['b'] is None]);"
                        + " print(sum(len(t['differences']) for p in d['programs'] for t in p.get('threads', []))"
                        + " == sum(p[k] for p in d['programs'] for k in ('added', 'removed', 'results', 'arguments')"
                        + " if k in p))",
                outcome.out());
        assertThat(read.out().lines())
                .as(outcome.described() + read.described())
                .containsExactly("1 True result -1 ENOENT 0.0", "['0.1']", "True");
    }

    @Test
    void aSlowerDiskIsSeenInTimesOnly() throws IOException {
        Path slow = stage.work().resolve("slow");
        assumeTrue(stage.run("mkfifo", slow.toString()).status().equals(SAME));
        Launch reader = stage.launch("sh", "-c", "(sleep $(cat delay); echo x >slow) & cat slow");
        stage.run("sh", "-c", "echo 0.0 >delay");
        String good = record("good.trc", reader).toString();
        stage.run("sh", "-c", "echo 0.5 >delay");
        String bad = record("bad.trc", reader).toString();

        Outcome time = diff("--time", good, bad);
        assertThat(time.out().lines().skip(2)).as(time.described()).anySatisfy(line -> assertThat(line)
                .matches(" +0\\.[0-4][0-9]* +0\\.[45][0-9]* .*openat\\(.*\"slow\".*"));
        Outcome usage = diff("--summary", "--threshold", "50", good, bad);
        assertThat(usage.out())
                .as(usage.described())
                .containsPattern("0\\.[4-9][0-9]*  \\Q$CWD/slow\\E|0\\.[4-9][0-9]*  slow\n");
        assertThat(diff("--summary", good, good).out().lines())
                .containsExactly(
                        "no call whose number, errors or time changed by 10 %",
                        "no file whose number, errors or time changed by 10 %");
        assertThat(diff("--time", "--threshold", "200", good, bad).err())
                .contains("--threshold takes a number from 0 to 100");
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
