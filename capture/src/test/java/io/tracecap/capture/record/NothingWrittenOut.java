package io.tracecap.capture.record;

import static org.assertj.core.api.Assertions.fail;

import io.tracecap.format.recent.RecentPast;
import java.io.IOException;
import java.nio.file.Path;

/** Of a recording that nobody asks to write anything out. */
public final class NothingWrittenOut implements WrittenOut {
    @Override
    public void written(Path file, RecentPast.Written what) {
        fail("wrote %s, %s", file, what);
    }

    @Override
    public void failed(Path file, IOException why) {
        fail("could not write " + file, why);
    }
}
