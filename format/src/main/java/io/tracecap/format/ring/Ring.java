package io.tracecap.format.ring;

import static io.tracecap.format.ring.RingDescriptor.CAPACITY_OFFSET;
import static io.tracecap.format.ring.RingDescriptor.CHECKPOINT_LENGTH;
import static io.tracecap.format.ring.RingDescriptor.CHECKPOINT_OFFSET;
import static io.tracecap.format.ring.RingDescriptor.HEADER_LENGTH;
import static io.tracecap.format.ring.RingDescriptor.MAGIC;
import static io.tracecap.format.ring.RingDescriptor.MAGIC_OFFSET;
import static io.tracecap.format.ring.RingDescriptor.NO_POSITION;
import static io.tracecap.format.ring.RingDescriptor.TRACE_ID_OFFSET;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
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

    private Ring(Path path, ByteBuffer memory, int capacity) {
        this.path = path;
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
        RingDescriptor.checkCapacity(capacity);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var privately = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel = FileChannel.open(path, options, privately)) {
            fill(channel, HEADER_LENGTH + (long) capacity);
            ByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, HEADER_LENGTH + (long) capacity)
                    .order(ByteOrder.LITTLE_ENDIAN);
            memory.putInt(CAPACITY_OFFSET, capacity);
            memory.putLong(TRACE_ID_OFFSET, traceId);
            memory.putLong(CHECKPOINT_OFFSET + CHECKPOINT_LENGTH, NO_POSITION);
            memory.putLong(MAGIC_OFFSET, MAGIC);
            return new Ring(path, memory, capacity);
        } catch (IOException e) {
            if (!(e instanceof java.nio.file.FileAlreadyExistsException)) {
                Files.deleteIfExists(path);
            }
            throw e;
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
    }
}
