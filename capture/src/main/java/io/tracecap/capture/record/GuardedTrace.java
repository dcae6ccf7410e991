package io.tracecap.capture.record;

import io.tracecap.capture.linux.ProcLimits;
import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Gap;
import io.tracecap.format.event.Task;
import io.tracecap.format.file.TraceSink;
import io.tracecap.format.syscall.Abi;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trace file, written so that it can be completed when the disk is full, or the file as large as a file of this
 * process may become: then the end of the recording is asked for, and what has been recorded until then still finds room.
 * Used by the writer thread.
 */
final class GuardedTrace implements Closeable {
    /** What the rest of the ring and the index may take, where so much is allowed at all. */
    private static final long LARGEST_END = 4 << 20;

    private final TraceSink file;
    private final DiskReserve reserve;
    private final Ending ending;
    private final long endsAt;
    private volatile @Nullable String problem;
    private @Nullable Task lastTask;
    private long lastNs;
    private long notes;

    /**
     * Makes it.
     *
     * @param file takes the events
     * @param path where the file is
     * @param ending by which the end of the recording is asked for
     */
    GuardedTrace(TraceSink file, Path path, Ending ending) {
        this.file = file;
        this.reserve = DiskReserve.beside(path);
        this.ending = ending;
        this.endsAt = largest();
    }

    /** How large the file may become, so that what has to follow still finds room in it. */
    static long largest() {
        long largest = ProcLimits.fileSize();
        return largest - Math.min(LARGEST_END, largest / 2);
    }

    /** Appends an event, see {@link TraceSink#append}. */
    void append(EventView event) throws IOException {
        lastTask = event.task();
        lastNs = event.timeNs() + event.durationNs();
        notes += event.kind() == EventKind.NOTE ? 1 : 0;
        try {
            file.append(event);
        } catch (IOException e) {
            makeRoom(e);
            file.append(event);
        }
    }

    /**
     * Appends that events are missing behind the last one.
     *
     * @param reason why
     * @param events how many
     * @param untilNs when the last of them was
     */
    void appendGap(Gap.Reason reason, long events, long untilNs) throws IOException {
        Task task = lastTask;
        if (task != null) {
            long timeNs = Math.max(lastNs, untilNs);
            Gap gap = new Gap(reason, events, timeNs - lastNs, Gap.Scope.ALL);
            append(new Event(
                    EventKind.GAP,
                    file.nextEvent(),
                    task,
                    timeNs,
                    0,
                    file.nextEvent(),
                    Abi.POINT,
                    EventKind.GAP.pointCode(),
                    gap.arguments(),
                    0,
                    List.of()));
        }
    }

    /** How many notes were appended: what is to be known of how the program was recorded. */
    long notes() {
        return notes;
    }

    /** Writes what is there, see {@link TraceSink#flush}. */
    void flush() throws IOException {
        try {
            file.flush();
        } catch (IOException e) {
            makeRoom(e);
        }
        if (file.bytes() >= endsAt && problem == null) {
            end("a file of this process may not become larger, see ulimit -f");
        }
    }

    private void makeRoom(IOException cause) throws IOException {
        if (!reserve.giveUp()) {
            throw cause;
        }
        file.retry();
        String why = cause.getMessage();
        end(why == null ? cause.toString() : why);
    }

    private void end(String why) {
        problem = why;
        ending.request(Ending.Cause.UNWRITABLE);
    }

    /** Why the recording had to end although the trace is complete up to there, or null. */
    @Nullable
    String problem() {
        return problem;
    }

    @Override
    public void close() throws IOException {
        reserve.close();
    }
}
