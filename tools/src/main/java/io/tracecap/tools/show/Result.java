package io.tracecap.tools.show;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where lines go: to one place, or each thread's to its own.
 *
 * @param single takes all lines, or, where each thread has its own, the table behind them
 * @param split makes a file for each thread; null if there is one place for all
 * @param file the file of {@code single} that is closed with this; null if it is somebody else's
 */
record Result(
        OutputStream single,
        @Nullable SplitFiles split,
        @Nullable OutputStream file) implements Closeable {
    private static final int BUFFER = 1 << 16;

    /** What somebody else opened. */
    static Result to(OutputStream out) {
        return new Result(out, null, null);
    }

    /**
     * A file.
     *
     * @throws IOException when it cannot be made
     */
    static Result file(Path path, boolean append) throws IOException {
        OutputStream file = new BufferedOutputStream(new NamedFile(path, append), BUFFER);
        return new Result(file, null, file);
    }

    /** Files for each thread. */
    static Result split(Path prefix, boolean append) {
        return new Result(OutputStream.nullOutputStream(), new SplitFiles(prefix, append), null);
    }

    @Override
    public void close() throws IOException {
        if (split != null) {
            split.close();
        }
        if (file != null) {
            file.close();
        }
    }
}
