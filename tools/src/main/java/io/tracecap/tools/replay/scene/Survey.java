package io.tracecap.tools.replay.scene;

import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.tools.text.TroubleText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a trace once from end to end, in a thread of its own, and leaves {@link Snapshots}. Where the trace is damaged, the
 * reading ends.
 */
public final class Survey implements Runnable {
    private final TraceFile trace;
    private final Snapshots snapshots;
    private volatile boolean isCancelled;
    private volatile boolean isOver;
    private volatile @Nullable String trouble;

    /**
     * Makes a survey.
     *
     * @param trace nobody else's; stays open
     */
    public Survey(TraceFile trace, Snapshots snapshots) {
        this.trace = trace;
        this.snapshots = snapshots;
    }

    @Override
    public void run() {
        Scene scene = new Scene(trace.header());
        try (EventCursor events = trace.events()) {
            while (!isCancelled && events.next()) {
                scene.accept(events.event());
                snapshots.passed(scene);
            }
            if (!isCancelled) {
                trace.expectComplete();
            }
        } catch (TraceFormatException damage) {
            trouble = withoutName(String.valueOf(damage.getMessage()));
        } catch (IOException unreadable) {
            trouble = TroubleText.of(unreadable);
        } catch (RuntimeException bug) {
            trouble = "a mistake in tracetool: " + bug;
        } finally {
            isOver = true;
        }
    }

    /** The name of the file is on the screen already. */
    private String withoutName(String message) {
        String name = trace.path() + ": ";
        return message.startsWith(name) ? message.substring(name.length()) : message;
    }

    /** Ends it soon. */
    public void cancel() {
        isCancelled = true;
    }

    /** Whether it has ended. */
    public boolean isOver() {
        return isOver;
    }

    /** What is wrong with the trace behind what was read, not escaped; null for nothing, or nothing so far. */
    public @Nullable String trouble() {
        return trouble;
    }
}
