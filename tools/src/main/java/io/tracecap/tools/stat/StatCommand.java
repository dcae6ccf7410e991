package io.tracecap.tools.stat;

import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.tools.display.DisplayOptions;
import io.tracecap.tools.json.JsonWriter;
import io.tracecap.tools.select.SelectionOptions;
import io.tracecap.tools.source.TraceSource;
import io.tracecap.tools.text.TroubleText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tracetool stat}. */
@Command(
        name = "stat",
        description = "Counts calls, errors, times and bytes, by system call or by something else.",
        sortOptions = false)
public final class StatCommand implements Callable<Integer> {
    private static final int FEW = 3;

    private final TraceSource source;
    private final OutputStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The trace; - is standard input.")
    private Path file = Path.of("");

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description = "What has a row: syscall (if not given), class, errno, process, exe, file, fd or host.")
    private String by = "syscall";

    @Option(
            names = "--sort",
            paramLabel = "COLUMN",
            description =
                    "By what the rows are sorted, most first: total (if not given), self, calls, errors, min, avg,"
                            + " p50, p95, p99, max, bytes or name.")
    private String sort = "total";

    @Option(names = "--top", paramLabel = "N", description = "Show the first N rows only.")
    private @Nullable Integer top;

    @Option(
            names = "--histogram",
            description = "Draw how many calls took how long, of the first 3 rows, or as many as --top says.")
    private boolean histogram;

    @Mixin
    private SelectionOptions selected = new SelectionOptions();

    @Mixin
    private DisplayOptions display = new DisplayOptions();

    @Option(names = "--csv", description = "Print comma-separated values; times in nanoseconds.")
    private boolean csv;

    @Option(names = "--json", description = "Print one JSON object, as tools/STAT-JSON.md documents it.")
    private boolean json;

    /**
     * Makes the command.
     *
     * @param source opens the traces
     * @param out takes the table
     */
    public StatCommand(TraceSource source, OutputStream out) {
        this.source = source;
        this.out = out;
    }

    /**
     * Prints the table. Of a damaged trace, what is counted before the damage.
     *
     * @throws IOException when the file cannot be read to its end, or the result cannot be written
     */
    @Override
    public Integer call() throws IOException {
        selected.expect(Set.of());
        Grouping grouping = checked("--by", by, Grouping::parse);
        StatColumn column = checked("--sort", sort, StatColumn::parse);
        if (top != null && top < 0) {
            throw new ParameterException(spec.commandLine(), "--top: " + top + " is negative");
        }
        try (TraceFile trace = source.open(file)) {
            StatPass pass = new StatPass(trace, grouping);
            TraceFormatException damage = null;
            try {
                pass.read(selected.select(trace));
            } catch (TraceFormatException e) {
                damage = e;
            }
            List<StatRow> rows = new ArrayList<>(pass.rows(processes(trace, grouping)));
            rows.sort(column.order());
            print(grouping, rows, damage);
            if (damage != null) {
                throw damage;
            }
        }
        return 0;
    }

    private <T> T checked(String option, String word, Function<String, T> parser) {
        try {
            return parser.apply(word);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }

    /** The processes, where rows are about these; of a damaged trace they are not known. */
    private static List<ProcessInfo> processes(TraceFile trace, Grouping by) throws IOException {
        if (by != Grouping.PROCESS && by != Grouping.FD) {
            return List.of();
        }
        try {
            return trace.processes();
        } catch (TraceFormatException damage) {
            return List.of();
        }
    }

    private void print(Grouping grouping, List<StatRow> all, @Nullable TraceFormatException damage) throws IOException {
        int most = top != null ? top : histogram ? FEW : all.size();
        List<StatRow> rows = all.subList(0, Math.min(most, all.size()));
        int leftOut = all.size() - rows.size();
        StatTable table = new StatTable(grouping, display.display(), out);
        if (json) {
            String error = damage == null ? "" : TroubleText.of(damage);
            new StatJson(new JsonWriter(out)).write(file.toString(), grouping, rows, leftOut, error);
        } else if (csv) {
            table.printValues(rows);
        } else if (histogram) {
            table.printHistograms(rows);
        } else {
            long total = 0;
            for (StatRow row : all) {
                total += row.tally().selfNs();
            }
            table.print(rows, total, leftOut);
        }
    }
}
