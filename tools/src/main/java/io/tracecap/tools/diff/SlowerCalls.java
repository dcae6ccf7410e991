package io.tracecap.tools.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The calls of both runs that took longer in the second one. */
final class SlowerCalls {
    private static final Comparator<Slower> LEAST_FIRST = Comparator.comparingLong(Slower::lostNs);

    private final int percent;
    private final int most;
    private final PriorityQueue<Slower> worst = new PriorityQueue<>(LEAST_FIRST);
    private long count;
    private long lostNs;

    /**
     * A call that took longer.
     *
     * @param programs whose it is
     * @param thread in which thread
     * @param a its index in the first trace's thread
     * @param b its index in the second
     */
    record Slower(Comparison.Programs programs, StreamComparison thread, int a, int b) {
        long aNs() {
            return thread.a().durationNs(a);
        }

        long bNs() {
            return thread.b().durationNs(b);
        }

        /** How much longer it took, in nanoseconds. */
        long lostNs() {
            return bNs() - aNs();
        }
    }

    private SlowerCalls(int percent, int most) {
        this.percent = percent;
        this.most = most;
    }

    /**
     * Finds them: those that took longer by {@link UsageChange#SHORTEST_NS} and {@code percent} of what they took then.
     *
     * @param most how many of them are kept, those that took most longer
     */
    static SlowerCalls of(Comparison comparison, int percent, int most) {
        SlowerCalls slower = new SlowerCalls(percent, most);
        for (Comparison.Programs programs : comparison.programs()) {
            for (StreamComparison thread : programs.threads()) {
                thread.pairs((a, b) -> slower.add(new Slower(programs, thread, a, b)));
            }
        }
        return slower;
    }

    private void add(Slower call) {
        if (call.lostNs() >= UsageChange.SHORTEST_NS && UsageChange.isLarge(call.aNs(), call.bNs(), percent)) {
            count++;
            lostNs += call.lostNs();
            worst.add(call);
            if (worst.size() > most) {
                worst.remove();
            }
        }
    }

    /** The worst of them, the worst first. */
    List<Slower> worst() {
        List<Slower> sorted = new ArrayList<>(worst);
        sorted.sort(LEAST_FIRST.reversed());
        return sorted;
    }

    /** How many there are in all. */
    long count() {
        return count;
    }

    /** How much longer they took, in all, in nanoseconds. */
    long lostNs() {
        return lostNs;
    }
}
