package io.tracecap.capture.placement;

import io.tracecap.capture.linux.Affinity;
import io.tracecap.capture.linux.CpuSet;
import io.tracecap.capture.linux.ProcStatus;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts right what a recorder that was killed has left behind: every thread that it had confined, and every thread that
 * has inherited that since, may run again where it might without the recorder. Started by {@code bin/tracecap} when it
 * sees the recorder dead.
 */
public final class PlacementRestorer {
    /** While this finds something to do, the program may just have made more of it. */
    private static final int MOST_ROUNDS = 100;

    private final Affinity affinity = new Affinity();
    private final PlacementJournal.Left left;
    private final Map<Integer, @Nullable CpuSet> own;

    private PlacementRestorer(PlacementJournal.Left left) {
        this.left = left;
        this.own = new HashMap<>(left.own());
    }

    /**
     * Puts right what one recorder left behind.
     *
     * @param arguments the recorder's list of what it had changed
     * @throws IOException if that cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        of(Path.of(arguments[0])).restore();
    }

    /**
     * Takes note of what a recorder has changed until now.
     *
     * @param journal its list
     * @throws IOException if that cannot be read
     */
    static PlacementRestorer of(Path journal) throws IOException {
        return new PlacementRestorer(PlacementJournal.read(journal));
    }

    /** Puts right what was noted, and what has inherited it. */
    public void restore() {
        int round = 0;
        while (restoreAll() > 0 && round < MOST_ROUNDS) {
            round++;
        }
    }

    private int restoreAll() {
        int restored = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                restored += restoreProcess(process);
            }
        } catch (IOException noProc) {
            return 0;
        }
        return restored;
    }

    private int restoreProcess(Path process) {
        int restored = 0;
        int pid = Integer.parseInt(process.getFileName().toString());
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(process.resolve("task"))) {
            for (Path task : tasks) {
                restored += restore(Integer.parseInt(task.getFileName().toString()), pid);
            }
        } catch (IOException gone) {
            return restored;
        }
        return restored;
    }

    private int restore(int tid, int pid) throws IOException {
        CpuSet current = affinity.of(tid);
        if (current == null || !left.confinedTo().contains(current)) {
            return 0;
        }
        CpuSet right = own.containsKey(tid) ? own.get(tid) : inherited(tid, pid);
        if (right == null || right.equals(current)) {
            return 0;
        }
        own.put(tid, right);
        return affinity.confine(tid, right) ? 1 : 0;
    }

    /** A thread that is not listed has inherited from its process or, if that is new as well, from the parent. */
    private @Nullable CpuSet inherited(int tid, int pid) throws IOException {
        if (ProcStatus.startTime(tid) < left.began()) {
            return null;
        } else if (own.containsKey(pid)) {
            return own.get(pid);
        }
        return left.withChildren() ? own.get(ProcStatus.read(pid).parentPid()) : null;
    }
}
