package io.tracecap.format.edit;

import io.tracecap.format.file.PartFile;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.file.TraceWriter;
import io.tracecap.format.file.WriterOptions;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that an edit writes: under the name with {@code .part} behind it, and under its own when it is finished. When
 * it is closed before, nothing is left of it.
 */
final class NewTrace implements Closeable {
    private final PartFile file;
    private final TraceWriter writer;
    private boolean committed;

    private NewTrace(PartFile file, TraceWriter writer) {
        this.file = file;
        this.writer = writer;
    }

    /**
     * Creates the file.
     *
     * @param target where it will be
     * @param sources what it is made of; never replaced. Those that are no files are not looked for
     * @throws EditException when the name is taken
     */
    static NewTrace create(Target target, List<Path> sources, TraceHeader header, WriterOptions options)
            throws IOException {
        Path path = target.path();
        if (Files.exists(path)) {
            for (Path source : sources) {
                if (Files.exists(source) && Files.isSameFile(path, source)) {
                    throw new EditException(path + ": is what is read; give the result another name");
                }
            }
            if (!target.replace() || !Files.isRegularFile(path)) {
                throw new EditException(path + ": is there already");
            }
        }
        PartFile part = new PartFile(path);
        part.expectUsable();
        if (Files.exists(part.path())) {
            throw new EditException(part.path() + ": is there already, left behind or being written");
        }
        return new NewTrace(part, TraceWriter.create(part.path(), header, options));
    }

    TraceWriter writer() {
        return writer;
    }

    /** Gives the finished file its name. */
    void commit() throws IOException {
        file.commit();
        committed = true;
    }

    @Override
    public void close() throws IOException {
        if (!committed) {
            try {
                writer.close();
            } finally {
                Files.deleteIfExists(file.path());
            }
        }
    }
}
