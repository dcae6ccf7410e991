package io.tracecap.tools.select;

import io.tracecap.format.event.EventView;
import io.tracecap.format.syscall.Abi;
import io.tracecap.tools.where.Expression;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of events beyond what strace can ask.
 *
 * @param names what the process is called (comm) at that moment; none for any
 * @param errnos errors that calls failed with; none for any
 * @param longerNs nanoseconds that calls took at least; 0 for any
 * @param where what has to hold for them; null for nothing
 */
public record Demands(
        Set<String> names,
        Set<Integer> errnos,
        long longerNs,
        @Nullable Expression where) {
    /** Nothing. */
    public static final Demands NONE = new Demands(Set.of(), Set.of(), 0, null);

    /** Copies the sets. */
    public Demands {
        names = Set.copyOf(names);
        errnos = Set.copyOf(errnos);
    }

    /** Whether nothing is asked. */
    public boolean isNone() {
        return names.isEmpty() && !isOfCalls() && where == null;
    }

    /** Whether a system call can be wanted, or, of the ABI {@link Abi#POINT}, an event that is none. */
    boolean mayWant(int abi, int number) {
        if (abi == Abi.POINT) {
            return !isOfCalls() && (where == null || where.wantsPoints());
        }
        return where == null || where.calls().contains(abi, number);
    }

    /** Whether it takes what processes were before to tell which events are wanted. */
    boolean needsState() {
        return needsProcesses() || needsFiles();
    }

    /** Whether it takes what processes are. */
    boolean needsProcesses() {
        return !names.isEmpty() || (where != null && where.needsProcesses());
    }

    /** Whether it takes what they have open. */
    boolean needsFiles() {
        return where != null && where.needsFiles();
    }

    /** Whether only calls can have what is asked. */
    public boolean isOfCalls() {
        return !errnos.isEmpty() || longerNs > 0;
    }

    /**
     * Whether a call ended as is asked.
     *
     * @param exit the event with which it came back; null if it did not
     */
    boolean isMetBy(@Nullable EventView exit) {
        if (!isOfCalls()) {
            return true;
        }
        return exit != null
                && exit.durationNs() >= longerNs
                && (errnos.isEmpty() || (Status.of(exit) == Status.FAILED && errnos.contains((int) -exit.result())));
    }
}
