package io.tracecap.tools.source;

import io.tracecap.format.file.TraceFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Opens the traces that a command line names. {@code -} is standard input: it is copied into a temporary file, since a
 * trace is read from both ends. Close it when the command is done, which removes that file. For one thread.
 */
public final class TraceSource implements Closeable {
    private static final String STANDARD_INPUT = "-";

    private final InputStream stdin;
    private final Progress progress;
    private @Nullable Path copy;

    /**
     * Makes a source.
     *
     * @param stdin what {@code -} stands for; read when it is asked for
     * @param progress is told how far each trace is read
     */
    public TraceSource(InputStream stdin, Progress progress) {
        this.stdin = stdin;
        this.progress = progress;
    }

    /**
     * Opens a trace.
     *
     * @param file its name, or {@code -}, which can be opened more than once, too
     * @throws IOException as {@link TraceFile#open}, and when standard input cannot be read or copied
     */
    public TraceFile open(Path file) throws IOException {
        if (!isStandardInput(file)) {
            return TraceFile.open(file, progress.of(file, Files.size(file)));
        }
        FileChannel channel = FileChannel.open(copy(), StandardOpenOption.READ);
        try {
            return TraceFile.of(file, channel, progress.of(file, channel.size()));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Opens a trace as mere bytes.
     *
     * @param file its name, as for {@link #open}
     * @throws IOException when it cannot be opened
     */
    public InputStream bytes(Path file) throws IOException {
        return Files.newInputStream(isStandardInput(file) ? copy() : file);
    }

    /** Whether a name stands for standard input. */
    public static boolean isStandardInput(Path file) {
        return file.toString().equals(STANDARD_INPUT);
    }

    private Path copy() throws IOException {
        Path known = copy;
        if (known != null) {
            return known;
        }
        Path made = Files.createTempFile("tracetool-", ".trc");
        copy = made;
        // For a command that a signal ends; otherwise it is removed when this is closed.
        made.toFile().deleteOnExit();
        try (OutputStream out = Files.newOutputStream(made)) {
            stdin.transferTo(out);
        }
        return made;
    }

    @Override
    public void close() throws IOException {
        Path made = copy;
        if (made != null) {
            Files.deleteIfExists(made);
        }
    }
}
