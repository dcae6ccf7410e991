package io.tracecap.format.file;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file cannot be read as a trace. The message is one line for people: file, frame, offset, what was found and what
 * was expected. Subclasses tell apart what the user can do about it.
 */
public abstract sealed class TraceFormatException extends IOException
        permits NotATraceException,
                TraceTooNewException,
                DamagedTraceException,
                IncompleteTraceException,
                TraceTooLargeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String what;

    TraceFormatException(Path file, String what) {
        super(file + ": " + what);
        this.file = file.toString();
        this.what = what;
    }

    /** The file, as it was given. */
    public String file() {
        return file;
    }

    /** What is wrong: the message without the file. */
    public String what() {
        return what;
    }

    /** Where a frame is, as the beginning of a message. */
    static String at(long frame, long offset) {
        return "frame " + frame + " at offset " + offset + ": ";
    }
}
