package io.tracecap.tools.tree;

import io.tracecap.tools.access.LongIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What processes did with names: for each process and name, which uses succeeded, how many failed, and how the last one of
 * these did. Within a bound; allocates to grow only. For one thread.
 */
final class Touched {
    private static final int MOST = 1 << 19;
    private static final int LOWEST_ERRNO = -4095;

    private final LongIndex pairs = new LongIndex(MOST);
    private int[] uses = new int[pairs.capacity()];
    private int[] failures = new int[pairs.capacity()];
    private short[] errors = new short[pairs.capacity()];
    private long leftOut;
    /** Made when it is first asked for, behind the last event. */
    private @Nullable Map<Integer, List<Integer>> byProcess;

    private int size() {
        return pairs.size();
    }

    /** How many uses of further pairs there were. */
    long leftOut() {
        return leftOut;
    }

    /** The entries of a process, in the order in which they came. */
    List<Integer> of(int process) {
        Map<Integer, List<Integer>> known = byProcess;
        if (known == null) {
            known = new HashMap<>();
            for (int i = 0; i < size(); i++) {
                known.computeIfAbsent(process(i), number -> new ArrayList<>()).add(i);
            }
            byProcess = known;
        }
        return known.getOrDefault(process, List.of());
    }

    private int process(int entry) {
        return (int) (pairs.key(entry) >>> Integer.SIZE);
    }

    int name(int entry) {
        return (int) pairs.key(entry);
    }

    /** Bits 1 &lt;&lt; use of each use that succeeded. */
    int uses(int entry) {
        return uses[entry];
    }

    int failures(int entry) {
        return failures[entry];
    }

    /** Number of the last error; 0 if none failed. */
    int error(int entry) {
        return errors[entry];
    }

    /** Counts a use. */
    void add(int process, int name, int use, long result) {
        int entry = pairs.add((long) process << Integer.SIZE | (name & 0xFFFFFFFFL));
        if (entry == LongIndex.NONE) {
            leftOut++;
            return;
        }
        if (uses.length < pairs.capacity()) {
            uses = Arrays.copyOf(uses, pairs.capacity());
            failures = Arrays.copyOf(failures, pairs.capacity());
            errors = Arrays.copyOf(errors, pairs.capacity());
        }
        if (result < 0 && result >= LOWEST_ERRNO) {
            failures[entry]++;
            errors[entry] = (short) -result;
        } else {
            uses[entry] |= 1 << use;
        }
    }
}
