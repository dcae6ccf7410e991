package io.tracecap.tools.select;

import io.tracecap.format.state.ProcessInfo;
import java.util.BitSet;
import java.util.List;

/**
 * Finds processes as people name them: {@code 4711} is a pid (or, where no process has it, a slot), {@code 0.2} a slot as
 * {@code tracetool info} shows it, and either with {@code /} behind it means all its descendants too.
 */
public final class ProcessChoice {
    private final List<ProcessInfo> processes;
    private final BitSet numbers = new BitSet();

    /** None of the processes of a trace yet. */
    public ProcessChoice(List<ProcessInfo> processes) {
        this.processes = processes;
    }

    /**
     * Adds the processes with a name.
     *
     * @return whether there are any
     */
    public boolean add(String name) {
        boolean tree = name.endsWith("/");
        String wanted = tree ? name.substring(0, name.length() - 1) : name;
        BitSet found = withPid(wanted);
        if (found.isEmpty()) {
            found = withSlot(wanted);
        }
        if (tree) {
            addDescendants(found);
        }
        numbers.or(found);
        return !found.isEmpty();
    }

    private BitSet withPid(String pid) {
        BitSet found = new BitSet();
        for (ProcessInfo process : processes) {
            if (Integer.toString(process.pid()).equals(pid)) {
                found.set(process.number());
            }
        }
        return found;
    }

    private BitSet withSlot(String slot) {
        BitSet found = new BitSet();
        for (ProcessInfo process : processes) {
            if (process.slot().equals(slot)) {
                found.set(process.number());
            }
        }
        return found;
    }

    /** Parents come before their children. */
    private void addDescendants(BitSet found) {
        for (ProcessInfo process : processes) {
            if (process.parent() != ProcessInfo.NO_PARENT && found.get(process.parent())) {
                found.set(process.number());
            }
        }
    }

    /** Whether the process with this number was named. */
    public boolean contains(int number) {
        return numbers.get(number);
    }
}
