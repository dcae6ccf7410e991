package io.tracecap.tools.diff;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which rules hold, and how often each of them had something to do. For one thread. */
final class Rules {
    private final Set<Rule> on;
    private final Map<Rule, Long> counts = new EnumMap<>(Rule.class);

    Rules(Set<Rule> on) {
        this.on = EnumSet.copyOf(on);
    }

    /** Whether a rule holds. */
    boolean hold(Rule rule) {
        return on.contains(rule);
    }

    /** A rule had something to do. */
    void applied(Rule rule) {
        applied(rule, 1);
    }

    /** A rule had something to do so many times. */
    void applied(Rule rule, long times) {
        counts.merge(rule, times, Long::sum);
    }

    /** How often a rule had something to do. */
    long count(Rule rule) {
        return counts.getOrDefault(rule, 0L);
    }
}
