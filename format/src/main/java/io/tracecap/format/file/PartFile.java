package io.tracecap.format.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The name of a trace while it is written: the final name with {@code .part} behind it. Whoever sees the final name
 * sees a finished trace.
 *
 * @param target the final name
 */
public record PartFile(Path target) {
    /** What stands behind the name while the file is written. */
    public static final String SUFFIX = ".part";

    private static final String NEW = ".new";

    /** The name to write to. */
    public Path path() {
        return target.resolveSibling(target.getFileName() + SUFFIX);
    }

    /** The name of the n-th segment, where only the most recent past is kept: the name to write to, with a number. */
    public Path segment(long number) {
        return target.resolveSibling(target.getFileName() + SUFFIX + "." + number);
    }

    /** The name of what is made of the segments while it is written. */
    public Path whole() {
        return target.resolveSibling(target.getFileName() + SUFFIX + NEW);
    }

    /**
     * The segments that there are, in the order of their numbers.
     *
     * @throws IOException when the directory cannot be read
     */
    public List<Path> segments() throws IOException {
        String prefix = target.getFileName() + SUFFIX + ".";
        Path directory = target.toAbsolutePath().getParent();
        List<Long> numbers = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory == null ? target : directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                long number = name.startsWith(prefix) ? number(name.substring(prefix.length())) : 0;
                if (number > 0 && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                    numbers.add(number);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(numbers);
        List<Path> segments = new ArrayList<>();
        for (long number : numbers) {
            segments.add(segment(number));
        }
        return segments;
    }

    /** The number that a segment's name ends with; 0 for another name. */
    private static long number(String text) {
        try {
            long number = Long.parseLong(text);
            return Long.toString(number).equals(text) ? number : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * Makes sure that the name is one for a file. A device or a FIFO is not replaced, nor is a link such as /dev/stdout,
     * which means something else for each process, and which every process of the machine needs.
     *
     * @throws IOException if it is not
     */
    public void expectUsable() throws IOException {
        if (target.toString().isEmpty()) {
            throw new IOException("the name of the trace is empty");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new IOException(target + ": is not a regular file");
        }
        if (Files.isSymbolicLink(target) && Files.readSymbolicLink(target).startsWith("/proc")) {
            throw new IOException(target + ": stands for an open file; a trace needs a name of its own");
        }
    }

    /**
     * Gives the written file its final name, at once; a file of that name is replaced.
     *
     * @throws IOException when it cannot be renamed
     */
    public void commit() throws IOException {
        Files.move(path(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
