package io.tracecap.format.file;

import java.nio.file.Path;

/** The trace is good, but what was asked for would take more memory than is set aside for it. */
public final class TraceTooLargeException extends TraceFormatException {
    TraceTooLargeException(Path file, String what) {
        super(file, what);
    }
}
