package io.tracecap.capture.launch;

import io.tracecap.capture.linux.ProcStatus;
import io.tracecap.capture.linux.SignalState;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The other side of {@code bin/tracecap run}: the shell that waits at a FIFO to be told what to execute, and so becomes
 * the recorded command. Its process id, its parent, its terminal, its files and its signals are what the user's shell
 * gave it; this process, the recorder, is no relative of it.
 *
 * <p>The one thing that is ever said to the shell from here is {@code go SKIP COUNT}. When this process ends without
 * having said it, the script that started it passes its exit status on instead.
 */
public final class Launcher implements Closeable {
    /** System property with the waiting shell's process id. */
    public static final String PID_PROPERTY = "tracecap.launcher.pid";

    /** System property with the directory, made for this one launch, in which the FIFO and the journal lie. */
    public static final String DIRECTORY_PROPERTY = "tracecap.launcher.directory";

    /**
     * System property with the signals of the shell when it started: SigPnd, ShdPnd and SigBlk of /proc/PID/status,
     * separated by colons.
     */
    public static final String SIGNALS_PROPERTY = "tracecap.launcher.signals";

    /** System property that is set if the shell has to name its tracer before it can be traced. */
    public static final String NAMES_PROPERTY = "tracecap.launcher.names";

    private static final String FIFO = "answer";
    private static final String PLACEMENT = "placement";
    private static final String NAMED = "named";
    /** All that may be in the directory of a launch: the second is the FIFO of an attach, the last is for lib/name-tracer. */
    private static final List<String> CONTENTS = List.of(FIFO, "alive", PLACEMENT, NAMED, "environ");

    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_WAIT_NS = TimeUnit.SECONDS.toNanos(30);

    private final int pid;
    private final Path directory;
    private final SignalState signals;
    private @Nullable FileChannel fifo;

    private Launcher(int pid, Path directory, SignalState signals) {
        this.pid = pid;
        this.directory = directory;
        this.signals = signals;
    }

    /** The launcher that started this process, or null if it was not started by {@code bin/tracecap run}. */
    public static @Nullable Launcher ofThisProcess() {
        Integer pid = Integer.getInteger(PID_PROPERTY);
        String directory = System.getProperty(DIRECTORY_PROPERTY);
        String signals = System.getProperty(SIGNALS_PROPERTY);
        return pid == null || directory == null || signals == null
                ? null
                : new Launcher(pid, Path.of(directory), signals(signals.split(":", -1), pid));
    }

    /**
     * Whether SIGCHLD was ignored the shell itself cannot tell: dash begins with a handler for it. But a child is born
     * with what its parent ignores, and hardly any parent changes that for it.
     */
    private static SignalState signals(String[] sets, int pid) {
        long ignored;
        try {
            ignored = SignalState.of(ProcStatus.read(pid).parentPid()).ignored();
        } catch (IOException parentIsGoneOrHidden) {
            ignored = 0;
        }
        return new SignalState(SignalState.set(sets[0]), SignalState.set(sets[1]), SignalState.set(sets[2]), ignored);
    }

    /**
     * A file that this process may leave behind: the shell that supervises it looks for it when this process has ended, and
     * puts right what it lists (see {@link io.tracecap.capture.placement.PlacementRestorer}).
     *
     * @return null if there is no such shell
     */
    public static @Nullable Path placementJournalOfThisProcess() {
        String directory = System.getProperty(DIRECTORY_PROPERTY);
        return directory == null ? null : placementJournal(Path.of(directory));
    }

    private static Path placementJournal(Path directory) {
        return directory.resolve(PLACEMENT);
    }

    /** The waiting shell's process id, which becomes the command's. */
    public int pid() {
        return pid;
    }

    /** See {@link #placementJournalOfThisProcess}. */
    public Path placementJournal() {
        return placementJournal(directory);
    }

    /**
     * Waits until the shell is what it will be when it executes the command. Where only ancestors may trace, it becomes
     * another program for a moment, which names this process's parent as its tracer (see {@code lib/name-tracer}).
     *
     * @throws IOException if it does not get that far
     */
    public void awaitReady() throws IOException {
        if (System.getProperty(NAMES_PROPERTY) == null) {
            return;
        }
        Path named = directory.resolve(NAMED);
        long begin = System.nanoTime();
        while (!Files.exists(named)) {
            if (!Files.exists(Path.of("/proc", Integer.toString(pid))) || System.nanoTime() - begin > LONGEST_WAIT_NS) {
                throw new IOException("the launching shell, process " + pid + ", did not name its tracer");
            }
            LockSupport.parkNanos(this, POLL_NS);
        }
    }

    /** The signals that the command is to find pending, blocked and (SIGCHLD only) ignored. */
    public SignalState signals() {
        return signals;
    }

    /**
     * Tells the shell to execute {@code count} of its arguments, after dropping the first {@code skip}. Does not wait
     * for it.
     *
     * @throws IOException if the shell's FIFO is gone
     */
    public void go(int skip, int count) throws IOException {
        // Opened for both directions it never blocks; it stays open, so that the line is there when the shell reads:
        // see
        // fifo(7).
        FileChannel channel =
                FileChannel.open(directory.resolve(FIFO), StandardOpenOption.READ, StandardOpenOption.WRITE);
        fifo = channel;
        String line = "go " + skip + " " + count + "\n";
        channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * Removes the FIFO: the shell has read its answer. What cannot be removed here is left to the script's supervisor, as
     * it is when this process dies.
     */
    public void done() {
        try {
            closeFifo();
            Files.deleteIfExists(directory.resolve(FIFO));
            Files.deleteIfExists(directory.resolve(NAMED));
        } catch (IOException leftToTheSupervisor) {
            fifo = null;
        }
    }

    /** Closes the FIFO, without which the shell cannot read its answer. */
    private void closeFifo() throws IOException {
        FileChannel channel = fifo;
        if (channel != null) {
            fifo = null;
            channel.close();
        }
    }

    /**
     * Removes the directory, if nothing in it is needed any more, before the command is let go: the command may take this
     * process with it, as does the first process of a pid namespace (pid_namespaces(7)).
     */
    public void ending() {
        try {
            removeDirectory();
        } catch (IOException leftToTheSupervisor) {
            fifo = null;
        }
    }

    /**
     * Ends the launch. Where the shell still waits, or there is something to be put right, the rest is the supervisor's;
     * otherwise the directory goes now: the supervisor may have been killed.
     */
    @Override
    public void close() throws IOException {
        if (removeDirectory()) {
            AbandonedLaunches.removeBeside(directory, CONTENTS);
        }
    }

    private boolean removeDirectory() throws IOException {
        closeFifo();
        if (Files.exists(directory.resolve(FIFO)) || Files.exists(placementJournal())) {
            return false;
        }
        Files.deleteIfExists(directory);
        return true;
    }
}
