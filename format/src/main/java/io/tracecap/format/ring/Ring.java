package io.tracecap.format.ring;

import static io.tracecap.format.ring.RingDescriptor.CAPACITY_OFFSET;
import static io.tracecap.format.ring.RingDescriptor.CHECKPOINT_LENGTH;
import static io.tracecap.format.ring.RingDescriptor.CHECKPOINT_OFFSET;
import static io.tracecap.format.ring.RingDescriptor.FILE_NAME_LENGTH;
import static io.tracecap.format.ring.RingDescriptor.FILE_NAME_OFFSET;
import static io.tracecap.format.ring.RingDescriptor.HEADER_LENGTH;
import static io.tracecap.format.ring.RingDescriptor.MAGIC;
import static io.tracecap.format.ring.RingDescriptor.MAGIC_OFFSET;
import static io.tracecap.format.ring.RingDescriptor.NO_POSITION;
import static io.tracecap.format.ring.RingDescriptor.TRACE_ID_OFFSET;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A ring in a mapped file: one {@link RingProducer} and one {@link RingConsumer}, each used by one thread.
 *
 * @see RingDescriptor
 */
public final class Ring {
    private static final int FILL_CHUNK = 1 << 16;

    private final Path path;
    private final ByteBuffer memory;
    private final int capacity;
    /** Open as long as the ring is in use: its lock says so to others. */
    private final FileChannel lock;

    private Ring(Path path, FileChannel lock, ByteBuffer memory, int capacity) {
        this.path = path;
        this.lock = lock;
        this.memory = memory;
        this.capacity = capacity;
    }

    /**
     * Makes a new ring file, readable by its owner only. Every page is written once, so that a file system without room
     * says so now and not as a SIGBUS later.
     *
     * @param path must not exist; a memory file system is the right place
     * @param capacity bytes for records, a power of two
     * @param traceId of the trace that the ring belongs to
     * @throws IOException if the file exists, cannot be made, or there is no room
     */
    public static Ring create(Path path, int capacity, long traceId) throws IOException {
        return create(path, capacity, traceId, "");
    }

    /**
     * Makes a new ring file, as above.
     *
     * @param file name of the file that the records go to, for whoever finds the ring
     * @throws IOException if the ring exists, cannot be made, or there is no room
     */
    public static Ring create(Path path, int capacity, long traceId, String file) throws IOException {
        RingDescriptor.checkCapacity(capacity);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var privately = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        FileChannel channel = FileChannel.open(path, options, privately);
        try {
            announce(channel);
            fill(channel, HEADER_LENGTH + (long) capacity);
            ByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, HEADER_LENGTH + (long) capacity)
                    .order(ByteOrder.LITTLE_ENDIAN);
            memory.putInt(CAPACITY_OFFSET, capacity);
            memory.putLong(TRACE_ID_OFFSET, traceId);
            byte[] name = file.getBytes(StandardCharsets.UTF_8);
            memory.put(FILE_NAME_OFFSET, name, 0, Math.min(name.length, FILE_NAME_LENGTH - 1));
            memory.putLong(CHECKPOINT_OFFSET + CHECKPOINT_LENGTH, NO_POSITION);
            memory.putLong(MAGIC_OFFSET, MAGIC);
            return new Ring(path, channel, memory, capacity);
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /** Says that the ring is in use; where locks are not supported, it will seem to be left behind. */
    private static void announce(FileChannel channel) {
        try {
            channel.tryLock(0, 1, false);
        } catch (IOException notSupported) {
            return;
        }
    }

    private static void fill(FileChannel channel, long length) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect(FILL_CHUNK);
        for (long done = 0; done < length; ) {
            zeros.clear().limit((int) Math.min(FILL_CHUNK, length - done));
            done += channel.write(zeros, done);
        }
    }

    /** Where the file is. */
    public Path path() {
        return path;
    }

    /** Bytes for records. */
    public int capacity() {
        return capacity;
    }

    /** The whole mapped file, little-endian. Its position and limit are not to be changed. */
    public ByteBuffer memory() {
        return memory;
    }

    /** The end that the tracer thread writes to. */
    public RingProducer producer() {
        return new RingProducer(memory, capacity);
    }

    /** The end that the writer thread reads from. */
    public RingConsumer consumer() {
        return new RingConsumer(memory, capacity);
    }

    /** Removes the file; the mapping stays usable. */
    public void delete() throws IOException {
        Files.deleteIfExists(path);
        lock.close();
    }
}
