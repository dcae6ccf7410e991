package io.tracecap.tools.select;

import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.SyscallSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which events are wanted, as the command line says it; each part restricts the others.
 *
 * @param calls which system calls
 * @param statuses how they ended; all for any
 * @param signals which signals
 * @param paths which files calls are about; none for any
 * @param tasks names of the processes and threads that they happened to; none for any
 * @param demands what else is asked of them
 * @param extent which part of the trace they are in
 */
public record EventSelection(
        SyscallSet calls,
        Set<Status> statuses,
        SignalSet signals,
        List<String> paths,
        List<String> tasks,
        Demands demands,
        Extent extent) {
    /** All events. */
    public static final EventSelection ALL = new EventSelection(
            SyscallSet.ALL, EnumSet.allOf(Status.class), SignalSet.ALL, List.of(), List.of(), Demands.NONE, Extent.ALL);

    /** Copies the collections. */
    public EventSelection {
        statuses = Set.copyOf(statuses);
        paths = List.copyOf(paths);
        tasks = List.copyOf(tasks);
    }

    /** The first one of what it selects. */
    EventSelection first() {
        Extent first = new Extent(extent.from(), extent.to(), Window.first(1));
        return new EventSelection(calls, statuses, signals, paths, tasks, demands, first);
    }

    /** Whether calls are wanted however they ended. */
    public boolean isOfAnyStatus() {
        return statuses.size() == Status.values().length;
    }

    /** Whether it takes what threads have open to tell which calls are wanted. */
    public boolean needsFiles() {
        return !paths.isEmpty();
    }

    /** Whether a system call can be wanted, or, of the ABI that stands for none, an event of another kind. */
    boolean mayWant(int abi, int number) {
        return (abi == Abi.POINT || calls.contains(abi, number)) && demands.mayWant(abi, number);
    }

    /** Whether {@link #mayWant} holds for all. */
    boolean mayWantAll() {
        return calls.isAll() && demands.isNone();
    }

    /** Whether it takes more than a look at an event, and at how its call ended, to tell whether it is wanted. */
    public boolean needsDecision() {
        return !demands.isNone() || !extent.isAll();
    }

    /** Whether it takes what processes were before to tell which events are wanted. */
    boolean needsState() {
        return needsFiles() || demands.needsState();
    }
}
