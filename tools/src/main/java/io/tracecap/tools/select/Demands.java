package io.tracecap.tools.select;

import io.tracecap.format.event.EventView;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of events beyond what strace can ask.
 *
 * @param names what the process is called (comm) at that moment; none for any
 * @param errnos errors that calls failed with; none for any
 * @param longerNs nanoseconds that calls took at least; 0 for any
 */
public record Demands(Set<String> names, Set<Integer> errnos, long longerNs) {
    /** Nothing. */
    public static final Demands NONE = new Demands(Set.of(), Set.of(), 0);

    /** Copies the sets. */
    public Demands {
        names = Set.copyOf(names);
        errnos = Set.copyOf(errnos);
    }

    /** Whether nothing is asked. */
    public boolean isNone() {
        return names.isEmpty() && !isOfCalls();
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
