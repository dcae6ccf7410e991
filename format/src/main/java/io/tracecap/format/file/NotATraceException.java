package io.tracecap.format.file;

import java.nio.file.Path;

/** The file is something else: empty, foreign, a directory, a pipe. Another file is needed. */
public final class NotATraceException extends TraceFormatException {
    NotATraceException(Path file, String what) {
        super(file, what);
    }
}
