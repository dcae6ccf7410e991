package io.tracecap.tools.diff;

import java.util.HashSet;
import java.util.Set;

/**
 * What several runs that went well do not have in common with the first of them: what differs there in the same place, or in the
 * same calls, says nothing about a run that went wrong.
 */
final class Learnt {
    private final Set<Long> events = new HashSet<>();
    private final Set<Integer> calls = new HashSet<>();
    private final Set<String> programs = new HashSet<>();
    private final Set<String> facts = new HashSet<>();
    private int runs;

    /**
     * Takes in another run.
     *
     * @param another the first run that went well compared with it
     */
    void add(Comparison another) {
        runs++;
        for (HeaderComparison.Fact fact : another.facts()) {
            facts.add(fact.name());
        }
        for (Comparison.Programs pair : another.programs()) {
            if (!pair.isMatched()) {
                programs.add(pair.either().destiny());
            }
            for (StreamComparison thread : pair.threads()) {
                for (Difference difference : thread.differences()) {
                    add(thread, difference);
                }
            }
        }
    }

    private void add(StreamComparison thread, Difference difference) {
        if (difference.kind() == Difference.Kind.ADDED) {
            calls.add(thread.b().token(difference.b()));
        } else {
            events.add(thread.a().event(difference.a()));
            calls.add(thread.a().token(difference.a()));
        }
    }

    /** Whether a difference from the first run is one that is there without anything having gone wrong. */
    boolean explains(StreamComparison thread, Difference difference) {
        if (difference.kind() == Difference.Kind.ADDED) {
            return calls.contains(thread.b().token(difference.b()));
        }
        return events.contains(thread.a().event(difference.a()))
                || (difference.kind() == Difference.Kind.REMOVED
                        && calls.contains(thread.a().token(difference.a())));
    }

    /** Whether a program is there in some runs, and not in others. */
    boolean explains(Image onlyOnOneSide) {
        return programs.contains(onlyOnOneSide.destiny());
    }

    /** Whether a fact about how runs were made differed. */
    boolean explains(HeaderComparison.Fact fact) {
        return facts.contains(fact.name());
    }

    /** How many runs were taken in beside the first. */
    int runs() {
        return runs;
    }

    /** How many different calls varied. */
    int calls() {
        return calls.size();
    }

    /** How many different programs were there in some runs only. */
    int programs() {
        return programs.size();
    }
}
