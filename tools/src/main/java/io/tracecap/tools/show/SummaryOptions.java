package io.tracecap.tools.show;

import io.tracecap.tools.count.CountColumn;
import io.tracecap.tools.count.CountOrder;
import io.tracecap.tools.count.CountTable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of strace's table of counts. */
public final class SummaryOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-c", "--summary-only"},
            description = {
                "Show a table of calls, errors and times instead of lines. Times are wall clock, as with -w: a trace does"
                        + " not have system time."
            })
    private boolean only;

    @Option(
            names = {"-C", "--summary"},
            description = "Show the table behind the lines.")
    private boolean also;

    @Option(
            names = {"-w", "--summary-wall-clock"},
            description = "Says that wall clock is meant, which it always is.")
    private boolean wallClock;

    @Option(
            names = {"-S", "--summary-sort-by"},
            paramLabel = "COLUMN",
            description =
                    "Sort the table by time, min-time, max-time, avg-time, calls, errors, name or nothing (default: time).")
    private @Nullable String order;

    @Option(
            names = {"-U", "--summary-columns"},
            paramLabel = "COLUMNS",
            description = {
                "Columns of the table: time-percent, total-time, min-time, max-time, avg-time, calls, errors, name,"
                        + " separated by commas."
            })
    private @Nullable String columns;

    /** Whether there is a table. */
    boolean isWanted() {
        return only || also;
    }

    /** Whether there is nothing but a table. */
    boolean isAll() {
        return only;
    }

    /** Whether the user may expect system time, which there is none of. */
    boolean mayMeanSystemTime() {
        return isWanted() && !wallClock;
    }

    /** The table. */
    CountTable table() {
        return new CountTable(
                columns == null ? CountTable.USUAL : parse("-U", columns, CountColumn::parse),
                order == null ? CountOrder.BY_TIME : parse("-S", order, CountOrder::parse));
    }

    private <T> T parse(String option, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }
}
