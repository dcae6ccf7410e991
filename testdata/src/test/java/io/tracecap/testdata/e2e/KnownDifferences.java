package io.tracecap.testdata.e2e;

import io.tracecap.testdata.compare.Difference;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where {@code tracetool show} prints something else than strace on purpose, or knows less, with the reason. A line with
 * such a difference does not count as agreeing. A difference that is not in this table, and is not of the program's own
 * making, fails the comparison.
 */
final class KnownDifferences {
    private static final List<Rule> RULES = List.of(rule(
            "getpgrp|getsid|getpgid",
            Difference.WHOLE_LINE,
            ".*",
            ".*",
            "under strace the program is strace's child, in strace's group; under tracecap, as untraced, the leader"));

    /**
     * A kind of difference.
     *
     * @param calls names of the calls
     * @param position argument, {@link Difference#REMARK} or {@link Difference#WHOLE_LINE}
     * @param strace what strace prints there
     * @param tracecap what tracetool prints there
     * @param reason why that is so
     */
    record Rule(Pattern calls, int position, Pattern strace, Pattern tracecap, String reason) {
        boolean covers(Difference difference) {
            return position == difference.position()
                    && calls.matcher(difference.name()).matches()
                    && strace.matcher(difference.strace()).matches()
                    && tracecap.matcher(difference.tracecap()).matches();
        }
    }

    private KnownDifferences() {}

    private static Rule rule(String calls, int position, String strace, String tracecap, String reason) {
        return new Rule(
                Pattern.compile(calls),
                position,
                Pattern.compile(strace, Pattern.DOTALL),
                Pattern.compile(tracecap, Pattern.DOTALL),
                reason);
    }

    /** The reason for a difference, if it has one here. */
    static Optional<String> reasonFor(Difference difference) {
        return RULES.stream()
                .filter(rule -> rule.covers(difference))
                .map(Rule::reason)
                .findFirst();
    }

    /** Reasons that none of these differences has: rules to take out. */
    static List<String> unusedBy(List<Difference> differences) {
        return RULES.stream()
                .filter(rule -> differences.stream().noneMatch(rule::covers))
                .map(Rule::reason)
                .toList();
    }
}
