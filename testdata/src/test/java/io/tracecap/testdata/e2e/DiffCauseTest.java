package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each script of {@code testdata/behaviour/causes} records a run that goes well and one that does not, for one reason: what
 * {@code tracetool diff} shows as the first divergence is that reason.
 */
class DiffCauseTest {
    private static final String AS_OTHER = "setpriv --reuid=65534 --regid=65534 --clear-groups";
    private static final int SIDE_BY_SIDE = 2;

    @TempDir
    private Path directory;

    @Test
    void firstDivergenceIsTheCause() throws Exception {
        boolean isRoot = System.getProperty("user.name").equals("root");
        List<Behaviour> causes = Behaviour.allOf("causes").stream()
                .filter(cause -> isRoot || !cause.value("as", "").equals("root"))
                .toList();
        List<Callable<@Nullable String>> attempts = new ArrayList<>();
        for (Behaviour cause : causes) {
            attempts.add(() -> miss(cause));
        }
        List<String> misses = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            for (Future<@Nullable String> attempt : threads.invokeAll(attempts)) {
                String miss = attempt.get();
                if (miss != null) {
                    misses.add(miss);
                }
            }
        } finally {
            threads.shutdown();
        }
        System.out.println("diff: the first divergence is the cause in " + (causes.size() - misses.size()) + " of "
                + causes.size() + " seeded causes");
        assertThat(causes).hasSizeGreaterThanOrEqualTo(25);
        assertThat(misses).isEmpty();
    }

    /** What is shown instead of the cause; null if it is shown. */
    private @Nullable String miss(Behaviour cause) throws IOException {
        Path place = Files.createDirectories(directory.resolve(cause.name()));
        Path traces = Files.createDirectories(place.resolve("traces"));
        try (Stage stage = new Stage(place)) {
            for (Path shared : List.of(directory, place)) {
                Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            for (Path open : List.of(traces, stage.work())) {
                Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
            }
            Path good = traces.resolve("good.trc");
            Path bad = traces.resolve("bad.trc");
            Launch script = stage.launch("bash", cause.script().toString())
                    .withVariable("AS_OTHER", AS_OTHER)
                    .withVariable("GOOD", recorded(good, ""))
                    .withVariable("BAD", recorded(bad, ""))
                    .withVariable("GOOD_WITH_DATA", recorded(good, "--data 64 "))
                    .withVariable("BAD_WITH_DATA", recorded(bad, "--data 64 "));
            Outcome recording = stage.run(script);
            Outcome diff = stage.tracetool("diff", good.toString(), bad.toString());
            List<String> lines = diff.out()
                    .lines()
                    .dropWhile(line -> !line.startsWith("first divergence"))
                    .toList();
            // The call on either side, and what it starts.
            String first = Stream.concat(
                            lines.stream()
                                    .filter(line -> line.matches("  [-+] .*"))
                                    .limit(2),
                            lines.stream().filter(line -> line.startsWith("    starts, ")))
                    .collect(Collectors.joining("\n"));
            boolean isFound = diff.status().equals(WaitStatus.exited(1))
                    && Pattern.compile(cause.value("shows", "nothing"), Pattern.DOTALL)
                            .matcher(first)
                            .find();
            return isFound ? null : cause + ":\n" + recording.described() + "\n" + diff.described();
        }
    }

    private static String recorded(Path trace, String options) {
        return Distribution.tracecap() + " run -q " + options + "-o " + trace + " --";
    }
}
