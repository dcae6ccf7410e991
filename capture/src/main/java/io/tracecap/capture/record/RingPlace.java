package io.tracecap.capture.record;

import io.tracecap.format.ring.Ring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the ring lies: on a memory file system, never on the disk that the trace goes to, because a mapped page of a disk
 * that hangs would stop the tracer, and with it the program.
 */
final class RingPlace {
    private RingPlace() {}

    /**
     * Creates a ring in the first place that will do.
     *
     * @throws IOException why it could not be made in the last of them
     */
    static Ring createRing(int capacity, long traceId) throws IOException {
        String name = "tracecap-" + Long.toHexString(traceId) + ".ring";
        IOException problem = new IOException("no directory for the ring");
        for (Path directory : candidates(System.getenv("XDG_RUNTIME_DIR"))) {
            if (Files.isDirectory(directory)) {
                try {
                    return Ring.create(directory.resolve(name), capacity, traceId);
                } catch (IOException e) {
                    problem = new IOException("cannot make the ring in " + directory + ": " + e.getMessage(), e);
                }
            }
        }
        throw problem;
    }

    private static List<Path> candidates(@Nullable String runtimeDirectory) {
        Path shared = Path.of("/dev/shm");
        Path last = Path.of(System.getProperty("java.io.tmpdir"));
        return runtimeDirectory == null || runtimeDirectory.isEmpty()
                ? List.of(shared, last)
                : List.of(shared, Path.of(runtimeDirectory), last);
    }
}
