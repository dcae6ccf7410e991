package io.tracecap.format.ring;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where rings lie: on a memory file system, never on the disk that the trace goes to, because a mapped page of a disk
 * that hangs would stop the tracer, and with it the program.
 */
public final class RingPlace {
    private static final String PREFIX = "tracecap-";
    private static final String SUFFIX = ".ring";
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private RingPlace() {}

    /**
     * Creates a ring in the first place that will do: /dev/shm, the user's runtime directory, or the directory for
     * temporary files if that is in memory.
     *
     * @param capacity bytes for records, a power of two
     * @param traceId of the trace that the ring belongs to
     * @param file name of the file that the records go to
     * @throws IOException why it could not be made in any of them
     */
    public static Ring create(int capacity, long traceId, Path file) throws IOException {
        StringBuilder problems = new StringBuilder();
        for (Path directory : candidates(System.getenv("XDG_RUNTIME_DIR"))) {
            try {
                if (!Files.isDirectory(directory)) {
                    throw new IOException("no such directory");
                } else if (!directory.equals(SHARED_MEMORY) && !isInMemory(directory)) {
                    throw new IOException("not a file system in memory");
                }
                return Ring.create(
                        directory.resolve(name(traceId)),
                        capacity,
                        traceId,
                        file.toAbsolutePath().toString());
            } catch (IOException e) {
                problems.append(problems.length() == 0 ? "" : ", ")
                        .append(directory)
                        .append(": ")
                        .append(why(e));
            }
        }
        throw new IOException("no room for a ring of " + (capacity >> 20) + " MiB in memory (" + problems
                + "); free some, or ask for a smaller one with --ring-size");
    }

    private static boolean isInMemory(Path directory) throws IOException {
        String type = Files.getFileStore(directory).type();
        return type.equals("tmpfs") || type.equals("ramfs");
    }

    private static String why(IOException problem) {
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = problem instanceof FileSystemException ofFile ? ofFile.getReason() : problem.getMessage();
        return reason == null ? problem.toString() : reason;
    }

    /**
     * Finds the ring of a trace that is being recorded, or whose recorder was killed on this machine.
     *
     * @param traceId of the trace that the ring belongs to
     */
    public static Optional<Path> find(long traceId) {
        for (Path directory : candidates(System.getenv("XDG_RUNTIME_DIR"))) {
            Path ring = directory.resolve(name(traceId));
            if (Files.isRegularFile(ring, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(ring);
            }
        }
        return Optional.empty();
    }

    /**
     * All rings that this user may read, in use or left behind.
     *
     * @param except id of a trace whose ring is not to be looked at: this process's own, whose lock a look would undo
     */
    public static List<FoundRing> all(long except) {
        List<FoundRing> rings = new ArrayList<>();
        for (Path directory : new LinkedHashSet<>(candidates(System.getenv("XDG_RUNTIME_DIR")))) {
            for (Path entry : entries(directory)) {
                if (!entry.getFileName().toString().equals(name(except))) {
                    FoundRing.of(entry).ifPresent(rings::add);
                }
            }
        }
        return rings;
    }

    private static List<Path> entries(Path directory) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException notReadable) {
            return List.of();
        }
        return entries;
    }

    private static String name(long traceId) {
        return PREFIX + Long.toHexString(traceId) + SUFFIX;
    }

    /** The id of the trace that a ring of this name belongs to, if rings have such names. */
    static Optional<Long> traceId(Path ring) {
        String name = ring.getFileName().toString();
        try {
            String digits = name.substring(PREFIX.length(), name.length() - SUFFIX.length());
            long traceId = Long.parseUnsignedLong(digits, 16);
            return name.equals(name(traceId)) ? Optional.of(traceId) : Optional.empty();
        } catch (NumberFormatException | IndexOutOfBoundsException other) {
            return Optional.empty();
        }
    }

    private static List<Path> candidates(@Nullable String runtimeDirectory) {
        List<Path> places = new ArrayList<>();
        places.add(SHARED_MEMORY);
        if (runtimeDirectory != null && !runtimeDirectory.isEmpty()) {
            places.add(Path.of(runtimeDirectory));
        }
        places.add(Path.of(System.getProperty("java.io.tmpdir")));
        return places;
    }
}
