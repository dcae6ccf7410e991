package io.tracecap.tools.show;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that is written; says of which file it is when that fails, which the system does not say of a full disk. */
final class NamedFile extends OutputStream {
    private final Path path;
    private final OutputStream out;

    /**
     * Opens the file.
     *
     * @param append whether what is in it stays
     */
    NamedFile(Path path, boolean append) throws IOException {
        this.path = path;
        OpenOption mode = append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        out = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        try {
            out.write(bytes, offset, count);
        } catch (IOException e) {
            throw named(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } catch (IOException e) {
            throw named(e);
        }
    }

    private FileSystemException named(IOException e) {
        FileSystemException named = new FileSystemException(path.toString(), null, e.getMessage());
        named.initCause(e);
        return named;
    }
}
