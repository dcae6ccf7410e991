package io.tracecap.testdata.e2e;

import io.tracecap.testdata.compare.Comparison;
import io.tracecap.testdata.compare.Difference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far a program's trace agrees with strace's.
 *
 * @param program the program
 * @param tracecap strace's lines against tracecap's
 * @param strace strace's lines against those of a second run of strace
 */
record Agreement(RealProgram program, Comparison tracecap, Comparison strace) {

    /** Differences that neither the table of known ones nor the program's own variation accounts for. */
    List<Difference> unexplained() {
        return tracecap.differences().stream()
                .filter(difference -> reason(difference).isEmpty())
                .toList();
    }

    /** How often each reason was needed. */
    Map<String, Long> reasons() {
        return tracecap.differences().stream()
                .flatMap(difference -> reason(difference).stream())
                .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting()));
    }

    private Optional<String> reason(Difference difference) {
        return KnownDifferences.reasonFor(difference).or(() -> program.reasonFor(difference));
    }

    /** One line of the report. */
    String line() {
        return line(program.name(), tracecap.agreeing(), tracecap.lines(), strace.agreeing(), strace.lines());
    }

    /** The report of all programs, as {@code target/agreement.txt} has it. */
    static String report(List<Agreement> all) {
        StringBuilder out = new StringBuilder();
        for (Agreement each : all) {
            out.append(each.line()).append('\n');
            each.reasons().forEach((reason, count) -> out.append("    ")
                    .append(count)
                    .append(" x ")
                    .append(reason)
                    .append('\n'));
        }
        List<Difference> differences = all.stream()
                .flatMap(agreement -> agreement.tracecap.differences().stream())
                .toList();
        for (String reason : KnownDifferences.unusedBy(differences)) {
            out.append("no longer needed: ").append(reason).append('\n');
        }
        return out.append(total(all)).append('\n').toString();
    }

    private static String total(List<Agreement> all) {
        return line(
                "total",
                all.stream().mapToInt(a -> a.tracecap.agreeing()).sum(),
                all.stream().mapToInt(a -> a.tracecap.lines()).sum(),
                all.stream().mapToInt(a -> a.strace.agreeing()).sum(),
                all.stream().mapToInt(a -> a.strace.lines()).sum());
    }

    private static String line(String name, int agreeing, int lines, int straceAgreeing, int straceLines) {
        return "%s: agree %d of %d lines (two runs of strace: %d of %d)"
                .formatted(name, agreeing, lines, straceAgreeing, straceLines);
    }
}
