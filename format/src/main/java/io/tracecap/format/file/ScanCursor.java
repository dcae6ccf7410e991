package io.tracecap.format.file;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.Task;
import io.tracecap.format.file.batch.BatchFormatException;
import io.tracecap.format.file.batch.BatchScanner;
import java.io.Closeable;
import java.io.IOException;

/**
 * Walks over the batches of a trace in order, and decodes of each only the columns that are wanted. Frames are checked
 * as always; of a batch only what is decoded. Rows of the same system call (or the same kind of point) share a group, of
 * which there can be several for a call. Allocates nothing per event. For one thread.
 *
 * <pre>{@code
 * try (ScanCursor scan = trace.scan()) {
 *     while (scan.next()) {
 *         for (int group = 0; group < scan.groups(); group++) {
 *             count(scan.abi(group), scan.syscall(group), scan.calls(group));
 *         }
 *     }
 * }
 * }</pre>
 */
public final class ScanCursor implements Closeable {
    private final BatchCursor frames;
    private final BatchScanner scanner = new BatchScanner();
    private final boolean tasks;
    private final boolean times;
    private final boolean results;
    private byte[] payload = new byte[0];

    ScanCursor(BatchCursor frames, ScanColumn... columns) {
        this.frames = frames;
        tasks = has(columns, ScanColumn.TASK);
        times = has(columns, ScanColumn.TIME);
        results = has(columns, ScanColumn.RESULT);
    }

    private static boolean has(ScanColumn[] columns, ScanColumn wanted) {
        for (ScanColumn column : columns) {
            if (column == wanted) {
                return true;
            }
        }
        return false;
    }

    /**
     * Moves to the next batch.
     *
     * @return false when there is none
     * @throws TraceFormatException when the file is damaged or cut behind the batches so far
     * @throws IOException when the file cannot be read
     */
    public boolean next() throws IOException {
        if (!frames.nextFrame()) {
            return false;
        }
        FrameReader frame = frames.frame();
        payload = frame.exchangePayload(payload);
        try {
            scanner.decode(payload, frame.payloadLength());
            if (tasks) {
                scanner.decodeTasks();
            }
            if (times) {
                scanner.decodeTimes();
            }
            if (results) {
                scanner.decodeResults();
            }
        } catch (BatchFormatException e) {
            throw frame.damaged(e.getMessage());
        }
        frames.expectEvents(scanner.firstEvent());
        frames.passed(scanner.nextEvent());
        return true;
    }

    /** How many events the batch has. */
    public int rows() {
        return scanner.rows();
    }

    /** How many groups the batch has. */
    public int groups() {
        return scanner.groups();
    }

    /** Calling convention of a group's system call; 255 for points. */
    public int abi(int group) {
        return scanner.abi(group);
    }

    /** Number of a group's system call, or the code of its points. */
    public int syscall(int group) {
        return scanner.number(group);
    }

    /** How many calls of a group begin in this batch, without those that are only context; 0 for points. */
    public int calls(int group) {
        return scanner.calls(group);
    }

    /** How many events of a group there are in this batch, without those that are only context. */
    public int events(int group) {
        return scanner.events(group);
    }

    /** The group of an event. */
    public int group(int row) {
        return scanner.group(row);
    }

    /** Number of an event. */
    public long number(int row) {
        return scanner.event(row);
    }

    /** What an event says. */
    public EventKind kind(int row) {
        return scanner.kind(row);
    }

    /** Whether an event is only context. */
    public boolean isContext(int row) {
        return scanner.isContext(row);
    }

    /**
     * The thread of an event.
     *
     * @throws IllegalStateException when {@link ScanColumn#TASK} was not asked for
     */
    public Task task(int row) {
        expect(tasks, ScanColumn.TASK);
        return scanner.task(row);
    }

    /**
     * CLOCK_MONOTONIC nanoseconds, as {@link io.tracecap.format.event.EventView#timeNs}.
     *
     * @throws IllegalStateException when {@link ScanColumn#TIME} was not asked for
     */
    public long timeNs(int row) {
        expect(times, ScanColumn.TIME);
        return scanner.timeNs(row);
    }

    /**
     * Nanoseconds from enter to exit; 0 for kinds without a result.
     *
     * @throws IllegalStateException when {@link ScanColumn#TIME} was not asked for
     */
    public long durationNs(int row) {
        expect(times, ScanColumn.TIME);
        return scanner.durationNs(row);
    }

    /**
     * Raw result register; 0 for kinds without a result.
     *
     * @throws IllegalStateException when {@link ScanColumn#RESULT} was not asked for
     */
    public long result(int row) {
        expect(results, ScanColumn.RESULT);
        return scanner.result(row);
    }

    private static void expect(boolean decoded, ScanColumn column) {
        if (!decoded) {
            throw new IllegalStateException("the scan was not asked for " + column);
        }
    }

    /** Releases memory; the file stays open. */
    @Override
    public void close() {
        frames.close();
    }
}
