package io.tracecap.format.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes records into a ring. Used by the tracer thread alone; allocates nothing.
 *
 * <p>A record is written in place: {@link #claim} room for the longest that it can become, write it at the returned
 * offset of the ring's memory, then {@link #publish} its true length, or claim again to forget it.
 */
public final class RingProducer {
    private static final VarHandle POSITION =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final ByteBuffer memory;
    private final int capacity;
    private long tail;
    private long knownHead;

    RingProducer(ByteBuffer memory, int capacity) {
        this.memory = memory;
        this.capacity = capacity;
        this.tail = (long) POSITION.getVolatile(memory, RingDescriptor.TAIL_OFFSET);
        this.knownHead = (long) POSITION.getAcquire(memory, RingDescriptor.HEAD_OFFSET);
    }

    /**
     * Finds room for a record.
     *
     * @param length the most bytes that the record can take, a multiple of 8
     * @return offset in the ring's memory, or -1 if there is no room now
     */
    public int claim(int length) {
        return claim(length, 0);
    }

    /**
     * Finds room for a record that is less important than others.
     *
     * @param length the most bytes that the record can take, a multiple of 8
     * @param spare bytes that must be left for other records
     * @return offset in the ring's memory, or -1 if there is not so much room now
     */
    public int claim(int length, int spare) {
        int index = index(tail);
        int toEnd = capacity - index;
        int needed = (length <= toEnd ? length : toEnd + length) + spare;
        if (tail + needed - knownHead > capacity) {
            knownHead = (long) POSITION.getAcquire(memory, RingDescriptor.HEAD_OFFSET);
            if (tail + needed - knownHead > capacity) {
                return -1;
            }
        }
        if (length > toEnd) {
            memory.putInt(RingDescriptor.HEADER_LENGTH + index + RecordDescriptor.LENGTH_OFFSET, toEnd);
            memory.put(RingDescriptor.HEADER_LENGTH + index + RecordDescriptor.TYPE_OFFSET, (byte)
                    RecordDescriptor.TYPE_PADDING);
            advance(toEnd);
            return RingDescriptor.HEADER_LENGTH;
        }
        return RingDescriptor.HEADER_LENGTH + index;
    }

    /**
     * Makes the record that was written at the claimed offset visible to the consumer.
     *
     * @param length its length in bytes, a multiple of 8, not more than was claimed
     */
    public void publish(int length) {
        memory.putInt(RingDescriptor.HEADER_LENGTH + index(tail) + RecordDescriptor.LENGTH_OFFSET, length);
        advance(length);
    }

    private void advance(int length) {
        tail += length;
        POSITION.setRelease(memory, RingDescriptor.TAIL_OFFSET, tail);
    }

    private int index(long position) {
        return (int) (position & (capacity - 1));
    }
}
