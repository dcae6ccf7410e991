package io.tracecap.capture.record;

import io.tracecap.format.file.TraceWriter;
import io.tracecap.format.ring.ArgvMask;
import io.tracecap.format.ring.RecordAssembler;
import io.tracecap.format.ring.Ring;
import io.tracecap.format.ring.RingConsumer;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Drains the ring into the trace file, batch by batch: when a batch is full, and at the latest {@link #FLUSH_NS} after
 * an event came. Allocates nothing per event.
 *
 * <p>When the file can no longer be written it keeps draining, so that the tracer never waits for it, and throws away
 * what it drains.
 */
final class WriterThread implements RingFeed.Writer {
    /** An event is in the file at the latest this long after it happened. */
    static final long FLUSH_NS = TimeUnit.MILLISECONDS.toNanos(100);

    /** The ring's place is given back at least after so many records. */
    private static final int RELEASE_EVERY = 256;

    private final RingConsumer ring;
    private final TraceWriter file;
    private final RecordAssembler assembler;
    private final Thread thread;
    private volatile boolean sleeping;
    private volatile boolean stopping;
    private volatile @Nullable Exception failure;

    WriterThread(Ring ring, TraceWriter file, ArgvMask mask) {
        this.ring = ring.consumer();
        this.file = file;
        this.assembler = new RecordAssembler(ring.memory(), file::append, mask);
        this.thread = new Thread(this::run, "trace writer");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void wake() {
        if (sleeping) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public boolean hasFailed() {
        return failure != null;
    }

    /**
     * Drains what is left and ends the thread. The producer must have published its last record.
     *
     * @throws IOException why the file could not be written
     */
    void stop() throws IOException {
        stopping = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Exception problem = failure;
        if (problem instanceof IOException ioProblem) {
            throw ioProblem;
        } else if (problem != null) {
            throw new IOException("the recorder failed: " + problem, problem);
        }
    }

    private void run() {
        long flushed = System.nanoTime();
        while (true) {
            boolean last = stopping;
            boolean drained = drain();
            long now = System.nanoTime();
            if (last || now - flushed >= FLUSH_NS) {
                flush();
                flushed = now;
            }
            if (last) {
                return;
            }
            if (!drained) {
                sleep(FLUSH_NS - (now - flushed));
            }
        }
    }

    private void sleep(long ns) {
        sleeping = true;
        if (!stopping) {
            LockSupport.parkNanos(this, Math.max(ns, 1));
        }
        sleeping = false;
    }

    /** Empties the ring; returns whether there was anything in it. */
    private boolean drain() {
        int drained = 0;
        for (int offset = ring.next(); offset >= 0; offset = ring.next()) {
            if (failure == null) {
                try {
                    assembler.accept(offset);
                } catch (IOException | RuntimeException e) {
                    failure = e;
                }
            }
            ring.advance();
            if (++drained % RELEASE_EVERY == 0) {
                ring.release();
            }
        }
        ring.release();
        return drained > 0;
    }

    private void flush() {
        if (failure != null) {
            return;
        }
        try {
            assembler.flush();
            file.flush();
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }
}
