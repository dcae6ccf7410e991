package io.tracecap.format.file;

import java.nio.file.Path;

/** The file contradicts its own format here; what was read before this point is good. */
public final class DamagedTraceException extends TraceFormatException {
    DamagedTraceException(Path file, String what) {
        super(file, what);
    }
}
