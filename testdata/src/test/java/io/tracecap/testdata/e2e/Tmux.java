package io.tracecap.testdata.e2e;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A terminal that nobody looks at: keys go in, the screen comes out. Closing it ends what runs in it. */
final class Tmux implements AutoCloseable {
    private static final long PATIENCE_MS = 10;

    private final Path socket;
    private final Map<String, String> environment;

    private Tmux(Path socket, Map<String, String> environment) {
        this.socket = socket;
        this.environment = environment;
    }

    /** Whether there is a tmux(1) on this machine. */
    static boolean isThere() {
        for (String directory : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(directory, "tmux"))) {
                return true;
            }
        }
        return false;
    }

    /** Starts a shell on a screen of this size. */
    static Tmux start(Path directory, int columns, int rows, Map<String, String> environment) throws Exception {
        Tmux tmux = new Tmux(directory.resolve("tmux"), environment);
        tmux.run(
                "-f",
                "/dev/null",
                "new-session",
                "-d",
                "-x",
                Integer.toString(columns),
                "-y",
                Integer.toString(rows),
                "PS1='ready> ' exec sh");
        try {
            tmux.await("a shell", screen -> screen.contains("ready>"), Duration.ofSeconds(30));
        } catch (AssertionError noShell) {
            tmux.close();
            throw noShell;
        }
        return tmux;
    }

    private String run(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(String.join(" ", command) + ": interrupted");
        }
        return said;
    }

    /** Presses keys, by tmux's names. */
    void press(String... keys) throws IOException {
        List<String> words = new ArrayList<>(List.of("send-keys"));
        words.addAll(List.of(keys));
        run(words.toArray(String[]::new));
    }

    /** Types a text. */
    void type(String text) throws IOException {
        run("send-keys", "-l", text);
    }

    void resize(int columns, int rows) throws IOException {
        run("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
    }

    /** What is on the screen. */
    String screen() throws IOException {
        return run("capture-pane", "-p");
    }

    /**
     * Looks again and again until it is there; returns how long that took.
     *
     * @throws AssertionError when it is not there in time
     */
    Duration await(String what, Predicate<String> condition, Duration limit) throws Exception {
        long start = System.nanoTime();
        String screen = screen();
        while (!condition.test(screen)) {
            if (System.nanoTime() - start > limit.toNanos()) {
                throw new AssertionError("waited " + limit + " in vain for " + what + ":\n" + screen);
            }
            Thread.sleep(PATIENCE_MS);
            screen = screen();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** A number that tmux knows of the terminal, such as {@code alternate_on}. */
    String format(String name) throws IOException {
        return run("display-message", "-p", "#{" + name + "}").strip();
    }

    @Override
    public void close() throws IOException {
        run("kill-server");
    }
}
