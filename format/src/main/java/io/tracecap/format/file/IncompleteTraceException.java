package io.tracecap.format.file;

import java.nio.file.Path;

/**
 * The file ends before its footer: it was cut, its recorder was killed, or it is still being written. All events up to
 * here are good.
 */
public final class IncompleteTraceException extends TraceFormatException {
    IncompleteTraceException(Path file, String what) {
        super(file, what);
    }
}
