package io.tracecap.format.ring;

import io.tracecap.format.event.EventKind;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Reads the records that a killed recorder left in its ring. The file is not trusted: it is read into the heap (never
 * mapped), a megabyte at a time, and every number in it is checked. Nothing is written to it.
 */
public final class RingRemains implements Closeable {
    private static final int CHUNK = 1 << 20;
    /** Which argument of a record that introduces a thread is the number of its process. */
    private static final int PROCESS_ARGUMENT = 3;

    private final Path path;
    private final FileChannel channel;
    private final ByteBuffer header =
            ByteBuffer.allocate(RingDescriptor.HEADER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private final byte[] chunk = new byte[CHUNK];
    private final ByteBuffer memory = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
    private final int capacity;
    private final long head;
    private final long tail;
    private long at;
    private long chunkFrom;
    private int chunkLength;
    private int recordLength;

    private RingRemains(Path path, FileChannel channel, long traceId) throws IOException {
        this.path = path;
        this.channel = channel;
        readHeader();
        if (header.getLong(RingDescriptor.MAGIC_OFFSET) != RingDescriptor.MAGIC) {
            throw wrong("is not a ring, or its recorder was killed while it made it: then nothing is in it");
        }
        if (header.getLong(RingDescriptor.TRACE_ID_OFFSET) != traceId) {
            throw wrong("belongs to trace " + Long.toHexString(header.getLong(RingDescriptor.TRACE_ID_OFFSET))
                    + ", not to trace " + Long.toHexString(traceId));
        }
        capacity = header.getInt(RingDescriptor.CAPACITY_OFFSET);
        head = header.getLong(RingDescriptor.HEAD_OFFSET);
        tail = header.getLong(RingDescriptor.TAIL_OFFSET);
        boolean isPossible = capacity >= RingDescriptor.MIN_CAPACITY
                && capacity <= RingDescriptor.MAX_CAPACITY
                && Integer.bitCount(capacity) == 1
                && channel.size() == RingDescriptor.HEADER_LENGTH + (long) capacity
                && head >= 0
                && head % RecordDescriptor.ALIGNMENT == 0
                && head <= tail
                && tail - head <= capacity;
        if (!isPossible) {
            throw wrong("has " + channel.size() + " bytes, capacity " + capacity + ", records from " + head + " to "
                    + tail);
        }
        at = head;
        chunkFrom = head;
    }

    /**
     * Opens a ring.
     *
     * @param traceId id of the trace that it must belong to
     * @throws RingDamagedException when it is no ring of that trace
     * @throws IOException when it cannot be read
     */
    public static RingRemains open(Path path, long traceId) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new RingDamagedException(path, "is no regular file");
        }
        FileChannel channel = FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        try {
            return new RingRemains(path, channel, traceId);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Memory of the record at hand. Its array changes with the next record; the object stays the same. */
    public ByteBuffer memory() {
        return memory;
    }

    /**
     * Number of the first event that comes of the records here, or {@link RingDescriptor#NOT_NUMBERED} when nothing tells
     * which of them are in the file.
     */
    public long firstEvent() {
        for (int i = 0; i < RingDescriptor.CHECKPOINTS; i++) {
            int place = RingDescriptor.CHECKPOINT_OFFSET + i * RingDescriptor.CHECKPOINT_LENGTH;
            if (header.getLong(place) == head) {
                long number = header.getLong(place + Long.BYTES);
                // Events behind it are to have numbers too.
                return number < 0 || number > Long.MAX_VALUE - RingDescriptor.MAX_CAPACITY
                        ? RingDescriptor.NOT_NUMBERED
                        : number;
            }
        }
        return RingDescriptor.NOT_NUMBERED;
    }

    /** Offset in {@link #memory} of the record at hand. */
    public int offset() {
        return (int) (at - recordLength - chunkFrom);
    }

    /**
     * Moves to the next record.
     *
     * @return false when there are no more
     * @throws RingDamagedException when a record has an impossible length, or the ring is in use
     * @throws IOException when the ring cannot be read
     */
    public boolean next() throws IOException {
        while (at < tail) {
            hold(RecordDescriptor.ALIGNMENT);
            int place = (int) (at - chunkFrom);
            int length = memory.getInt(place + RecordDescriptor.LENGTH_OFFSET);
            boolean isPadding = memory.get(place + RecordDescriptor.TYPE_OFFSET) == RecordDescriptor.TYPE_PADDING;
            long most = Math.min(tail - at, capacity - (at & (capacity - 1)));
            if (length < (isPadding ? RecordDescriptor.ALIGNMENT : RecordDescriptor.HEADER_LENGTH)
                    || length % RecordDescriptor.ALIGNMENT != 0
                    || length > (isPadding ? most : Math.min(most, RecordDescriptor.MAX_LENGTH))) {
                throw wrong("has a record of " + length + " bytes at position " + at + ", records end at " + tail);
            }
            if (!isPadding) {
                hold(length);
            }
            at += length;
            recordLength = length;
            if (!isPadding) {
                return true;
            }
        }
        return false;
    }

    /** Whether the record at hand is well formed: all that it has is inside it. */
    public boolean isWellFormed() {
        int offset = offset();
        int type = memory.get(offset + RecordDescriptor.TYPE_OFFSET);
        int arguments = memory.get(offset + RecordDescriptor.ARGUMENTS_OFFSET);
        int pieces = memory.get(offset + RecordDescriptor.PIECES_OFFSET);
        boolean isKnown = type == RecordDescriptor.TYPE_ENTER
                || type == RecordDescriptor.TYPE_EXIT
                || (type == RecordDescriptor.TYPE_POINT && arguments >= pointArguments(offset));
        if (!isKnown
                || task() < 0
                || (isNewTask() && !isNumber(offset + RecordDescriptor.HEADER_LENGTH + PROCESS_ARGUMENT * Long.BYTES))
                || arguments < 0
                || arguments > RecordDescriptor.MAX_ARGUMENTS
                || pieces < 0
                || pieces > RecordDescriptor.MAX_PIECES) {
            return false;
        }
        int values = type == RecordDescriptor.TYPE_EXIT ? 1 : arguments;
        int end = offset + recordLength;
        long piece = offset + RecordDescriptor.HEADER_LENGTH + (long) values * Long.BYTES;
        for (int i = 0; i < pieces; i++) {
            if (piece + RecordDescriptor.PIECE_HEADER_LENGTH > end) {
                return false;
            }
            int length = memory.getInt((int) piece + Integer.BYTES);
            if (length < 0 || length > recordLength) {
                return false;
            }
            piece += RecordDescriptor.PIECE_HEADER_LENGTH + RecordDescriptor.align(length);
        }
        return piece <= end;
    }

    /** Whether the record at hand introduces a thread. */
    public boolean isNewTask() {
        return memory.get(offset() + RecordDescriptor.TYPE_OFFSET) == RecordDescriptor.TYPE_POINT
                && pointKind(offset()) == EventKind.TASK;
    }

    /** The thread of the record at hand. */
    public int task() {
        return memory.getInt(offset() + RecordDescriptor.TASK_OFFSET);
    }

    private boolean isNumber(int place) {
        long number = memory.getLong(place);
        return number >= 0 && number <= Integer.MAX_VALUE;
    }

    private EventKind pointKind(int offset) {
        return EventKind.ofPointCode(memory.getInt(offset + RecordDescriptor.CODE_OFFSET));
    }

    private int pointArguments(int offset) {
        EventKind kind = pointKind(offset);
        return kind == EventKind.TASK ? RecordAssembler.TASK_ARGUMENTS : kind.pointArguments();
    }

    /** Sees to it that so many bytes from the position on are in the chunk. They do not wrap. */
    private void hold(int length) throws IOException {
        if (at - chunkFrom + length <= chunkLength) {
            return;
        }
        long index = at & (capacity - 1);
        int count = (int) Math.min(CHUNK, Math.min(capacity - index, tail - at));
        ByteBuffer target = ByteBuffer.wrap(chunk, 0, count);
        read(target, RingDescriptor.HEADER_LENGTH + index);
        readHeader();
        if (header.getLong(RingDescriptor.HEAD_OFFSET) != head || count < length) {
            throw wrong("is in use: its recorder runs");
        }
        chunkFrom = at;
        chunkLength = count;
    }

    private void readHeader() throws IOException {
        read(header.clear(), 0);
    }

    private void read(ByteBuffer target, long from) throws IOException {
        int start = target.position();
        int got = 0;
        while (target.hasRemaining() && got >= 0) {
            got = channel.read(target, from + target.position() - start);
        }
        if (target.hasRemaining()) {
            throw wrong("ends after " + channel.size() + " bytes");
        }
    }

    private RingDamagedException wrong(String what) {
        return new RingDamagedException(path, what);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
