package io.tracecap.tools.diff;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which rules hold, and how often each of them had something to do. For one thread. */
final class Rules {
    private final Set<Rule> on;
    private final Map<Rule, Long> counts = new EnumMap<>(Rule.class);
    private boolean paused;

    /**
     * How often each rule had something to do, up to some moment or in between two.
     *
     * @param byRule those that had something to do
     */
    record Counts(Map<Rule, Long> byRule) {}

    Rules(Set<Rule> on) {
        this.on = EnumSet.copyOf(on);
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
            counts.merge(rule, times, Long::sum);
        }
    }

    /** How often a rule had something to do. */
    long count(Rule rule) {
        return counts.getOrDefault(rule, 0L);
    }

    /** How often each had something to do until now. */
    Counts counts() {
        return new Counts(new EnumMap<>(counts));
    }

    /** How often each had something to do since a moment. */
    Counts since(Counts moment) {
        Map<Rule, Long> more = new EnumMap<>(Rule.class);
        counts.forEach((rule, count) -> {
            long before = moment.byRule.getOrDefault(rule, 0L);
            if (count > before) {
                more.put(rule, count - before);
            }
        });
        return new Counts(more);
    }

    /** From now on, or no longer, nothing is counted: what is done is not for the result. */
    void pause(boolean isPaused) {
        paused = isPaused;
    }

    /** Each had something to do so often again. */
    void add(Counts more) {
        for (Map.Entry<Rule, Long> count : more.byRule.entrySet()) {
            applied(count.getKey(), count.getValue());
        }
    }
}
