package io.tracecap.format.file.batch;

import io.tracecap.format.event.Task;
import io.tracecap.format.proto.TaskTable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The threads of a batch while it is written: gives each its position. */
final class TaskTableEncoder {
    private static final int MIX = 0x9E3779B9;

    private Task[] tasks = new Task[16];
    private int[] table = new int[64];
    private int count;
    private @Nullable Task last;
    private int lastPosition;

    void clear() {
        Arrays.fill(tasks, 0, count, null);
        Arrays.fill(table, 0);
        count = 0;
        last = null;
    }

    int count() {
        return count;
    }

    /**
     * The position of a thread in this batch.
     *
     * @throws IllegalArgumentException when the batch has another thread with the same number
     */
    @SuppressWarnings("ReferenceEquality") // a shortcut for the usual case, a comparison follows
    int position(Task task) {
        if (task == last) {
            return lastPosition;
        }
        int mask = table.length - 1;
        int slot = hash(task) & mask;
        while (table[slot] != 0) {
            int position = table[slot] - 1;
            if (tasks[position].number() == task.number()) {
                if (!isSame(tasks[position], task)) {
                    throw new IllegalArgumentException(task + " contradicts " + tasks[position]);
                }
                return remember(task, position);
            }
            slot = (slot + 1) & mask;
        }
        return remember(task, add(task, slot));
    }

    /** As equals does; but a record's own equals takes 25 ms when it is called for the first time. */
    private static boolean isSame(Task one, Task other) {
        return one.number() == other.number()
                && one.tid() == other.tid()
                && one.process() == other.process()
                && one.pid() == other.pid();
    }

    private static int hash(Task task) {
        return (task.number() * MIX) >>> 7;
    }

    private int remember(Task task, int position) {
        last = task;
        lastPosition = position;
        return position;
    }

    private int add(Task task, int slot) {
        if (task.number() < 0 || task.process() < 0) {
            throw new IllegalArgumentException(task + " has a negative number");
        }
        if (count == tasks.length) {
            tasks = Arrays.copyOf(tasks, count * 2);
        }
        int position = count++;
        tasks[position] = task;
        table[slot] = position + 1;
        if (count * 2 > table.length) {
            grow();
        }
        return position;
    }

    private void grow() {
        table = new int[table.length * 2];
        int mask = table.length - 1;
        for (int position = 0; position < count; position++) {
            int slot = hash(tasks[position]) & mask;
            while (table[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            table[slot] = position + 1;
        }
    }

    TaskTable finish() {
        Column number = new Column();
        Column tid = new Column();
        Column process = new Column();
        Column pid = new Column();
        int numberBefore = 0;
        int tidBefore = 0;
        for (int i = 0; i < count; i++) {
            Task task = tasks[i];
            number.putZigZag((long) task.number() - numberBefore);
            tid.putZigZag((long) task.tid() - tidBefore);
            process.putZigZag((long) task.process() - task.number());
            pid.putZigZag((long) task.pid() - task.tid());
            numberBefore = task.number();
            tidBefore = task.tid();
        }
        return TaskTable.newBuilder()
                .setTasks(count)
                .setNumber(number.toByteString())
                .setTid(tid.toByteString())
                .setProcess(process.toByteString())
                .setPid(pid.toByteString())
                .build();
    }
}
