package io.tracecap.capture.record;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.Gap;
import io.tracecap.format.file.TraceSink;
import io.tracecap.format.file.WriterOptions;
import io.tracecap.format.ring.RecordAssembler;
import io.tracecap.format.ring.RecordDescriptor;
import io.tracecap.format.ring.Ring;
import io.tracecap.format.ring.RingConsumer;
import io.tracecap.format.ring.RingDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Drains the ring into the trace file, batch by batch: when a batch is full, when the program pauses, and at the latest
 * {@link RecordingOptions#flushNs} after an event came, {@link #LIVE_NS} when somebody follows. Large batches make small files. A
 * record's place in the ring is given back when its batch is in the file, so that nothing is lost with this process.
 * Allocates nothing per event.
 *
 * <p>When the file can no longer be written it keeps draining, so that the tracer never waits for it, and throws away
 * what it drains.
 */
final class WriterThread implements RingFeed.Writer {
    /** When no event came for so long, what there is goes to the file. */
    static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(50);

    /** The same while somebody follows the file; how often that is asked. It is looked at every {@link #PAUSE_NS}. */
    static final long LIVE_NS = TimeUnit.MILLISECONDS.toNanos(80);

    /** How often it is counted what is recorded, for those who look on. */
    static final long COUNT_NS = TimeUnit.MILLISECONDS.toNanos(200);

    private final RingConsumer ring;
    private final ByteBuffer memory;
    private final long mostUnreleased;
    private final long oldestNs;
    private final Output output;
    private final TraceSink file;
    private final GuardedTrace guarded;
    private final RecordAssembler assembler;
    private final Thread thread;
    private long flushedNs;
    private long askedNs;
    private long countedNs;
    private volatile boolean sleeping;
    private volatile boolean stopping;
    private final Ending ending;
    private Limits limits = Limits.NONE;
    private boolean limited;
    private long untold;
    private long untoldUntilNs;
    private volatile boolean leftOut;
    private volatile Progress progress = Progress.NONE;
    private volatile @Nullable Exception failure;

    WriterThread(
            Ring ring,
            Output output,
            GuardedTrace guarded,
            RecordingOptions options,
            boolean addressesOmitted,
            Ending ending) {
        this.ring = ring.consumer();
        this.memory = ring.memory();
        this.mostUnreleased = ring.capacity() / 2;
        this.oldestNs = options.flushNs();
        this.output = output;
        this.file = output.sink();
        this.guarded = guarded;
        this.ending = ending;
        this.assembler = new RecordAssembler(ring.memory(), guarded::append, options.mask(), addressesOmitted);
        this.thread = new Thread(this::run, "trace writer");
        this.thread.setDaemon(true);
    }

    /** Must be called before {@link #start}. */
    void limit(Limits newLimits) {
        limits = newLimits;
    }

    void start() {
        thread.start();
    }

    Progress progress() {
        return progress;
    }

    @Override
    public void wake() {
        if (sleeping) {
            LockSupport.unpark(thread);
        }
    }

    /**
     * Drains what is left and ends the thread. The producer must have published its last record.
     *
     * @throws IOException why the file could not be written
     */
    void stop() throws IOException {
        stopAnyway();
        Exception problem = failure;
        if (problem instanceof IOException ioProblem) {
            throw ioProblem;
        } else if (problem != null) {
            throw new IOException("the recorder failed: " + problem, problem);
        }
    }

    /** Ends the thread, whatever has become of the file. */
    void stopAnyway() {
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
    }

    private void run() {
        try {
            drainUntilStopped();
        } catch (IllegalStateException | InternalError e) {
            // A record that cannot be, or the JVM's word for SIGBUS: the ring is in memory that others can cut short.
            IOException damaged = new IOException("its ring was damaged by another program", e);
            try {
                guarded.flush();
            } catch (IOException | RuntimeException alsoUnwritable) {
                damaged.addSuppressed(alsoUnwritable);
            }
            fail(damaged);
        }
    }

    private void drainUntilStopped() {
        flushedNs = System.nanoTime();
        askedNs = flushedNs;
        countedNs = flushedNs;
        while (true) {
            boolean last = stopping;
            boolean drained = drain();
            if (last) {
                tellOfMissing();
            }
            long now = System.nanoTime();
            if (last || !drained || isDue(now)) {
                flush();
                flushedNs = now;
            }
            if (failure == null && output.isAsked()) {
                flush();
                output.attend();
            }
            if (last || now - countedNs >= COUNT_NS) {
                progress = new Progress(file.events(), file.processes(), file.bytes(), file.lost(), guarded.notes());
                countedNs = now;
            }
            if (last) {
                return;
            }
            sleep();
        }
    }

    private boolean isDue(long nowNs) {
        if (nowNs - flushedNs >= oldestNs) {
            return true;
        }
        if (nowNs - flushedNs < LIVE_NS || nowNs - askedNs < LIVE_NS) {
            return false;
        }
        askedNs = nowNs;
        return file.isFollowed();
    }

    private void sleep() {
        sleeping = true;
        if (!stopping) {
            LockSupport.parkNanos(this, Math.min(PAUSE_NS, oldestNs));
        }
        sleeping = false;
    }

    /** Empties the ring; returns whether there was anything in it. */
    private boolean drain() {
        boolean drained = false;
        for (int offset = ring.next(); offset >= 0; offset = ring.next()) {
            drained = true;
            if (failure == null && !isBeyondEnd(offset)) {
                write(offset);
            }
            ring.advance();
            if (isBatchFull() || ring.unreleased() >= mostUnreleased) {
                flush();
            }
        }
        return drained;
    }

    /**
     * Whether the end was reached, be it of the disk or a limit, so that only what says so is still written. What is left
     * out is counted, and told of before the tracer's word that it has let go.
     */
    private boolean isBeyondEnd(int offset) {
        if (guarded.problem() == null && !isBeyondLimits()) {
            return false;
        }
        boolean isGap = memory.get(offset + RecordDescriptor.TYPE_OFFSET) == RecordDescriptor.TYPE_POINT
                && memory.getInt(offset + RecordDescriptor.CODE_OFFSET) == EventKind.GAP.pointCode()
                && assembler.knows(memory.getInt(offset + RecordDescriptor.TASK_OFFSET));
        if (isGap) {
            tellOfMissing();
            return false;
        }
        leftOut = true;
        untold++;
        untoldUntilNs = memory.getLong(offset + RecordDescriptor.TIME_OFFSET);
        return true;
    }

    private void tellOfMissing() {
        if (untold > 0 && failure == null) {
            try {
                assembler.flush();
                Gap.Reason reason = guarded.problem() == null ? Gap.Reason.SIZE_LIMIT : Gap.Reason.DISK;
                guarded.appendGap(reason, untold, untoldUntilNs);
                assembler.numberFrom(file.nextEvent());
                untold = 0;
            } catch (IOException | RuntimeException e) {
                fail(e);
            }
        }
    }

    /** Whether events were left out because the file had come to its end. */
    boolean hasLeftOut() {
        return leftOut;
    }

    private boolean isBeyondLimits() {
        if (!limited && (file.events() >= limits.events() || file.bytes() >= limits.bytes())) {
            limited = true;
            ending.request(file.events() >= limits.events() ? Ending.Cause.EVENTS : Ending.Cause.SIZE);
        }
        return limited;
    }

    private boolean isBatchFull() {
        return file.unwrittenEvents() >= WriterOptions.DEFAULT.rowsPerBatch() - 1 && !assembler.isHolding();
    }

    private void write(int offset) {
        try {
            assembler.accept(offset);
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    /** What comes from now on is thrown away: the program is to be let go. */
    private void fail(Exception problem) {
        failure = problem;
        ending.request(Ending.Cause.UNWRITABLE);
    }

    private void flush() {
        if (failure == null) {
            try {
                assembler.flush();
                guarded.flush();
            } catch (IOException | RuntimeException e) {
                fail(e);
            }
        }
        ring.release(failure == null ? file.nextEvent() : RingDescriptor.NOT_NUMBERED);
    }
}
