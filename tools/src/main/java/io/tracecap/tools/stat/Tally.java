package io.tracecap.tools.stat;

import io.tracecap.tools.access.ErrorCounts;
import java.util.List;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

/** Counts calls: a row of the table. Allocates to grow only. For one thread. */
final class Tally {
    private static final int DIGITS = 2;
    /** Longer calls count as so long in percentiles: twelve days. */
    private static final long LONGEST_NS = 1L << 50;

    private final long key;
    private final AbstractHistogram durations;
    private long calls;
    private long failed;
    private long totalNs;
    private long descendantsNs;
    private long minNs = Long.MAX_VALUE;
    private long maxNs;
    private long bytes;
    private @Nullable ErrorCounts errors;

    /**
     * Nothing is counted yet.
     *
     * @param key what it stands for
     * @param isOneOfMany whether there are so many that each has to be small
     */
    Tally(long key, boolean isOneOfMany) {
        this.key = key;
        durations = isOneOfMany ? new PackedHistogram(DIGITS) : new Histogram(DIGITS);
        durations.setAutoResize(true);
    }

    /**
     * Counts a call that came back.
     *
     * @param moved how many bytes it moved
     */
    void add(long durationNs, long result, long moved) {
        calls++;
        totalNs = saturatedSum(totalNs, durationNs);
        minNs = Math.min(minNs, durationNs);
        maxNs = Math.max(maxNs, durationNs);
        durations.recordValue(Math.min(Math.max(0, durationNs), LONGEST_NS));
        bytes = saturatedSum(bytes, moved);
        if (ErrorCounts.isError(result)) {
            failed++;
            ErrorCounts known = errors;
            if (known == null) {
                known = new ErrorCounts();
                errors = known;
            }
            known.add(result);
        }
    }

    private static long saturatedSum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    /** Those that it made spent so much time too. */
    void addDescendants(long ns) {
        descendantsNs = saturatedSum(descendantsNs, ns);
    }

    long key() {
        return key;
    }

    long calls() {
        return calls;
    }

    long failed() {
        return failed;
    }

    /** Time of its calls, and of those of its descendants. */
    long totalNs() {
        return saturatedSum(totalNs, descendantsNs);
    }

    /** Time of its own calls. */
    long selfNs() {
        return totalNs;
    }

    long minNs() {
        return calls == 0 ? 0 : minNs;
    }

    long maxNs() {
        return maxNs;
    }

    long averageNs() {
        return calls == 0 ? 0 : totalNs / calls;
    }

    /** The duration that so many percent of the calls did not exceed, to within one percent. */
    long percentileNs(double percent) {
        return Math.min(maxNs, durations.getValueAtPercentile(percent));
    }

    /** Bytes that calls moved through descriptors. */
    long bytes() {
        return bytes;
    }

    /** How many calls took at least {@code fromNs} and less than {@code toNs}, to within one percent of these. */
    long callsBetween(long fromNs, long toNs) {
        return durations.getCountBetweenValues(fromNs, toNs - 1);
    }

    /** How calls failed, most frequent first. */
    List<ErrorCounts.Failures> failures() {
        ErrorCounts known = errors;
        return known == null ? List.of() : known.all();
    }
}
