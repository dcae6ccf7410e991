package io.tracecap.format.file;

import java.nio.file.Path;

/** The file needs a newer version of the program. */
public final class TraceTooNewException extends TraceFormatException {
    TraceTooNewException(Path file, String what) {
        super(file, what);
    }
}
