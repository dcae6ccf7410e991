package io.tracecap.capture.cli;

import io.tracecap.capture.record.Progress;
import io.tracecap.capture.record.Recording;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The line on the terminal that shows how far a recording is, twice a second. It is less than 80 columns wide, and
 * overwrites itself.
 */
final class ProgressLine implements Runnable {
    private static final long PERIOD_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final String CLEAR = "\r\033[K";

    private final Recording recording;
    private final PrintWriter terminal;
    private final long startNs = System.nanoTime();
    private final Thread thread;
    private volatile boolean ended;

    private ProgressLine(Recording recording, PrintWriter terminal) {
        this.recording = recording;
        this.terminal = terminal;
        this.thread = new Thread(this, "progress");
        thread.setDaemon(true);
    }

    /** Starts to show the progress of a recording. */
    static ProgressLine start(Recording recording, PrintWriter terminal) {
        ProgressLine line = new ProgressLine(recording, terminal);
        line.thread.start();
        return line;
    }

    @Override
    public void run() {
        Progress before = Progress.NONE;
        long beforeNs = startNs;
        while (!ended) {
            LockSupport.parkNanos(this, PERIOD_NS);
            long now = System.nanoTime();
            Progress progress = recording.progress();
            double seconds = Math.max(1, now - beforeNs) / 1e9;
            long rate = Math.round((progress.events() - before.events()) / seconds);
            show(text(progress, rate, TimeUnit.NANOSECONDS.toSeconds(now - startNs)));
            before = progress;
            beforeNs = now;
        }
    }

    private synchronized void show(String text) {
        if (!ended) {
            terminal.print(CLEAR + text);
            terminal.flush();
        }
    }

    /** Says something on a line before this one. */
    synchronized void say(String message) {
        terminal.println(CLEAR + message);
        terminal.flush();
    }

    /** Removes the line. */
    synchronized void end() {
        ended = true;
        terminal.print(CLEAR);
        terminal.flush();
        LockSupport.unpark(thread);
    }

    /** The line. */
    static String text(Progress progress, long eventsPerSecond, long seconds) {
        return String.format(
                Locale.ROOT,
                "%d:%02d  %,d events (%,d/s)  %d process%s  %s  %s",
                seconds / 60,
                seconds % 60,
                progress.events(),
                eventsPerSecond,
                progress.processes(),
                progress.processes() == 1 ? "" : "es",
                SizeText.of(progress.bytes()),
                progress.lost() == 0 ? "nothing lost" : String.format(Locale.ROOT, "%,d lost", progress.lost()));
    }
}
