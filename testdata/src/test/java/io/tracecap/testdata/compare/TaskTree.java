package io.tracecap.testdata.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names threads and processes by their place in the tree, which is the same from run to run where pids are not: the
 * command is {@code 0}, the third that it made {@code 0.2}, and so on.
 */
public final class TaskTree {
    private final Map<Long, String> slots = new HashMap<>();
    private final Map<String, List<TraceLine>> streams = new TreeMap<>();

    private TaskTree() {}

    /** The tree of a trace whose first line is the command's. */
    public static TaskTree of(List<TraceLine> lines) {
        Map<Long, List<Long>> children = new HashMap<>();
        for (TraceLine line : lines) {
            if (line.createsTask()) {
                children.computeIfAbsent(line.tid(), tid -> new ArrayList<>()).add(Long.parseLong(line.result()));
            }
        }
        TaskTree tree = new TaskTree();
        if (!lines.isEmpty()) {
            tree.place(lines.get(0).tid(), "0", children);
        }
        for (TraceLine line : lines) {
            tree.streams
                    .computeIfAbsent(tree.slot(line.tid()), slot -> new ArrayList<>())
                    .add(line);
        }
        return tree;
    }

    private void place(long tid, String slot, Map<Long, List<Long>> children) {
        if (slots.putIfAbsent(tid, slot) != null) {
            return;
        }
        int index = 0;
        for (long child : children.getOrDefault(tid, List.of())) {
            place(child, slot + "." + index++, children);
        }
    }

    /** The place of a thread, or {@code outside} for one that is not in the trace. */
    public String slot(long tid) {
        return slots.getOrDefault(tid, "outside");
    }

    /** Each thread's lines in order, by slot. */
    public Map<String, List<TraceLine>> streams() {
        return Map.copyOf(streams);
    }

    /** All slots, in no particular order of creation. */
    public List<String> places() {
        return List.copyOf(streams.keySet());
    }
}
