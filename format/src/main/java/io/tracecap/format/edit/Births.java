package io.tracecap.format.edit;

import io.tracecap.format.event.ThreadMap;
import org.jspecify.annotations.Nullable;

/** How the threads of a trace came to be, as far as their first sights tell: {@link #MOST} of them. For one thread. */
final class Births {
    /** Threads that are known at most. */
    static final int MOST = 1 << 20;

    /** {@link Birth#parent} and {@link Birth#call} that there are none of. */
    static final int NONE = -1;

    private final ThreadMap<Birth> births = new ThreadMap<>();

    /**
     * A thread's first sight.
     *
     * @param event number of the event
     * @param leader number of its thread group leader
     * @param parent number of the thread that made it
     * @param call number of the event in which that thread entered the call that made it
     */
    record Birth(long event, int leader, int parent, long call) {}

    /** Adds a thread. */
    void add(int thread, Birth birth) {
        if (births.size() < MOST) {
            births.put(thread, birth);
        }
    }

    /** A thread's birth; null when it is not known. */
    @Nullable
    Birth of(int thread) {
        return births.get(thread);
    }
}
