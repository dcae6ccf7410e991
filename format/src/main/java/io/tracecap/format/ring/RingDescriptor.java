package io.tracecap.format.ring;

/**
 * Layout of a ring file. All numbers are little-endian.
 *
 * <pre>
 *   0                   8                   16                  24
 *   +-------------------+---------+---------+-------------------+
 *   | magic "TRCRING1"  | capacity| 0       | trace id          |   page 0
 *   +-------------------+---------+---------+-------------------+
 *   | ... 128: tail, position behind the last published record  |   (own cache line, written by the producer)
 *   | ... 256: head, position of the first unread record        |   (own cache line, written by the consumer)
 *   | ... 320: 2 checkpoints { position, number of the event }  |   (written by the consumer)
 *   | ... 512: name of the file that the records go to, NUL     |   (at most 2048 bytes)
 *   +-----------------------------------------------------------+
 *   | 4096: records, `capacity` bytes, a power of two           |
 *   +-----------------------------------------------------------+
 * </pre>
 *
 * Positions only grow; a position's place is {@code HEADER_LENGTH + (position & (capacity - 1))}. A record never wraps:
 * where it would, a padding record fills the rest. <em>Storing the tail with release order publishes every record below
 * it; nothing above it means anything.</em>
 *
 * <p>As long as the recorder lives it has an exclusive lock on the first byte.
 *
 * <p>A <em>checkpoint</em> says which number the first event has that comes of the records from a position on. The
 * consumer writes one, the number before the position, into the older of the two places, before it stores that position
 * as head. So whenever it is killed, the checkpoint whose position is the head is whole, and tells which records are in
 * the file already: a record stays in the ring until it is in the file, and for a moment it is in both.
 */
public final class RingDescriptor {
    /** "TRCRING1" as a little-endian number. */
    public static final long MAGIC = 0x31474E4952435254L;

    /** Offset of the u64 magic. */
    public static final int MAGIC_OFFSET = 0;

    /** Offset of the u32 capacity in bytes. */
    public static final int CAPACITY_OFFSET = 8;

    /** Offset of the u64 id of the trace that the ring belongs to. */
    public static final int TRACE_ID_OFFSET = 16;

    /** Offset of the u64 tail. */
    public static final int TAIL_OFFSET = 128;

    /** Offset of the u64 head. */
    public static final int HEAD_OFFSET = 256;

    /** Offset of the first checkpoint: u64 position, u64 number of an event. */
    public static final int CHECKPOINT_OFFSET = 320;

    /** How many checkpoints there are. */
    public static final int CHECKPOINTS = 2;

    /** Length of a checkpoint. */
    public static final int CHECKPOINT_LENGTH = 16;

    /** Offset of the name of the file that the records go to, ended by NUL. */
    public static final int FILE_NAME_OFFSET = 512;

    /** Most bytes of that name, NUL included; of a longer one the beginning is there. */
    public static final int FILE_NAME_LENGTH = 2048;

    /** Position in a checkpoint that was not written yet; the first of them is there from the beginning, all zero. */
    public static final long NO_POSITION = -1;

    /** Number in a checkpoint when records were thrown away, so that those that follow cannot be numbered. */
    public static final long NOT_NUMBERED = -1;

    /** Length of the header; the records follow. */
    public static final int HEADER_LENGTH = 4096;

    /** Smallest capacity in bytes: several of the largest records must fit. */
    public static final int MIN_CAPACITY = 1 << 20;

    /** Largest capacity in bytes. */
    public static final int MAX_CAPACITY = 1 << 30;

    private RingDescriptor() {}

    /**
     * Checks a capacity.
     *
     * @throws IllegalArgumentException if it is no power of two between the limits
     */
    public static void checkCapacity(int capacity) {
        if (capacity < MIN_CAPACITY || capacity > MAX_CAPACITY || Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("ring capacity must be a power of two from " + MIN_CAPACITY + " to "
                    + MAX_CAPACITY + " bytes: capacity=" + capacity);
        }
    }
}
