package io.tracecap.format.file;

import java.io.IOException;

/** A trace could not be written: disk full, file size limit. The message is the system's. */
public final class TraceWriteException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;

    TraceWriteException(String file, IOException cause) {
        super(cause.getMessage(), cause);
        this.file = file;
    }

    /** The file that was written; not always the one that was asked for, which can get its name at the end. */
    public String file() {
        return file;
    }
}
