package io.tracecap.tools.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What two runs did with a call, or a file, where it is not the same.
 *
 * @param name of the call or the file
 * @param a what the first did
 * @param b what the second did
 */
record UsageChange(String name, Usage.Count a, Usage.Count b) {
    /** What took less than this has no time that could be compared, in nanoseconds. */
    static final long SHORTEST_NS = 1_000_000;

    private static final Comparator<UsageChange> LARGEST_FIRST = Comparator.comparingLong(
                    (UsageChange change) -> -Math.abs(change.b.ns() - change.a.ns()))
            .thenComparingLong(change -> -Math.abs(change.b.calls() - change.a.calls()))
            .thenComparing(UsageChange::name);

    /** The calls that changed by {@code percent} or more of the larger number, those that made most of a difference first. */
    static List<UsageChange> ofCalls(Usage a, Usage b, int percent) {
        return of(a.callsWith(b), a::call, b::call, percent);
    }

    /** Likewise the files. */
    static List<UsageChange> ofPaths(Usage a, Usage b, int percent) {
        return of(a.pathsWith(b), a::path, b::path, percent);
    }

    private static List<UsageChange> of(
            Set<String> names, Function<String, Usage.Count> a, Function<String, Usage.Count> b, int percent) {
        List<UsageChange> changes = new ArrayList<>();
        for (String name : names) {
            UsageChange change = new UsageChange(name, a.apply(name), b.apply(name));
            if (change.isLarge(percent)) {
                changes.add(change);
            }
        }
        changes.sort(LARGEST_FIRST);
        return changes;
    }

    private boolean isLarge(int percent) {
        boolean isTimeChanged = Math.abs(b.ns() - a.ns()) >= SHORTEST_NS && isLarge(a.ns(), b.ns(), percent);
        return isLarge(a.calls(), b.calls(), percent) || isLarge(a.errors(), b.errors(), percent) || isTimeChanged;
    }

    /** Whether two numbers, neither of them negative, differ by {@code percent} of the larger one. */
    static boolean isLarge(long a, long b, int percent) {
        double change = Math.abs((double) b - a);
        return change > 0 && change * 100 >= (double) percent * Math.max(a, b);
    }
}
