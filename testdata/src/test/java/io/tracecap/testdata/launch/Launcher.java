package io.tracecap.testdata.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands by way of {@code programs/launch.c}: default signals, a session of their own, the raw wait status, and
 * no process of theirs alive afterwards. Closing it ends what still runs.
 */
public final class Launcher implements AutoCloseable {
    private final Path directory;
    private final List<Running> running = new ArrayList<>();
    private int count;

    /** A launcher that keeps what commands print as files in {@code directory}. */
    public Launcher(Path directory) {
        this.directory = directory;
    }

    /** A started command. */
    public static final class Running {
        private final Launch launch;
        private final Process process;
        private final Path prefix;

        private Running(Launch launch, Process process, Path prefix) {
            this.launch = launch;
            this.process = process;
            this.prefix = prefix;
        }

        /** The command itself and everything below it, in no order. */
        public List<ProcessHandle> processes() {
            return process.toHandle().descendants().toList();
        }

        /**
         * Pid of the command itself: the launcher's first child. The kernel lists children in the order of their coming;
         * those that the launcher adopts come later, but may have lower pids.
         */
        public long pid() {
            try {
                String children = Files.readString(Path.of("/proc/%1$d/task/%1$d/children".formatted(process.pid())));
                if (!children.isEmpty()) {
                    return Long.parseLong(children.substring(0, children.indexOf(' ')));
                }
            } catch (NoSuchFileException e) {
                throw new AssertionError("not running: " + launch.command(), e);
            } catch (IOException e) {
                throw new UncheckedIOException("looking for " + launch.command(), e);
            }
            throw new AssertionError("not running: " + launch.command());
        }

        /** Whether it has not ended yet, or left something running. */
        public boolean isAlive() {
            return process.isAlive();
        }

        /** What it has written to standard output until now. */
        public String soFar() throws IOException {
            return Files.readString(sibling(prefix, "out"), StandardCharsets.ISO_8859_1);
        }

        /** What it has written to standard error until now. */
        public String errSoFar() throws IOException {
            return Files.readString(sibling(prefix, "err"), StandardCharsets.ISO_8859_1);
        }

        /** Waits for the end of the command and of all that it left behind. */
        public Outcome outcome() {
            try {
                if (!process.waitFor(launch.limit().toSeconds() + 15, TimeUnit.SECONDS)) {
                    throw new AssertionError("the launcher itself hangs: " + launch.command());
                }
                return read();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted: " + launch.command(), e);
            } catch (IOException e) {
                throw new UncheckedIOException("reading what became of " + launch.command(), e);
            }
        }

        private Outcome read() throws IOException {
            String err = Files.readString(sibling(prefix, "err"), StandardCharsets.ISO_8859_1);
            if (process.exitValue() != 0) {
                throw new AssertionError("launch ended with " + process.exitValue() + ": " + err);
            }
            int status = -1;
            boolean timedOut = false;
            long wallMicros = 0;
            List<String> strays = new ArrayList<>();
            for (String line : Files.readAllLines(sibling(prefix, "report"))) {
                List<String> words = List.of(line.split(" ", 2));
                switch (words.get(0)) {
                    case "status" -> status = Integer.parseInt(words.get(1));
                    case "timedout" -> timedOut = words.get(1).equals("1");
                    case "wall_us" -> wallMicros = Long.parseLong(words.get(1));
                    case "stray" -> strays.add(words.get(1));
                    default -> {}
                }
            }
            return new Outcome(
                    launch.command(),
                    new WaitStatus(status),
                    Files.readString(sibling(prefix, "out"), StandardCharsets.ISO_8859_1),
                    err,
                    timedOut,
                    List.copyOf(strays),
                    Duration.ofNanos(wallMicros * 1000));
        }
    }

    /** Runs a command to its end. */
    public Outcome run(Launch launch) {
        return start(launch).outcome();
    }

    /** Starts a command. */
    public Running start(Launch launch) {
        Path prefix = directory.resolve("run-" + ++count);
        List<String> command = new ArrayList<>(List.of(
                CPrograms.compiled("launch").toString(),
                "-r",
                sibling(prefix, "report").toString(),
                "-t",
                Long.toString(launch.limit().toSeconds())));
        command.addAll(launch.options());
        command.add("--");
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(launch.directory().toFile())
                .redirectInput(launch.stdin().toFile())
                .redirectOutput(sibling(prefix, "out").toFile())
                .redirectError(sibling(prefix, "err").toFile());
        builder.environment().clear();
        builder.environment().putAll(launch.environment());
        try {
            Files.createDirectories(directory);
            Running started = new Running(launch, builder.start(), prefix);
            running.add(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    private static Path sibling(Path prefix, String extension) {
        return prefix.resolveSibling(prefix.getFileName() + "." + extension);
    }

    /** Ends what still runs: SIGTERM makes the launcher kill its whole tree. */
    @Override
    public void close() {
        for (Running each : running) {
            each.process.destroy();
        }
        for (Running each : running) {
            try {
                if (!each.process.waitFor(5, TimeUnit.SECONDS)) {
                    each.process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                each.process.destroyForcibly();
            }
        }
    }
}
