package io.tracecap.tools.replay;

import io.tracecap.format.event.EventView;
import io.tracecap.format.files.DescriptorState;
import io.tracecap.tools.replay.transfer.Moved;
import io.tracecap.tools.replay.transfer.MovedBytes;
import io.tracecap.tools.replay.transfer.OutputFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Shows what was written to the standard output and error that the first process began with, whoever wrote it. For one
 * thread.
 */
final class OutputReplay {
    private final DescriptorState files;
    private final MovedBytes moved;
    private final Predicate<EventView> choice;
    private final Pace pace;
    private final @Nullable VisibleBytes visible;
    private final OutputStream out;
    private final ByteArrayOutputStream converted = new ByteArrayOutputStream();
    private OutputFiles outputs = OutputFiles.UNKNOWN;
    private long missing;

    /**
     * Makes a replay.
     *
     * @param files knows nothing yet
     * @param choice which events count
     * @param visible converts what is shown; null for bytes as they are
     */
    OutputReplay(
            DescriptorState files,
            Predicate<EventView> choice,
            Pace pace,
            @Nullable VisibleBytes visible,
            OutputStream out) {
        this.files = files;
        moved = new MovedBytes(files);
        this.choice = choice;
        this.pace = pace;
        this.visible = visible;
        this.out = out;
    }

    /** Takes the next event of the trace. */
    void accept(EventView event) throws IOException {
        moved.accept(event, this::take);
        outputs = outputs.after(event, files);
    }

    private void take(EventView exit, Moved bytes) throws IOException {
        if (!bytes.isWritten() || !choice.test(exit) || !outputs.contains(exit.task(), bytes.fd(), files)) {
            return;
        }
        missing += bytes.missing();
        if (bytes.bytes().length() > 0) {
            pace.await(exit.timeNs(), out::flush);
            write(bytes.bytes().toByteArray());
        }
    }

    private void write(byte[] bytes) throws IOException {
        if (visible == null) {
            out.write(bytes);
            return;
        }
        converted.reset();
        visible.convert(bytes, converted);
        converted.writeTo(out);
    }

    /** There are no more events. */
    void finish() throws IOException {
        if (visible != null) {
            converted.reset();
            visible.end(converted);
            converted.writeTo(out);
        }
    }

    /** How many bytes were written that the trace does not have. */
    long missing() {
        return missing;
    }
}
