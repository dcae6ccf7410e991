package io.tracecap.capture.record;

import io.tracecap.capture.linux.InterruptibleThread;
import io.tracecap.format.event.Gap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * That a recording is to end before the program does, and why. Asked for by any thread, once; the tracer thread is woken
 * if it waits for the program, lets go of everything, and the file is completed. The program goes on untraced.
 */
public final class Ending {
    private static final long AGAIN_NS = TimeUnit.MILLISECONDS.toNanos(10);

    /** Why a recording ends before the program. */
    public enum Cause {
        /** The recorder was told to end, by a signal. */
        TOLD(Gap.Reason.DETACHED),
        /** The time for it is over. */
        DURATION(Gap.Reason.DETACHED),
        /** The command has ended, and what it has left running is not to be recorded. */
        COMMAND_ENDED(Gap.Reason.DETACHED),
        /** There are as many events as there may be. */
        EVENTS(Gap.Reason.SIZE_LIMIT),
        /** The file is as large as it may be. */
        SIZE(Gap.Reason.SIZE_LIMIT),
        /** The file cannot be written any more. */
        UNWRITABLE(Gap.Reason.DISK);

        private final Gap.Reason reason;

        Cause(Gap.Reason reason) {
            this.reason = reason;
        }

        /** What the trace says of the events that are missing after it. */
        public Gap.Reason reason() {
            return reason;
        }
    }

    private volatile @Nullable Cause cause;
    private volatile @Nullable InterruptibleThread tracer;
    private volatile boolean heard;

    /** Asks for the end. The first cause counts; nothing happens when the recording has ended. */
    public synchronized void request(Cause why) {
        if (cause == null && !heard) {
            cause = why;
            Thread waker = new Thread(this::wake, "ending");
            waker.setDaemon(true);
            waker.start();
        }
    }

    /** Asks for the end in a while. */
    public void requestAfter(long ns, Cause why) {
        long deadline = System.nanoTime() + ns;
        Thread timer = new Thread(() -> requestAt(deadline, why), "duration");
        timer.setDaemon(true);
        timer.start();
    }

    private void requestAt(long deadline, Cause why) {
        for (long left = 1; left > 0; left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
        request(why);
    }

    /** Whether the end was asked for. Cheap: asked at every stop. */
    public boolean isRequested() {
        return cause != null;
    }

    /** Why the end was asked for, or null if it was not. */
    public @Nullable Cause cause() {
        return cause;
    }

    /** The calling thread is the one to be woken. */
    InterruptibleThread listen() {
        InterruptibleThread current = InterruptibleThread.current();
        tracer = current;
        return current;
    }

    /** The calling thread has heard, or has no need to. */
    synchronized void heard() {
        heard = true;
        tracer = null;
    }

    private void wake() {
        while (!heard) {
            InterruptibleThread waiting = tracer;
            if (waiting != null) {
                waiting.interrupt();
            }
            LockSupport.parkNanos(this, AGAIN_NS);
        }
    }
}
