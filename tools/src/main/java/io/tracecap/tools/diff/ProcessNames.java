package io.tracecap.tools.diff;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Task;
import java.util.HashMap;
import java.util.Map;

/**
 * Whose process and thread ids are: {@code self}, {@code parent}, {@code child}, {@code thread}. Is shown all events, in
 * order. The number of a child is no part of its name, because jobs that run side by side come in any order.
 */
final class ProcessNames {
    /** What a process is to the one that made it. */
    static final String CHILD = "child";

    private static final int MOST_PIDS = 1 << 16;

    private final Rules rules;
    /** By thread id, of what lives: the process, and the process that made it. */
    private final Map<Integer, Place> places = new HashMap<>();

    private final Map<Integer, Integer> creators = new HashMap<>();

    /** Where a thread belongs. */
    private record Place(int process, int parent) {}

    ProcessNames(Rules rules) {
        this.rules = rules;
    }

    /** Takes the next event into account. */
    void accept(EventView event) {
        if (event.kind() == EventKind.TASK && places.size() < MOST_PIDS) {
            Task task = event.task();
            creators.put(task.number(), task.process());
            int parent = creators.getOrDefault(NewTask.of(event).parent(), NewTask.NO_PARENT);
            places.put(task.tid(), new Place(task.process(), task.isLeader() ? parent : parentOf(task.pid())));
        }
    }

    private int parentOf(int pid) {
        Place place = places.get(pid);
        return place == null ? NewTask.NO_PARENT : place.parent;
    }

    /** Whether a number is the id of a thread of this trace. */
    boolean isPid(int id) {
        return places.containsKey(id);
    }

    /**
     * What a pid or tid is to a thread.
     *
     * @param id as the call has it, maybe 0, or negative as kill(2) takes it
     */
    String name(int id, Task task) {
        if (!rules.hold(Rule.PIDS) || id == 0 || id == -1) {
            return Integer.toString(id);
        }
        if (id < 0) {
            return "-" + name(-id, task);
        }
        rules.applied(Rule.PIDS);
        if (id == task.tid() || id == task.pid()) {
            return "self";
        }
        Place place = places.get(id);
        if (place == null) {
            return "other";
        }
        int own = task.process();
        if (place.process == own) {
            return "thread";
        }
        return place.parent == own ? CHILD : place.process == parentOf(task.pid()) ? "parent" : "relative";
    }
}
