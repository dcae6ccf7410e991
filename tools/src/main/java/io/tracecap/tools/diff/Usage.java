package io.tracecap.tools.diff;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How often a run made each call, and named each file, and how long that took. Of names there are {@link #MOST_NAMES} of either
 * kind at most, the others count as one. For one thread.
 */
final class Usage {
    private static final int MOST_NAMES = 1 << 16;
    private static final String OTHERS = "(others)";

    private final Map<String, Count> calls = new HashMap<>();
    private final Map<String, Count> paths = new HashMap<>();

    /**
     * What was counted.
     *
     * @param calls how many
     * @param errors how many of them failed
     * @param ns how long they took in all, in nanoseconds
     */
    record Count(long calls, long errors, long ns) {
        static final Count NONE = new Count(0, 0, 0);

        private Count plus(boolean failed, long moreNs) {
            return new Count(calls + 1, errors + (failed ? 1 : 0), ns + moreNs);
        }
    }

    /** Counts a call. */
    void addCall(String name, boolean failed, long ns) {
        add(calls, name, failed, ns);
    }

    /** Counts a call that named a file. */
    void addPath(String path, boolean failed, long ns) {
        add(paths, path, failed, ns);
    }

    private static void add(Map<String, Count> counts, String name, boolean failed, long ns) {
        String key = counts.size() < MOST_NAMES || counts.containsKey(name) ? name : OTHERS;
        counts.put(key, counts.getOrDefault(key, Count.NONE).plus(failed, ns));
    }

    /** What was counted for a call. */
    Count call(String name) {
        return calls.getOrDefault(name, Count.NONE);
    }

    /** What was counted for a file. */
    Count path(String path) {
        return paths.getOrDefault(path, Count.NONE);
    }

    /** Names of calls of this run and another one. */
    Set<String> callsWith(Usage other) {
        Set<String> names = new TreeSet<>(calls.keySet());
        names.addAll(other.calls.keySet());
        return names;
    }

    /** Names of files of this run and another one. */
    Set<String> pathsWith(Usage other) {
        Set<String> names = new TreeSet<>(paths.keySet());
        names.addAll(other.paths.keySet());
        return names;
    }
}
