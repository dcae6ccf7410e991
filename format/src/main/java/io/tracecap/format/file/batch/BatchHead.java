package io.tracecap.format.file.batch;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.tracecap.format.proto.Batch;
import io.tracecap.format.proto.Group;
import io.tracecap.format.proto.TaskTable;
import java.io.IOException;
import java.util.Arrays;

/**
 * What a batch says without its rows being read: what an index needs of it. Both sides of the index, the writer and a
 * reader that scans, take it from the same message.
 */
public final class BatchHead {
    private static final long UINT32 = 0xFFFF_FFFFL;

    private final long firstEvent;
    private final int rows;
    private final long firstTimeNs;
    private final long[] threads;
    private final long[] processes;
    private final long[] calls;

    private BatchHead(Batch batch) throws BatchFormatException {
        rows = batch.getRows();
        firstEvent = batch.getFirstEvent();
        long tickNs = batch.getTickNs();
        long baseTick = batch.getBaseTick();
        if (rows < 1 || rows > BatchLimits.MAX_ROWS || firstEvent < 0) {
            throw new BatchFormatException("has " + Integer.toUnsignedString(rows) + " rows from event "
                    + Long.toUnsignedString(firstEvent) + " on");
        }
        if (tickNs < 1 || baseTick < 0 || baseTick > BatchLimits.MAX_TIME_NS / tickNs) {
            throw new BatchFormatException(
                    "begins at tick " + Long.toUnsignedString(baseTick) + " of " + tickNs + " ns");
        }
        firstTimeNs = baseTick * tickNs;
        TaskTable tasks = batch.getTasks();
        int count = tasks.getTasks();
        if (count < 1 || count > BatchLimits.MAX_ROWS || batch.getGroupsCount() > BatchLimits.MAX_GROUPS) {
            throw new BatchFormatException(
                    "has " + Integer.toUnsignedString(count) + " threads and " + batch.getGroupsCount() + " groups");
        }
        threads = new long[count];
        processes = new long[count];
        readTasks(tasks);
        calls = new long[batch.getGroupsCount()];
        for (int i = 0; i < calls.length; i++) {
            Group group = batch.getGroups(i);
            calls[i] = call(group.getAbi(), group.getNumber());
        }
    }

    private void readTasks(TaskTable tasks) throws BatchFormatException {
        CodedInputStream numbers = tasks.getNumber().newCodedInput();
        CodedInputStream leaders = tasks.getProcess().newCodedInput();
        long number = 0;
        for (int i = 0; i < threads.length; i++) {
            number += next(numbers);
            long leader = number + next(leaders);
            if (number < 0 || number > Integer.MAX_VALUE || leader < 0 || leader > Integer.MAX_VALUE) {
                throw new BatchFormatException("thread " + i + " has the number " + number + " in process " + leader);
            }
            threads[i] = number;
            processes[i] = leader;
        }
    }

    /** The next signed number of a column; 0 behind its end. */
    private static long next(CodedInputStream column) throws BatchFormatException {
        try {
            return column.isAtEnd() ? 0 : CodedInputStream.decodeZigZag64(column.readRawVarint64());
        } catch (IOException e) {
            throw new BatchFormatException("a column of threads has no varint: " + e.getMessage());
        }
    }

    /**
     * The head of an encoded batch.
     *
     * @param bytes array that begins with the batch
     * @param length length of the batch
     * @throws BatchFormatException when it contradicts the format
     */
    public static BatchHead parse(byte[] bytes, int length) throws BatchFormatException {
        try {
            return new BatchHead(Batch.parseFrom(UnsafeByteOperations.unsafeWrap(bytes, 0, length)));
        } catch (InvalidProtocolBufferException e) {
            throw new BatchFormatException("batch is no protobuf message: " + e.getMessage());
        }
    }

    /** A system call, or a kind of point, as one number: {@code abi << 32 | number}. */
    public static long call(int abi, int number) {
        return (abi & UINT32) << 32 | (number & UINT32);
    }

    /** The ABI of a {@link #call}. */
    public static int abi(long call) {
        return (int) (call >>> 32);
    }

    /** The number of a {@link #call}. */
    public static int number(long call) {
        return (int) call;
    }

    /** Number of the first event. */
    public long firstEvent() {
        return firstEvent;
    }

    /** How many events there are. */
    public int rows() {
        return rows;
    }

    /** Time of the first event. */
    public long firstTimeNs() {
        return firstTimeNs;
    }

    /** Numbers of the threads, ascending and distinct. */
    public long[] threads() {
        return distinct(threads);
    }

    /** Numbers of the processes, ascending and distinct. */
    public long[] processes() {
        return distinct(processes);
    }

    /** What the events are, each as {@link #call}, ascending and distinct. */
    public long[] calls() {
        return distinct(calls);
    }

    private static long[] distinct(long[] numbers) {
        long[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int kept = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, kept);
    }
}
