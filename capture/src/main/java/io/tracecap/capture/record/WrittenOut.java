package io.tracecap.capture.record;

import io.tracecap.format.recent.RecentPast;
import java.io.IOException;
import java.nio.file.Path;

/** Is told what became of it when what is kept was written out, before the end of the recording. */
public interface WrittenOut {
    /** It was written. */
    void written(Path file, RecentPast.Written what);

    /** It could not be written; recording goes on. */
    void failed(Path file, IOException why);
}
