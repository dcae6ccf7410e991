package io.tracecap.format.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads records from a ring. Used by the writer thread alone; allocates nothing. */
public final class RingConsumer {
    private static final VarHandle POSITION =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final ByteBuffer memory;
    private final int capacity;
    private long head;
    private long released;
    private long knownTail;
    /** The older checkpoint: the one whose position is not the head. */
    private int checkpoint = 1;

    RingConsumer(ByteBuffer memory, int capacity) {
        this.memory = memory;
        this.capacity = capacity;
        this.head = (long) POSITION.getVolatile(memory, RingDescriptor.HEAD_OFFSET);
        this.released = head;
        this.knownTail = head;
    }

    /**
     * Offset in the ring's memory of the next published record, or -1 if there is none now. Stays readable until
     * {@link #release}.
     *
     * @throws IllegalStateException if the record's length is impossible: the memory was written by somebody else
     */
    public int next() {
        while (true) {
            if (head == knownTail) {
                knownTail = (long) POSITION.getAcquire(memory, RingDescriptor.TAIL_OFFSET);
                if (head == knownTail) {
                    return -1;
                }
            }
            int offset = RingDescriptor.HEADER_LENGTH + (int) (head & (capacity - 1));
            int length = length(offset);
            if (memory.get(offset + RecordDescriptor.TYPE_OFFSET) != RecordDescriptor.TYPE_PADDING) {
                return offset;
            }
            head += length;
        }
    }

    /** Steps over the record that {@link #next} returned; its place is given back at the next {@link #release}. */
    public void advance() {
        head += length(RingDescriptor.HEADER_LENGTH + (int) (head & (capacity - 1)));
    }

    /**
     * Gives the place of all records that were stepped over back to the producer. Once per batch, and only when the batch
     * is in the file: until then the ring is the only thing that survives a SIGKILL.
     *
     * @param nextEvent number of the first event that will come of the records that follow, or
     *     {@link RingDescriptor#NOT_NUMBERED}
     */
    public void release(long nextEvent) {
        if (head == released) {
            return;
        }
        released = head;
        int place = RingDescriptor.CHECKPOINT_OFFSET + checkpoint * RingDescriptor.CHECKPOINT_LENGTH;
        checkpoint = (checkpoint + 1) % RingDescriptor.CHECKPOINTS;
        POSITION.setRelease(memory, place + Long.BYTES, nextEvent);
        POSITION.setRelease(memory, place, head);
        POSITION.setRelease(memory, RingDescriptor.HEAD_OFFSET, head);
    }

    /** Bytes of the records that were stepped over since the last {@link #release}. */
    public long unreleased() {
        return head - released;
    }

    private int length(int offset) {
        int length = memory.getInt(offset + RecordDescriptor.LENGTH_OFFSET);
        if (length < RecordDescriptor.ALIGNMENT
                || (length & (RecordDescriptor.ALIGNMENT - 1)) != 0
                || length > knownTail - head) {
            throw new IllegalStateException("ring: record at offset " + offset + " has length " + length + ", but "
                    + (knownTail - head) + " bytes are published from there on");
        }
        return length;
    }
}
