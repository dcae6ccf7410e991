package io.tracecap.tools.show;

import io.tracecap.format.event.Task;
import java.io.IOException;
import java.io.OutputStream;

/** Where the lines of each thread go. */
@FunctionalInterface
interface LineSink {
    /** What takes the next lines of a thread. */
    OutputStream of(Task task) throws IOException;
}
