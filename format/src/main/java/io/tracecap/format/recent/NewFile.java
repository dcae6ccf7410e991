package io.tracecap.format.recent;

import java.io.IOException;
import java.nio.file.Path;

/** Sees to whom a file belongs. */
@FunctionalInterface
public interface NewFile {
    /**
     * Called with each file when it has been made, and is still open.
     *
     * @throws IOException when it cannot belong to whom it should; it is removed then
     */
    void made(Path file) throws IOException;
}
