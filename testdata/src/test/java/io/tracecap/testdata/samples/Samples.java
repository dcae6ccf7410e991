package io.tracecap.testdata.samples;

import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Launcher;
import io.tracecap.testdata.launch.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the sample traces are, and how programs are run on them. */
final class Samples {
    private static final Path DIRECTORY = Path.of("samples").toAbsolutePath();
    private static final Path READER = Path.of("reader", "trc.py").toAbsolutePath();

    private Samples() {}

    /** Every trace that is kept, sorted by name. */
    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".trc"))
                    .sorted()
                    .toList();
        }
    }

    /** One of them. */
    static Path named(String name) {
        return DIRECTORY.resolve(name);
    }

    /** Runs a command in the directory of the samples, in UTC. */
    static Outcome run(Path scratch, String... command) {
        try (Launcher launcher = new Launcher(scratch)) {
            Map<String, String> environment = Map.of(
                    "PATH",
                    "/usr/local/bin:/usr/bin:/bin",
                    "JAVA_HOME",
                    System.getProperty("java.home"),
                    "TZ",
                    "UTC",
                    "LC_ALL",
                    "C",
                    "PYTHONDONTWRITEBYTECODE",
                    "1");
            return launcher.run(new Launch(
                    List.of(command), DIRECTORY, environment, Path.of("/dev/null"), Duration.ofSeconds(60), List.of()));
        }
    }

    /** Runs the reader that was written from the specification. */
    static Outcome python(Path scratch, String what, Path trace) {
        return run(scratch, "python3", READER.toString(), what, trace.toString());
    }
}
