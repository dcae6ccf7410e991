package io.tracecap.format.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The name of a trace while it is written: the final name with {@code .part} behind it. Whoever sees the final name
 * sees a finished trace.
 *
 * @param target the final name
 */
public record PartFile(Path target) {
    /** What stands behind the name while the file is written. */
    public static final String SUFFIX = ".part";

    /** The name to write to. */
    public Path path() {
        return target.resolveSibling(target.getFileName() + SUFFIX);
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
