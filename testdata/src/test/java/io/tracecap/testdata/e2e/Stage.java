package io.tracecap.testdata.e2e;

import io.tracecap.format.ring.FoundRing;
import io.tracecap.format.ring.RingPlace;
import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Launcher;
import io.tracecap.testdata.launch.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A place to run commands in: {@code work}, where they are started, made anew for every run at the same path, and
 * {@code home}. Traces and what the commands print lie beside them, so that no command sees them. Closing it ends what
 * still runs.
 */
final class Stage implements AutoCloseable {
    /** User and group id of nobody, on every Linux. */
    private static final String NOBODY = "65534";

    private static final int NO_TRACE = 0;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path base;
    private final Launcher launcher;

    Stage(Path base) throws IOException {
        this.base = base.toRealPath();
        this.launcher = new Launcher(this.base.resolve("runs"));
        Files.createDirectories(work());
        Files.createDirectories(this.base.resolve("home"));
        Files.createDirectories(this.base.resolve("runs"));
    }

    Path work() {
        return base.resolve("work");
    }

    /** A path outside the working directory. */
    Path beside(String name) {
        return base.resolve(name);
    }

    /** What every command of a test is given: nothing of the environment that the build runs in. */
    static Map<String, String> environment(Path home) {
        String java = System.getProperty("java.home");
        return Map.ofEntries(
                Map.entry("PATH", java + "/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
                Map.entry("JAVA_HOME", java),
                Map.entry("HOME", home.toString()),
                Map.entry("LC_ALL", "C"),
                Map.entry("TZ", "UTC"),
                Map.entry("PYTHONDONTWRITEBYTECODE", "1"),
                Map.entry("PYTHONHASHSEED", "0"),
                Map.entry("GIT_CONFIG_NOSYSTEM", "1"),
                Map.entry("GIT_AUTHOR_NAME", "A U Thor"),
                Map.entry("GIT_AUTHOR_EMAIL", "author@example.org"),
                Map.entry("GIT_COMMITTER_NAME", "A U Thor"),
                Map.entry("GIT_COMMITTER_EMAIL", "author@example.org"),
                Map.entry("GIT_AUTHOR_DATE", "2024-02-03T04:05:06Z"),
                Map.entry("GIT_COMMITTER_DATE", "2024-02-03T04:05:06Z"));
    }

    /** A command as it would be run in the working directory. */
    Launch launch(String... command) {
        return launch(Arrays.asList(command));
    }

    Launch launch(List<String> command) {
        return new Launch(command, work(), environment(base.resolve("home")), Path.of("/dev/null"), LIMIT, List.of());
    }

    Outcome run(String... command) {
        return launcher.run(launch(command));
    }

    Outcome run(Launch launch) {
        return launcher.run(launch);
    }

    Launcher.Running start(Launch launch) {
        return launcher.start(launch);
    }

    /** Runs {@code tracecap} with these words. */
    Outcome tracecap(String... words) {
        return run(launch(concat(List.of(Distribution.tracecap()), List.of(words))));
    }

    /** Runs {@code tracetool} with these words. */
    Outcome tracetool(String... words) {
        return run(launch(concat(List.of(Distribution.tracetool()), List.of(words))));
    }

    /** The same launch, recorded into {@code trace}. */
    Launch recorded(Launch launch, Path trace, String... options) {
        List<String> recorder =
                concat(List.of(Distribution.tracecap(), "run", "-o", trace.toString()), List.of(options));
        return launch.withCommand(concat(concat(recorder, List.of("--")), launch.command()));
    }

    /** The same launch under {@code strace -f}. */
    Launch straced(Launch launch, Path text, String... options) {
        List<String> strace = concat(List.of("strace", "-f", "-o", text.toString()), List.of(options));
        return launch.withCommand(concat(concat(strace, List.of("--")), launch.command()));
    }

    /**
     * The same launch by a user who is not root, in a working directory that is open to all. As it is when the build is
     * not root's, and then nothing changes.
     */
    Launch asNobody(Launch launch) throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return launch;
        }
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(work(), PosixFilePermissions.fromString("rwxrwxrwx"));
        return launch.withOption("-u", NOBODY);
    }

    /** Empties the working directory and fills it as {@code setting} says. */
    void set(RealProgram.Setting setting) throws IOException {
        List<Path> old;
        try (Stream<Path> walk = Files.walk(work())) {
            old = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : old) {
            Files.delete(path);
        }
        Files.createDirectories(work());
        setting.make(work());
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    /** A recorder that was killed leaves its ring, for which the user has to decide; a test has no use for it. */
    @Override
    public void close() {
        launcher.close();
        try {
            for (FoundRing ring : RingPlace.all(NO_TRACE)) {
                if (!ring.isInUse() && Path.of(ring.file()).startsWith(base)) {
                    Files.deleteIfExists(ring.path());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
