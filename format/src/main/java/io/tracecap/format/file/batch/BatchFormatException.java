package io.tracecap.format.file.batch;

import java.io.IOException;

/** The contents of a batch contradict the format. The message says what, the caller knows where. */
public final class BatchFormatException extends IOException {
    /** An exception with the given message. */
    public BatchFormatException(String message) {
        super(message);
    }
}
