package io.tracecap.tools.diff;

import io.tracecap.format.file.TraceFile;
import io.tracecap.tools.display.ColorOptions;
import io.tracecap.tools.display.Display;
import io.tracecap.tools.json.JsonWriter;
import io.tracecap.tools.select.EventSelection;
import io.tracecap.tools.select.SelectedEvents;
import io.tracecap.tools.select.SelectionOptions;
import io.tracecap.tools.source.TraceSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tracetool diff}. */
@Command(
        name = "diff",
        description = {
            "Compares two recordings of a program and says where they part.",
            "What differs from run to run of the same program is not compared: pids, addresses, numbers of descriptors,"
                    + " temporary names, times, inodes, and what the scheduler and the allocator did."
        },
        footer = {"", "Exit status: 0 if they are the same, 1 if not, 2 in case of trouble."},
        sortOptions = false)
public final class DiffCommand implements Callable<Integer> {
    private static final int SAME = 0;
    private static final int DIFFERENT = 1;
    private static final int DEFAULT_CONTEXT = 3;
    private static final int DEFAULT_PERCENT = 10;

    private final TraceSource source;
    private final OutputStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description =
                    "Two traces, the first of a run that went well, say. Of more than two, all but the last are of runs that went"
                            + " well: what varies among them is not reported for the last one. '--' may stand before that.")
    private List<Path> traces = List.of();

    @Option(
            names = {"-q", "--brief"},
            description = "Print nothing: the exit status says whether they differ.")
    private boolean brief;

    @Option(names = "--stat", description = "Show only which programs differ, and in how many calls.")
    private boolean onlyTree;

    @Option(names = "--first-divergence", description = "Show only the first divergence.")
    private boolean onlyFirst;

    @Option(
            names = "--summary",
            description =
                    "Show which calls were made, and which files were named, more or less often than in the first, failed more or"
                            + " less often, or took more or less time.")
    private boolean onlyUsage;

    @Option(
            names = "--time",
            description =
                    "Show which of the calls that both made took longer in the second, those first that cost most.")
    private boolean onlySlower;

    @Option(
            names = "--threshold",
            paramLabel = "PERCENT",
            description = "With --summary and --time: leave out what changed by less. Default: 10.")
    private int percent = DEFAULT_PERCENT;

    @Option(
            names = "--process",
            paramLabel = "SLOT",
            description =
                    "Show all differences of the process at this place in the tree of the first trace, such as 0.4;"
                            + " 0.4/ with all below it.")
    private @Nullable String process;

    @Option(
            names = {"-U", "--unified"},
            paramLabel = "N",
            description = "Show N common calls before and behind a difference. Default: 3.")
    private int context = DEFAULT_CONTEXT;

    @Option(
            names = "--map-path",
            paramLabel = "OLD=NEW",
            description = "Take the directory OLD of the first trace for NEW of the second. Can be repeated.")
    private Map<String, String> paths = new LinkedHashMap<>();

    @Option(
            names = "--keep",
            paramLabel = "RULE",
            split = ",",
            description =
                    "Compare also what is otherwise left out: addresses, pids, descriptors, temporary, directories,"
                            + " times, portions, scheduling.")
    private String[] kept = {};

    @Option(
            names = "--no-data",
            description =
                    "Do not compare what was read from files and written to them, nor names in directories, also where"
                            + " both traces have them (recorded with --data).")
    private boolean withoutData;

    @Option(names = "--strict", description = "Compare all of these.")
    private boolean strict;

    @Option(names = "--json", description = "Print one JSON object, as tools/DIFF-JSON.md documents it.")
    private boolean json;

    @Mixin
    private ColorOptions colors = new ColorOptions();

    @Mixin
    private SelectionOptions selected = new SelectionOptions();

    /**
     * Makes the command.
     *
     * @param source opens the traces
     * @param out takes the result
     */
    public DiffCommand(TraceSource source, OutputStream out) {
        this.source = source;
        this.out = out;
    }

    /**
     * Compares the traces.
     *
     * @throws IOException when one cannot be read to its end, or the result cannot be written
     */
    @Override
    public Integer call() throws IOException {
        selected.expect(Set.of());
        if (traces.size() < 2) {
            throw new ParameterException(spec.commandLine(), "two traces are needed to compare them");
        }
        if (context < 0) {
            throw new ParameterException(spec.commandLine(), "-U takes a number from 0 on");
        }
        if (percent < 0 || percent > 100) {
            throw new ParameterException(spec.commandLine(), "--threshold takes a number from 0 to 100");
        }
        Rules rules = new Rules(rules());
        Dictionary dictionary = new Dictionary();
        Path bad = traces.get(traces.size() - 1);
        try (TraceFile a = source.open(traces.get(0));
                TraceFile b = source.open(bad)) {
            int dataLimit = dataLimit();
            Side first = SideReader.read(a, dictionary, chosen(a), reading(rules, paths, dataLimit));
            Learnt learnt = learn(first, dictionary, dataLimit);
            Side last = SideReader.read(b, dictionary, chosen(b), reading(rules, Map.of(), dataLimit));
            Comparison comparison =
                    Comparison.of(first, last, dictionary.tokens()).without(learnt);
            rules.applied(Rule.SCHEDULING, comparison.repetitions());
            if (json) {
                JsonWriter writer = new JsonWriter(out);
                DiffJson report = new DiffJson(comparison, writer);
                report.begin(traces.get(0).toString(), bad.toString());
                report.differences(rules, learnt);
                if (onlyUsage) {
                    report.usage(percent);
                }
                if (onlySlower) {
                    report.slower(percent);
                }
                report.end();
            } else if (!brief) {
                print(comparison, rules, learnt, a);
            }
            return comparison.differs() ? DIFFERENT : SAME;
        }
    }

    /** What varies among runs that went well. What is normalised in these is not counted. */
    private Learnt learn(Side first, Dictionary dictionary, int dataLimit) throws IOException {
        Learnt learnt = new Learnt();
        for (Path another : traces.subList(1, traces.size() - 1)) {
            try (TraceFile trace = source.open(another)) {
                Side side = SideReader.read(
                        trace, dictionary, chosen(trace), reading(new Rules(rules()), paths, dataLimit));
                learnt.add(Comparison.of(first, side, dictionary.tokens()));
            }
        }
        return learnt;
    }

    private Reading reading(Rules rules, Map<String, String> mapped, int dataLimit) {
        return new Reading(rules, mapped, dataLimit, onlyUsage, !onlyUsage);
    }

    /** Of what was read and written all traces have so many bytes. */
    private int dataLimit() throws IOException {
        int limit = withoutData ? 0 : Integer.MAX_VALUE;
        for (int i = 0; i < traces.size() && limit > 0; i++) {
            try (TraceFile trace = source.open(traces.get(i))) {
                limit = Math.min(limit, trace.header().privacy().dataLimit());
            }
        }
        return limit;
    }

    /** How a call ended is known only behind it: with a selection, all is decided before. */
    private SelectedEvents chosen(TraceFile trace) throws IOException {
        return selected.selection().equals(EventSelection.ALL) ? selected.select(trace) : selected.find(trace);
    }

    private Set<Rule> rules() {
        EnumSet<Rule> rules = strict ? EnumSet.noneOf(Rule.class) : EnumSet.allOf(Rule.class);
        for (String word : kept) {
            try {
                rules.remove(Rule.valueOf(word.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                throw new ParameterException(spec.commandLine(), "--keep: there is no rule '" + word + "'", unknown);
            }
        }
        return rules;
    }

    private void print(Comparison comparison, Rules rules, Learnt learnt, TraceFile a) throws IOException {
        if (onlyUsage || onlySlower) {
            DiffTables tables = new DiffTables(comparison, out, percent);
            if (onlyUsage) {
                tables.usage();
            }
            if (onlySlower) {
                tables.slower();
            }
            return;
        }
        DiffReport report = new DiffReport(comparison, out, Display.plain(colors.areWanted()), context);
        String slot = process;
        if (slot != null) {
            report.all(place -> isMeant(place, slot));
            return;
        }
        if (!onlyFirst) {
            report.header();
            report.tree();
        }
        if (!onlyTree) {
            report.first(a);
        }
        if (!onlyFirst && !onlyTree) {
            report.learnt(learnt);
            report.normalised(rules);
        }
    }

    private static boolean isMeant(String place, String slot) {
        if (!slot.endsWith("/")) {
            return place.equals(slot);
        }
        String top = slot.substring(0, slot.length() - 1);
        return place.equals(top) || place.startsWith(top + ".");
    }
}
