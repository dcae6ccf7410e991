package io.tracecap.capture.record;

import io.tracecap.capture.linux.NativeBlock;
import io.tracecap.format.ring.Ring;
import io.tracecap.format.ring.RingProducer;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;

/**
 * The tracer thread's end of the ring: room for a record, and a nudge for the writer thread once a batch is there, not
 * once a record. When the ring is full the tracer waits for the writer: the trace stays complete and the program slows
 * down. Allocates nothing.
 */
public final class RingFeed {
    private static final long FULL_PAUSE_NS = 50_000;

    private final ByteBuffer memory;
    private final long address;
    private final RingProducer producer;
    private final Writer writer;
    private final long wakeEvery;
    private long published;

    /** What the feed has to know of the writer thread. */
    interface Writer {
        /** Wakes it if it sleeps. */
        void wake();

        /** Whether it has given up: what comes from now on is thrown away. */
        boolean hasFailed();
    }

    RingFeed(Ring ring, Writer writer) {
        this.memory = ring.memory();
        this.address = NativeBlock.addressOf(ring.memory());
        this.producer = ring.producer();
        this.writer = writer;
        this.wakeEvery = ring.capacity() / 8;
    }

    /** Whether recording is pointless from now on: nothing more can be written. The program is to be let go. */
    public boolean isAbandoned() {
        return writer.hasFailed();
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
     * Finds room for a record, waiting for the writer thread if there is none.
     *
     * @param length the most bytes that the record can take, a multiple of 8
     * @return offset in {@link #memory()}
     */
    public int claim(int length) {
        int offset = producer.claim(length);
        while (offset < 0) {
            writer.wake();
            LockSupport.parkNanos(this, FULL_PAUSE_NS);
            offset = producer.claim(length);
        }
        return offset;
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
