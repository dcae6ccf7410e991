package io.tracecap.tools.diff;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Prints what two runs did how often, and what took longer in the second one. Names from the traces are escaped already. */
final class DiffTables {
    /** How many rows a table has at most. */
    static final int MOST_ROWS = 40;

    private static final int LONGEST_NAME = 100;
    private static final double NANOS = 1e9;

    private final Comparison comparison;
    private final OutputStream out;
    private final int percent;

    /**
     * Makes tables.
     *
     * @param percent what changed by less of the larger number is not listed
     */
    DiffTables(Comparison comparison, OutputStream out, int percent) {
        this.comparison = comparison;
        this.out = out;
        this.percent = percent;
    }

    /** Prints calls and files. */
    void usage() throws IOException {
        Usage a = comparison.a().usage();
        Usage b = comparison.b().usage();
        table("call", UsageChange.ofCalls(a, b, percent));
        table("file", UsageChange.ofPaths(a, b, percent));
    }

    private void table(String what, List<UsageChange> changes) throws IOException {
        if (changes.isEmpty()) {
            line("no " + what + " whose number, errors or time changed by " + percent + " %");
            return;
        }
        line("     calls a    calls b   errors a   errors b   time a, s   time b, s  " + what);
        for (UsageChange change : changes.subList(0, Math.min(changes.size(), MOST_ROWS))) {
            Usage.Count a = change.a();
            Usage.Count b = change.b();
            line(String.format(
                    Locale.ROOT,
                    "  %10d %10d %10d %10d %11.6f %11.6f  %s",
                    a.calls(),
                    b.calls(),
                    a.errors(),
                    b.errors(),
                    a.ns() / NANOS,
                    b.ns() / NANOS,
                    shortened(change.name())));
        }
        if (changes.size() > MOST_ROWS) {
            line("  ... and " + (changes.size() - MOST_ROWS) + " more");
        }
    }

    /** Prints the calls that took longer in the second run. */
    void slower() throws IOException {
        SlowerCalls slower = SlowerCalls.of(comparison, percent, MOST_ROWS);
        line(String.format(
                Locale.ROOT,
                "%d of the calls that both made took longer in the second, by %d %% or more and at least 1 ms; in all %.6f s",
                slower.count(),
                percent,
                slower.lostNs() / NANOS));
        if (slower.count() > 0) {
            line("   time a, s   time b, s  slot      call");
        }
        for (SlowerCalls.Slower call : slower.worst()) {
            TokenStream a = call.thread().a();
            line(String.format(
                    Locale.ROOT,
                    " %11.6f %11.6f  %-8s  a:%d %s",
                    call.aNs() / NANOS,
                    call.bNs() / NANOS,
                    comparison.slot(call.programs()),
                    a.event(call.a()),
                    shortened(comparison.tokens().get(a.token(call.a())).text())));
        }
        if (slower.count() > MOST_ROWS) {
            line("  ... and " + (slower.count() - MOST_ROWS) + " more");
        }
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME - 3) + "..." : text;
    }

    private void line(String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
