package io.tracecap.tools.select;

import io.tracecap.format.event.Task;
import io.tracecap.format.file.Section;
import io.tracecap.format.file.TraceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Threads as people name them: a process by its pid or slot, with {@code /} behind it also its descendants, see
 * {@link ProcessChoice}; or one thread by its tid.
 */
public final class TaskChoice {
    /** All threads. */
    public static final TaskChoice ALL = new TaskChoice(null, Set.of());

    private final @Nullable ProcessChoice processes;
    private final Set<Integer> ids;

    private TaskChoice(@Nullable ProcessChoice processes, Set<Integer> ids) {
        this.processes = processes;
        this.ids = ids;
    }

    /**
     * The threads with some names.
     *
     * @throws IllegalArgumentException when there is none of a name
     * @throws IOException when the processes of the trace cannot be read
     */
    static TaskChoice of(List<String> names, TraceFile trace) throws IOException {
        ProcessChoice processes = new ProcessChoice(trace.processes());
        Set<Integer> ids = new HashSet<>();
        for (String name : names) {
            if (!processes.add(name)) {
                ids.add(id(name, "no process '" + name + "' in " + trace.path() + ", see 'tracetool info'"));
            }
        }
        return new TaskChoice(processes, ids);
    }

    /**
     * Threads and processes of a trace that is still being made, by their ids.
     *
     * @throws IllegalArgumentException when a name is no id
     */
    static TaskChoice ofIds(List<String> names) {
        List<Integer> ids = new ArrayList<>();
        for (String name : names) {
            ids.add(id(name, "'" + name + "' is no pid: slots are known when the recording has ended"));
        }
        return new TaskChoice(null, Set.copyOf(ids));
    }

    private static int id(String name, String problem) {
        try {
            return Integer.parseInt(name);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(problem, noNumber);
        }
    }

    /** Whether all threads are meant. */
    public boolean isAll() {
        return processes == null && ids.isEmpty();
    }

    /** Whether events of them may be in a section of the trace. */
    boolean mayBeIn(Section section) {
        if (processes == null || !ids.isEmpty() || section.processes().isAny()) {
            return true;
        }
        for (long process : section.processes().numbers()) {
            if (processes.contains((int) process)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a thread is one of them. */
    public boolean contains(Task task) {
        return isAll()
                || (processes != null && processes.contains(task.process()))
                || ids.contains(task.tid())
                || (processes == null && ids.contains(task.pid()));
    }
}
