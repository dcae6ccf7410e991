package io.tracecap.tools.show;

import io.tracecap.format.state.ProcessInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the slots of processes, each when it is asked for; {@link #MOST_KEPT} of them are kept. For one thread. */
final class Slots {
    /** How many slots are kept. */
    static final int MOST_KEPT = 1 << 12;

    private final List<ProcessInfo> processes;
    private final Map<Integer, String> kept = new HashMap<>();

    /**
     * Slots of these processes.
     *
     * @param processes in the order of their numbers
     */
    Slots(List<ProcessInfo> processes) {
        this.processes = processes;
    }

    /** The slot of the process with a number; null when there is none. */
    @Nullable
    String of(int number) {
        String known = kept.get(number);
        if (known != null) {
            return known;
        }
        int low = 0;
        int high = processes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            ProcessInfo process = processes.get(middle);
            if (process.number() == number) {
                keep(number, process.slot());
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

    private void keep(int number, String slot) {
        if (kept.size() == MOST_KEPT) {
            kept.clear();
        }
        kept.put(number, slot);
    }
}
