package io.tracecap.capture.record;

import io.tracecap.capture.linux.NativeBlock;
import io.tracecap.format.ring.Ring;
import io.tracecap.format.ring.RingProducer;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The tracer thread's end of the ring: room for a record, and a nudge for the writer thread once a batch is there, not
 * once a record. When the ring is full the tracer waits for the writer: the trace stays complete and the program slows
 * down. Or it does not wait, and is told that there is no room; then the last quarter of the ring is for those records
 * only without which the others could not be understood. Allocates nothing.
 */
public final class RingFeed {
    private static final long FULL_PAUSE_NS = 50_000;
    private static final long LAST_WAIT_NS = TimeUnit.SECONDS.toNanos(1);

    private final ByteBuffer memory;
    private final long address;
    private final RingProducer producer;
    private final Writer writer;
    private final Ending ending;
    private final long wakeEvery;
    private final boolean waiting;
    private final int capacity;
    private long published;
    private volatile long lost;

    /** What a record is worth when there is little room. */
    public enum Worth {
        /** A call, a signal: the first to be left out. */
        EVENT(4),
        /** The return of a call that was recorded: of use as long as there is some room. */
        RETURN(8),
        /** The beginning or end of a thread, or a gap: the trace depends on it. */
        LIFE(0);

        private final int spare;

        Worth(int spare) {
            this.spare = spare;
        }

        /** Bytes that are not to be used for such a record. */
        int spare(int capacity) {
            return spare == 0 ? 0 : capacity / spare;
        }
    }

    /** What the feed has to know of the writer thread. */
    interface Writer {
        /** Wakes it if it sleeps. */
        void wake();
    }

    /** The recording is to end, and there is no room for what was to be written: the disk is stuck. */
    static final class NoRoomException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoRoomException() {
            super("the recording ends, and the ring is full");
        }
    }

    RingFeed(Ring ring, Writer writer, RecordingOptions.OnFull onFull, Ending ending) {
        this.waiting = onFull == RecordingOptions.OnFull.BLOCK;
        this.capacity = ring.capacity();
        this.memory = ring.memory();
        this.address = NativeBlock.addressOf(ring.memory());
        this.producer = ring.producer();
        this.writer = writer;
        this.ending = ending;
        this.wakeEvery = ring.capacity() / 8;
    }

    /** Whether, and why, the recording is to end before the program: it is to be let go then. */
    public Ending ending() {
        return ending;
    }

    /** The ring's memory; offsets from {@link #claim} are positions in it. */
    public ByteBuffer memory() {
        return memory;
    }

    /** Address of the ring's memory, for system calls that write to it. */
    public long address() {
        return address;
    }

    /**
     * Finds room for a record. If there is none, gives up where events are to be left out then; otherwise waits for the writer
     * thread, but not for long when the recording is to end.
     *
     * @param length the most bytes that the record can take, a multiple of 8
     * @param worth how important it is
     * @return offset in {@link #memory()}, or -1 if the record is to be left out
     */
    public int claim(int length, Worth worth) {
        if (!waiting) {
            int offset = producer.claim(length, worth.spare(capacity));
            if (offset < 0) {
                writer.wake();
            }
            return offset;
        }
        int offset = producer.claim(length);
        return offset >= 0 ? offset : waitForRoom(length);
    }

    private int waitForRoom(int length) {
        long endingSince = 0;
        while (true) {
            writer.wake();
            LockSupport.parkNanos(this, FULL_PAUSE_NS);
            int offset = producer.claim(length);
            if (offset >= 0) {
                return offset;
            }
            if (ending.isRequested()) {
                long now = System.nanoTime();
                endingSince = endingSince == 0 ? now : endingSince;
                if (now - endingSince >= LAST_WAIT_NS) {
                    throw new NoRoomException();
                }
            }
        }
    }

    /** Counts an event that was left out because there was no room. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // only the tracer thread writes it
    public void countLost() {
        lost++;
    }

    /** How many events were left out because there was no room. */
    long lost() {
        return lost;
    }

    /**
     * Publishes the record at the claimed offset.
     *
     * @param length its length, a multiple of 8
     */
    public void publish(int length) {
        producer.publish(length);
        published += length;
        if (published >= wakeEvery) {
            published = 0;
            writer.wake();
        }
    }
}
