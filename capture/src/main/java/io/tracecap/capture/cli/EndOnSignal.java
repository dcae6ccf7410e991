package io.tracecap.capture.cli;

import io.tracecap.capture.record.Ending;
import java.util.concurrent.CountDownLatch;

/**
 * Lets SIGTERM, SIGINT and SIGHUP end the recording, and the recorder only when the trace is complete. A JVM answers each
 * of them by running its shutdown hooks, of which this is one.
 */
final class EndOnSignal extends Thread {
    private final Ending ending;
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile int status;

    private EndOnSignal(Ending ending) {
        super("end on signal");
        this.ending = ending;
    }

    /** From now on signals end a recording. */
    static EndOnSignal of(Ending ending) {
        EndOnSignal hook = new EndOnSignal(ending);
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    /** The recording has ended, the trace is complete: the process may end, with this status. */
    void finished(int newStatus) {
        status = newStatus;
        finished.countDown();
    }

    @Override
    public void run() {
        if (finished.getCount() == 0) {
            return;
        }
        ending.request(Ending.Cause.TOLD);
        try {
            finished.await();
        } catch (InterruptedException e) {
            // Nobody interrupts a hook; the process ends all the same.
            Thread.currentThread().interrupt();
        }
        // As this process would have ended by itself, not as a signal's victim.
        Runtime.getRuntime().halt(status);
    }
}
