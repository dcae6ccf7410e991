package io.tracecap.capture.record;

import io.tracecap.format.file.TraceSink;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** The files of a recording: where its events go, and what becomes of them at the end. */
interface Output extends Closeable {
    /** Takes the events. Used by the writer thread until that has ended. */
    TraceSink sink();

    /** Name of what stays when the recording cannot be completed. */
    Path path();

    /** Asks for what is kept as a trace of its own, where only the most recent past is. May be called by any thread. */
    void writeOut();

    /** Whether something was asked for that can be done now. Cheap: asked again and again by the writer thread. */
    boolean isAsked();

    /** Does what was asked for; to be called by the writer thread, when all events so far are in the sink's files. */
    void attend();

    /**
     * All events are there: makes the trace, and removes what else there is.
     *
     * @throws IOException when that is not possible; the files stay
     */
    void complete() throws IOException;

    /** Removes all files. */
    void discard() throws IOException;
}
