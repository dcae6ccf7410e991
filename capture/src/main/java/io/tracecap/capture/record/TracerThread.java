package io.tracecap.capture.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread that makes all calls of a collector. Its end is what lets go of the program: the kernel detaches what a
 * thread traces when that thread ends, at once and whatever each tracee is doing. To detach them one by one, each would
 * have to be stopped first, which interrupts calls that wait, and which a parent in vfork(2) only does when its child
 * lets it.
 */
final class TracerThread extends Thread {
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Collector collector;
    private final RingFeed feed;
    private final Ending ending;
    private final long longestHoldNs;
    private final CountDownLatch collected = new CountDownLatch(1);
    private volatile boolean completed;
    private volatile @Nullable Path self;
    private Collector.Outcome outcome = Collector.Outcome.RECORDED;
    private @Nullable Throwable failure;

    /**
     * Makes the thread.
     *
     * @param longestHoldNs nanoseconds that the end of the program is held back at most until the trace is complete
     */
    TracerThread(Collector collector, RingFeed feed, Ending ending, long longestHoldNs) {
        super("tracer");
        this.collector = collector;
        this.feed = feed;
        this.ending = ending;
        this.longestHoldNs = longestHoldNs;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            self = Path.of("/proc/self/task", Integer.toString(ending.listen().tid()));
            outcome = collector.collect(feed);
        } catch (RingFeed.NoRoomException endedWithoutRoom) {
            outcome = Collector.Outcome.RECORDED;
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        } finally {
            ending.heard();
            collected.countDown();
        }
        long heldSince = System.nanoTime();
        while (!completed && System.nanoTime() - heldSince < longestHoldNs && collector.attend()) {
            LockSupport.parkNanos(this, PAUSE_NS);
        }
        collector.release();
    }

    /**
     * Waits until everything is recorded.
     *
     * @throws IOException if recording could not start
     */
    Collector.Outcome awaitOutcome() throws IOException {
        boolean interrupted = false;
        while (true) {
            try {
                collected.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable problem = failure;
        if (problem instanceof IOException notStarted) {
            throw notStarted;
        } else if (problem instanceof Error error) {
            throw error;
        } else if (problem instanceof RuntimeException failed) {
            throw failed;
        }
        return outcome;
    }

    /** Waits until the program has ended, or was let go. */
    void awaitProgram() {
        boolean interrupted = false;
        while (isAlive()) {
            try {
                join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the kernel has let go of everything. The end that Java sees comes a moment before. */
    void awaitEnd() {
        Path task = self;
        while (isAlive() || (task != null && Files.exists(task))) {
            LockSupport.parkNanos(this, PAUSE_NS / 10);
        }
    }

    /** The file is complete: what is held need not be held any longer. */
    void complete() {
        completed = true;
        LockSupport.unpark(this);
    }
}
