package io.tracecap.format.file.batch;

import io.tracecap.format.event.Task;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The threads of a batch while it is read; the mirror of {@link TaskTableEncoder}. */
final class TaskTableDecoder {
    private final ColumnReader numbers = new ColumnReader();
    private final ColumnReader tids = new ColumnReader();
    private final ColumnReader processes = new ColumnReader();
    private final ColumnReader pids = new ColumnReader();
    private @Nullable Task[] tasks = new Task[16];
    private int count;

    /** Reads the threads. Those that are as in the batch before stay the same objects. */
    void decode(byte[] payload, BatchColumns batch) throws BatchFormatException {
        count = batch.taskCount;
        if (count < 1 || count > BatchLimits.MAX_ROWS) {
            throw new BatchFormatException(
                    "batch of " + Integer.toUnsignedString(count) + " threads, not 1 to " + BatchLimits.MAX_ROWS);
        }
        if (count > tasks.length) {
            tasks = Arrays.copyOf(tasks, Math.min(BatchLimits.MAX_ROWS, Math.max(count, tasks.length * 2)));
        }
        open(numbers, "tasks.number", payload, batch.taskNumber);
        open(tids, "tasks.tid", payload, batch.taskTid);
        open(processes, "tasks.process", payload, batch.taskProcess);
        open(pids, "tasks.pid", payload, batch.taskPid);
        long number = 0;
        long tid = 0;
        for (int i = 0; i < count; i++) {
            number += numbers.nextZigZag();
            tid += tids.nextZigZag();
            set(i, number, tid, number + processes.nextZigZag(), tid + pids.nextZigZag());
        }
        numbers.expectEnd();
        tids.expectEnd();
        processes.expectEnd();
        pids.expectEnd();
    }

    private static void open(ColumnReader column, String name, byte[] payload, Slice where) {
        column.source(payload);
        column.open(name, where);
    }

    private void set(int at, long number, long tid, long process, long pid) throws BatchFormatException {
        if (number != (int) number || number < 0 || process != (int) process || process < 0) {
            throw new BatchFormatException("thread has the number " + number + " and the process " + process);
        }
        if (tid != (int) tid || pid != (int) pid) {
            throw new BatchFormatException("thread has the tid " + tid + " and the pid " + pid);
        }
        Task known = tasks[at];
        if (known == null
                || known.number() != number
                || known.tid() != tid
                || known.process() != process
                || known.pid() != pid) {
            tasks[at] = new Task((int) number, (int) tid, (int) process, (int) pid);
        }
    }

    int count() {
        return count;
    }

    /** The thread at a position below {@link #count()}. */
    Task get(int position) {
        Task task = tasks[position];
        if (task == null) {
            throw new IllegalStateException("no thread at position " + position);
        }
        return task;
    }
}
