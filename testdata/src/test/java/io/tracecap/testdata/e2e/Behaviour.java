package io.tracecap.testdata.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One script of {@code testdata/behaviour}: what it says of itself in its head, in lines {@code # key: value}. The keys are
 * described in {@code testdata/README.md}.
 *
 * @param script the file
 * @param lines its lines
 */
record Behaviour(Path script, List<String> lines) {
    private static final Path DIRECTORY = Path.of("behaviour").toAbsolutePath();
    private static final Pattern PROGRAM = Pattern.compile("\\$PROGRAMS/(\\w+)");

    /** Reads all scripts of a directory in {@code behaviour}. */
    static List<Behaviour> allOf(String directory) {
        try (Stream<Path> scripts = Files.list(DIRECTORY.resolve(directory))) {
            return scripts.sorted().map(Behaviour::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Behaviour read(Path script) {
        try {
            return new Behaviour(script, Files.readAllLines(script, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All values of a key, in order. */
    List<String> values(String key) {
        String start = "# " + key + ": ";
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .toList();
    }

    /** The value of a key that occurs at most once. */
    String value(String key, String otherwise) {
        List<String> values = values(key);
        return values.isEmpty() ? otherwise : values.get(0);
    }

    /** The C programs that it runs, without their directory. */
    List<String> programs() {
        List<String> programs = new ArrayList<>();
        for (String line : lines) {
            Matcher matcher = PROGRAM.matcher(line);
            while (matcher.find()) {
                programs.add(matcher.group(1));
            }
        }
        return programs;
    }

    /** Whether it is in the directory {@code transparency}. */
    boolean isAboutTransparency() {
        return script.getParent().endsWith("transparency");
    }

    /** Name of the script, without its directory and ending. */
    String name() {
        return script.getFileName().toString().replaceFirst("\\.sh$", "");
    }

    /** Directory and name of the script. */
    @Override
    public String toString() {
        return DIRECTORY.relativize(script).toString();
    }
}
