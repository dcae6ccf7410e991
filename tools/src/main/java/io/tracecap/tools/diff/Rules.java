package io.tracecap.tools.diff;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which rules hold, and how often each of them had something to do. For one thread. */
final class Rules {
    /** Calls have few different ones. */
    private static final int MOST_KNOWN = 1 << 12;

    private final Set<Rule> on;
    private final Map<Rule, Integer> places = new EnumMap<>(Rule.class);
    private final Map<Counts, Counts> known = new HashMap<>();
    private long[] counts = new long[Rule.values().length];
    private boolean paused;

    /** How often each rule had something to do, up to some moment or in between two. */
    static final class Counts {
        private final long[] byRule;

        private Counts(long[] byRule) {
            this.byRule = byRule;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Counts counts && Arrays.equals(byRule, counts.byRule);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(byRule);
        }
    }

    Rules(Set<Rule> on) {
        this.on = EnumSet.copyOf(on);
        for (Rule rule : Rule.values()) {
            places.put(rule, places.size());
        }
    }

    private int place(Rule rule) {
        return places.getOrDefault(rule, 0);
    }

    /** Whether a rule holds. */
    boolean hold(Rule rule) {
        return on.contains(rule);
    }

    /** Whether all rules hold. */
    boolean holdAll() {
        return on.size() == Rule.values().length;
    }

    /** A rule had something to do. */
    void applied(Rule rule) {
        applied(rule, 1);
    }

    /** A rule had something to do so many times. */
    void applied(Rule rule, long times) {
        if (!paused) {
            counts[place(rule)] += times;
        }
    }

    /** How often a rule had something to do. */
    long count(Rule rule) {
        return counts[place(rule)];
    }

    /** How often each had something to do until now. */
    Counts counts() {
        return new Counts(counts.clone());
    }

    /** How often each had something to do since a moment. */
    Counts since(Counts moment) {
        long[] more = new long[counts.length];
        for (int i = 0; i < more.length; i++) {
            more[i] = counts[i] - moment.byRule[i];
        }
        Counts since = new Counts(more);
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        Counts same = known.putIfAbsent(since, since);
        return same == null ? since : same;
    }

    /** From now on, or no longer, nothing is counted: what is done is not for the result. */
    void pause(boolean isPaused) {
        paused = isPaused;
    }

    /** Each had something to do so often again. */
    void add(Counts more) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += more.byRule[i];
        }
    }
}
