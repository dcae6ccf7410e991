package io.tracecap.tools.replay.screen;

import io.tracecap.format.event.Event;
import io.tracecap.format.state.Argv;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.tools.replay.scene.ProcessNow;
import io.tracecap.tools.replay.scene.Scene;
import io.tracecap.tools.replay.scene.ThreadNow;
import io.tracecap.tools.text.CommandText;
import io.tracecap.tools.text.PointText;
import io.tracecap.tools.text.TextBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The processes of a scene as rows, children below their parents: {@code 0.2 4712 cat: read(3</etc/passwd>}. For one
 * thread.
 */
final class ProcessRows {
    private static final int MOST_DEPTH = 12;
    /** Of a command line. */
    private static final int MOST_COMMAND = 200;

    private final EventLine text = new EventLine(16);
    private final IntFunction<@Nullable String> slots;

    /**
     * A row.
     *
     * @param process number of the process
     */
    record Row(int process, String text) {}

    /**
     * Makes rows.
     *
     * @param slots slot of a process by its number; null when not known
     */
    ProcessRows(IntFunction<@Nullable String> slots) {
        this.slots = slots;
    }

    /**
     * So many rows with a certain process among them, if it is there.
     *
     * @param width columns for a command line
     */
    List<Row> of(Scene scene, int process, int height, int width) {
        List<ProcessNow> order = inTree(scene.processes());
        int at = 0;
        for (int i = 0; i < order.size(); i++) {
            at = order.get(i).number() == process ? i : at;
        }
        int top = Math.max(0, Math.min(at - height / 2, order.size() - height));
        Map<Integer, Integer> depths = depths(order);
        List<Row> rows = new ArrayList<>();
        for (ProcessNow each : order.subList(top, Math.min(order.size(), top + height))) {
            rows.add(new Row(each.number(), row(each, scene, depths.getOrDefault(each.number(), 0), width)));
        }
        return rows;
    }

    /** Each behind its parent and the elder children of that. */
    private static List<ProcessNow> inTree(List<ProcessNow> processes) {
        Map<Integer, List<ProcessNow>> children = new HashMap<>();
        Map<Integer, ProcessNow> known = new HashMap<>();
        processes.forEach(process -> known.put(process.number(), process));
        List<ProcessNow> roots = new ArrayList<>();
        for (ProcessNow process : processes) {
            // A parent is seen before its children; a trace that says otherwise gets no cycle.
            boolean hasParent = known.containsKey(process.parent()) && process.parent() < process.number();
            (hasParent ? children.computeIfAbsent(process.parent(), key -> new ArrayList<>()) : roots).add(process);
        }
        List<ProcessNow> order = new ArrayList<>(processes.size());
        List<ProcessNow> stack = new ArrayList<>();
        push(roots, stack);
        while (!stack.isEmpty()) {
            ProcessNow next = stack.remove(stack.size() - 1);
            order.add(next);
            push(children.getOrDefault(next.number(), List.of()), stack);
        }
        return order;
    }

    private static void push(List<ProcessNow> processes, List<ProcessNow> stack) {
        for (int i = processes.size() - 1; i >= 0; i--) {
            stack.add(processes.get(i));
        }
    }

    private static Map<Integer, Integer> depths(List<ProcessNow> order) {
        Map<Integer, Integer> depths = new HashMap<>();
        for (ProcessNow process : order) {
            Integer parent = process.parent() < process.number() ? depths.get(process.parent()) : null;
            depths.put(process.number(), parent == null ? 0 : Math.min(MOST_DEPTH, parent + 1));
        }
        return depths;
    }

    private String row(ProcessNow process, Scene scene, int depth, int width) {
        String slot = slots.apply(process.number());
        String command = command(process);
        String shown = command.length() > width ? command.substring(0, Math.max(0, width - 2)) + ".." : command;
        return " ".repeat(depth) + (slot == null ? "" : slot + " ") + process.pid() + " " + shown + ": "
                + state(process, scene);
    }

    /** The command line, the program without its directories. */
    static String command(ProcessNow process) {
        TextBuffer words = new TextBuffer();
        CommandText.print(Argv.split(process.command()), words);
        String line = words.toString();
        int blank = line.indexOf(' ');
        int slash = line.lastIndexOf('/', blank < 0 ? line.length() : blank);
        String shown = line.isEmpty() ? "?" : line.substring(slash + 1);
        return shown.length() > MOST_COMMAND ? shown.substring(0, MOST_COMMAND) : shown;
    }

    private String state(ProcessNow process, Scene scene) {
        if (process.isZombie()) {
            return end("zombie, ", process);
        }
        List<ThreadNow> threads = scene.threads(process.number());
        if (process.status() != ProcessNow.ALIVE) {
            return end("main thread ", process) + ", " + threads(threads.size()) + " left";
        }
        ThreadNow first = threads.isEmpty() ? null : threads.get(0);
        String doing = first == null ? "?" : doing(first, scene);
        return threads.size() > 1 ? doing + " [" + threads(threads.size()) + "]" : doing;
    }

    private String doing(ThreadNow thread, Scene scene) {
        Event call = thread.call();
        if (thread.isStopped() || call == null) {
            return thread.isStopped() ? "stopped" : "running";
        }
        String begun = text.call(call, scene);
        // What follows is not known before the call comes back.
        return begun.endsWith(", ") ? begun.substring(0, begun.length() - 2) : begun;
    }

    private static String threads(int count) {
        return count + (count == 1 ? " thread" : " threads");
    }

    private static String end(String what, ProcessNow process) {
        TextBuffer end = new TextBuffer().ascii(what);
        PointText.printEnd((int) process.status(), end);
        return end.toString();
    }

    /** Slots from the processes of a trace, in the order of their numbers. */
    static @Nullable String slot(List<ProcessInfo> processes, int number) {
        int low = 0;
        int high = processes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            ProcessInfo process = processes.get(middle);
            if (process.number() == number) {
                return process.slot();
            }
            if (process.number() < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }
}
