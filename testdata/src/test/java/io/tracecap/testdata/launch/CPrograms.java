package io.tracecap.testdata.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The C programs under {@code testdata/programs}, compiled when first asked for and when their source is newer. */
public final class CPrograms {
    private static final Path SOURCES = Path.of("programs").toAbsolutePath();
    private static final Path BINARIES = Path.of("target", "programs").toAbsolutePath();

    private CPrograms() {}

    /** Where the sources lie, and scripts beside them. */
    public static Path sources() {
        return SOURCES;
    }

    /** Where the compiled programs are. */
    public static Path directory() {
        return BINARIES;
    }

    /**
     * Path of the compiled program.
     *
     * @throws AssertionError when gcc is missing or refuses the source
     */
    public static Path compiled(String name) {
        Path source = SOURCES.resolve(name + ".c");
        Path binary = BINARIES.resolve(name);
        try {
            if (!Files.exists(binary)
                    || Files.getLastModifiedTime(binary).compareTo(Files.getLastModifiedTime(source)) < 0) {
                Files.createDirectories(binary.getParent());
                compile(source, binary, linking(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compile " + source, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while compiling " + source, e);
        }
        return binary;
    }

    private static List<String> linking(String name) {
        if (name.startsWith("i386_")) {
            return List.of("-m32", "-nostdlib", "-static", "-fno-pie", "-no-pie");
        }
        if (name.startsWith("bare_")) {
            return List.of("-nostdlib", "-static", "-fno-stack-protector", "-fno-pie", "-no-pie");
        }
        return List.of(name.startsWith("static_") ? "-static" : "-pie");
    }

    private static void compile(Path source, Path binary, List<String> linking)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("gcc", "-O1", "-Wall", "-Wextra", "-Werror", "-pthread"));
        command.addAll(linking);
        command.addAll(List.of("-o", binary.toString(), source.toString()));
        Process gcc = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (gcc.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + "\n" + said);
        }
    }
}
