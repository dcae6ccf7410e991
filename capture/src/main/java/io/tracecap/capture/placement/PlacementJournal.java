package io.tracecap.capture.placement;

import io.tracecap.capture.linux.CpuSet;
import io.tracecap.capture.linux.NativeBlock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has to be put right when the recorder is killed: which thread may run where without us. Written before a thread
 * is confined, and read by {@link PlacementRestorer}. A small file in memory; it is gone when nothing is to be put right.
 *
 * <pre>
 *   0        4          8         16           24                   2072
 *   +--------+----------+---------+------------+--------------------+------------------+
 *   | home   | previous | began   | children   | set 0 .. set 15    | thread 0 .. 8191 |   little-endian
 *   +--------+----------+---------+------------+--------------------+------------------+
 *   home, previous: the processor that threads are confined to, and the one before; -1 is none
 *   began: i64 start time (see proc(5)) of the tracer: what is older has inherited nothing
 *   children: i64 1 if children of the program's processes may have inherited, 0 if only threads may have
 *   set: 128 bytes, a cpu_set_t
 *   thread: u32 tid, 0 if unused; i32 number of its set, -1 for a thread that is to be left alone
 * </pre>
 */
final class PlacementJournal implements Closeable {
    /** A thread that is to be left alone. */
    static final int LEFT_ALONE = -1;

    private static final int SETS = 16;
    private static final int THREADS = 8192;
    private static final int BEGAN_OFFSET = 8;
    private static final int CHILDREN_OFFSET = 16;
    private static final int SETS_OFFSET = 24;
    private static final int THREADS_OFFSET = SETS_OFFSET + SETS * CpuSet.LENGTH;
    private static final int THREAD_LENGTH = 8;
    private static final int LENGTH = THREADS_OFFSET + THREADS * THREAD_LENGTH;

    private final Path path;
    private final FileChannel file;
    private final NativeBlock block = new NativeBlock(CpuSet.LENGTH);
    private final List<CpuSet> sets = new ArrayList<>();
    private final int[] unused = new int[THREADS];
    private int unusedCount = THREADS;

    /**
     * Creates the file, of its full length, so that no later write can lack room.
     *
     * @param path its name
     * @param began start time of the tracer
     * @param withChildren whether children of the program's processes may inherit where these are confined to
     * @throws IOException if that fails, as it does when the file is there
     */
    PlacementJournal(Path path, long began, boolean withChildren) throws IOException {
        this.path = path;
        this.file = (FileChannel) Files.newByteChannel(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        ByteBuffer empty = ByteBuffer.allocateDirect(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        empty.putInt(0, -1).putInt(4, -1);
        empty.putLong(BEGAN_OFFSET, began).putLong(CHILDREN_OFFSET, withChildren ? 1 : 0);
        write(empty, 0);
        for (int slot = 0; slot < THREADS; slot++) {
            unused[slot] = THREADS - 1 - slot;
        }
    }

    /** Notes where threads are going to be confined to. */
    void home(int home, int previous) throws IOException {
        block.bytes().putInt(0, home).putInt(4, previous);
        write(block.bytes().slice(0, BEGAN_OFFSET), 0);
    }

    /** A place for a thread, or -1 if there is none left: the thread must not be confined. */
    int claim() {
        return unusedCount == 0 ? -1 : unused[--unusedCount];
    }

    /** Forgets a thread that is gone or was put right. */
    void release(int slot) throws IOException {
        write(slot, 0, 0);
        unused[unusedCount++] = slot;
    }

    /**
     * Notes a thread that is about to be confined.
     *
     * @param slot its place
     * @param tid the thread
     * @param own where it may run without us
     * @return false if there is no room for another set: the thread must not be confined
     */
    boolean put(int slot, int tid, CpuSet own) throws IOException {
        int set = sets.indexOf(own);
        if (set < 0) {
            if (sets.size() == SETS) {
                return false;
            }
            set = sets.size();
            own.write(block, 0);
            write(block.bytes().slice(0, CpuSet.LENGTH), SETS_OFFSET + set * CpuSet.LENGTH);
            sets.add(own);
        }
        write(slot, tid, set);
        return true;
    }

    /** Notes a thread that is to be left alone. */
    void putLeftAlone(int slot, int tid) throws IOException {
        write(slot, tid, LEFT_ALONE);
    }

    private void write(int slot, int tid, int set) throws IOException {
        block.bytes().putInt(0, tid).putInt(4, set);
        write(block.bytes().slice(0, THREAD_LENGTH), THREADS_OFFSET + slot * THREAD_LENGTH);
    }

    private void write(ByteBuffer bytes, int offset) throws IOException {
        bytes.rewind();
        while (bytes.hasRemaining()) {
            file.write(bytes, offset + bytes.position());
        }
    }

    /** Removes the file: nothing is to be put right any more. */
    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }

    /**
     * What a recorder left behind.
     *
     * @param began start time of the tracer
     * @param withChildren whether children of the program's processes may have inherited where these were confined to
     * @param confinedTo the sets that threads may have been confined to
     * @param own where each thread may run without us, by tid; null for one that is to be left alone
     */
    record Left(long began, boolean withChildren, Set<CpuSet> confinedTo, Map<Integer, @Nullable CpuSet> own) {}

    /**
     * Reads what a recorder left behind.
     *
     * @throws IOException if it cannot be read, or is no such file
     */
    static Left read(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        if (bytes.length != LENGTH) {
            throw new IOException(
                    path + ": is no list of placed threads: length=" + bytes.length + ", expected=" + LENGTH);
        }
        NativeBlock block = new NativeBlock(LENGTH);
        block.bytes().put(0, bytes);
        Set<CpuSet> confinedTo = new HashSet<>();
        for (int offset = 0; offset < BEGAN_OFFSET; offset += Integer.BYTES) {
            int cpu = block.bytes().getInt(offset);
            if (cpu >= 0 && cpu < CpuSet.MOST) {
                confinedTo.add(CpuSet.of(cpu));
            }
        }
        Map<Integer, @Nullable CpuSet> own = new HashMap<>();
        for (int slot = 0; slot < THREADS; slot++) {
            int tid = block.bytes().getInt(THREADS_OFFSET + slot * THREAD_LENGTH);
            int set = block.bytes().getInt(THREADS_OFFSET + slot * THREAD_LENGTH + 4);
            if (tid > 0 && set < SETS) {
                own.put(tid, set < 0 ? null : CpuSet.read(block, SETS_OFFSET + set * CpuSet.LENGTH));
            }
        }
        return new Left(
                block.bytes().getLong(BEGAN_OFFSET), block.bytes().getLong(CHILDREN_OFFSET) == 1, confinedTo, own);
    }
}
