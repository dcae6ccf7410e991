package io.tracecap.testdata.launch;

import io.tracecap.format.ring.FoundRing;
import io.tracecap.format.ring.RingPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class that leaves something on the machine: a process, a launching script's directory, a ring. Found by
 * JUnit itself (META-INF/services), so that no class can forget it. What a command leaves in its own tree is found, and
 * ended, by {@link Launcher} before.
 */
public final class NothingLeftBehind implements BeforeAllCallback, AfterAllCallback {
    private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(NothingLeftBehind.class);
    private static final String BEFORE = "before";
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int NO_TRACE = 0;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        context.getStore(OWN).put(BEFORE, inMemory());
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        Set<?> before = context.getStore(OWN).get(BEFORE, Set.class);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        Set<String> left = left(before);
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(50);
            // Others may begin a launch at any moment: what is there now but was not before is not left behind.
            left.retainAll(left(before));
        }
        if (!left.isEmpty()) {
            throw new AssertionError(context.getDisplayName() + " has left behind: "
                    + left.stream().map(NothingLeftBehind::described).collect(Collectors.joining(", ")));
        }
    }

    private static Set<String> left(Set<?> before) throws IOException {
        Set<String> left = new TreeSet<>(inMemory());
        left.removeAll(before);
        ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .forEach(process -> left.add("process " + process.pid() + " "
                        + process.info().command().orElse("?")));
        return left;
    }

    /** What nobody uses any more. Others may be recording on this machine. */
    private static Set<String> inMemory() throws IOException {
        Set<String> found = new TreeSet<>();
        for (FoundRing ring : RingPlace.all(NO_TRACE)) {
            Path directory = Path.of(ring.file()).getParent();
            if (!ring.isInUse() && (directory == null || !Files.exists(directory))) {
                found.add(ring.path().toString());
            }
        }
        List<String> commands = null;
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(SHARED_MEMORY, "tracecap.??????")) {
            for (Path directory : directories) {
                commands = commands == null ? commandLines() : commands;
                if (commands.stream().noneMatch(line -> line.contains(directory.toString()))) {
                    found.add(directory.toString());
                }
            }
        }
        return found;
    }

    /** A directory with its owner and what is in it, which say whose it was and how far that came. */
    private static String described(String left) {
        Path directory = Path.of(left);
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> names = files.map(Path::getFileName).sorted().toList();
            return left + " of user " + Files.getAttribute(directory, "unix:uid") + " with " + names;
        } catch (IOException | UncheckedIOException noDirectory) {
            return left;
        }
    }

    private static List<String> commandLines() throws IOException {
        List<String> lines = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                lines.add(commandLine(process));
            }
        }
        return lines;
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }
}
