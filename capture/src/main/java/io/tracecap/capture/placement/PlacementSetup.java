package io.tracecap.capture.placement;

import io.tracecap.capture.linux.Affinity;
import io.tracecap.capture.linux.CpuSet;
import io.tracecap.capture.linux.ProcStatus;
import io.tracecap.capture.linux.SchedStat;
import io.tracecap.capture.linux.ThisProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link Placement} begins, and what it has to know beforehand. It does nothing where there is nothing to choose (one
 * processor), or where what would be changed could not be put right again if the recorder died.
 *
 * @param journal where to note what is to be put right
 * @param tracerTid the tracer
 * @param tracerOwn where it may run
 * @param rootOwn where a thread may run of which nothing better is known
 * @param followsChildren whether children of traced processes are traced, too
 */
public record PlacementSetup(
        @Nullable Path journal, int tracerTid, CpuSet tracerOwn, CpuSet rootOwn, boolean followsChildren) {
    /**
     * Takes charge of the calling thread, which is the tracer, and of a first tracee.
     *
     * @param choice who decides
     * @param root the first tracee
     * @param journal where to note what is to be put right; must not exist
     */
    public static Placement ofCommand(PlacementChoice choice, int root, Path journal) {
        CpuSet rootOwn = new Affinity().of(root);
        if (rootOwn == null || rootOwn.count() <= 1) {
            return Placement.none();
        }
        try {
            int cpu = ProcStatus.processor(root);
            PlacementSetup setup = of(choice, journal, rootOwn, true);
            if (setup == null) {
                return Placement.none();
            }
            Placement placement = setup.takeCharge(journal);
            placement.start(choice, root, cpu);
            return placement;
        } catch (IOException noPlaceForTheJournal) {
            return Placement.none();
        }
    }

    /**
     * Takes charge of the calling thread, which is the tracer of processes that run already: {@link Placement#attached}
     * tells of each of their threads. Unless it is asked for, none of them is confined before it was seen that they are
     * better off like that.
     *
     * @param choice who decides
     * @param leaders the thread group leaders of the processes
     * @param followsChildren whether their children are traced, too
     * @param journal where to note what is to be put right; must not exist
     */
    public static Placement ofProcesses(
            PlacementChoice choice, List<Integer> leaders, boolean followsChildren, Path journal) {
        Affinity affinity = new Affinity();
        CpuSet rootOwn = affinity.of(leaders.get(0));
        if (rootOwn == null) {
            return Placement.none();
        }
        int processors = rootOwn.count();
        for (int leader : leaders) {
            CpuSet own = affinity.of(leader);
            processors = own == null ? processors : Math.max(processors, own.count());
        }
        try {
            PlacementSetup setup = of(choice, journal, rootOwn, followsChildren);
            if (setup == null || (processors <= 1 && rootOwn.equals(setup.tracerOwn()))) {
                return Placement.none();
            }
            Placement placement = setup.takeCharge(journal);
            placement.startAttached(choice, processors);
            return placement;
        } catch (IOException noPlaceForTheJournal) {
            return Placement.none();
        }
    }

    /** Null if all is to be left to the kernel. */
    private static @Nullable PlacementSetup of(
            PlacementChoice choice, Path journal, CpuSet rootOwn, boolean followsChildren) throws IOException {
        CpuSet tracerOwn = new Affinity().of(0);
        int tracer = ThisProcess.threadId();
        boolean possible =
                choice == PlacementChoice.TOGETHER || (choice == PlacementChoice.AUTO && new SchedStat().read(tracer));
        return tracerOwn == null || !possible
                ? null
                : new PlacementSetup(journal, tracer, tracerOwn, rootOwn, followsChildren);
    }

    private Placement takeCharge(Path list) throws IOException {
        return new Placement(
                this, new Confinement(new PlacementJournal(list, ProcStatus.startTime(tracerTid), followsChildren)));
    }
}
