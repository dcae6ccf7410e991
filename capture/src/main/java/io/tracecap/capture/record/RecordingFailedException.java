package io.tracecap.capture.record;

import java.io.IOException;
import java.nio.file.Path;

/** The command ran, but the trace is not complete: the file could not be written to its end. */
public final class RecordingFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param part where the events that could be written are
     * @param events how many they are
     * @param cause why no more could be written
     */
    RecordingFailedException(Path part, long events, IOException cause) {
        super(
                part + ": recording stopped after " + events + " events (" + cause.getMessage()
                        + "); the command went on untraced",
                cause);
    }
}
