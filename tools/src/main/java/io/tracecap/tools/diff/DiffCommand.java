package io.tracecap.tools.diff;

import io.tracecap.format.file.TraceFile;
import io.tracecap.tools.select.EventSelection;
import io.tracecap.tools.select.SelectedEvents;
import io.tracecap.tools.select.SelectionOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
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

    private final OutputStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "FILE", description = "The first trace: of a run that went well, say.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "FILE", description = "The second one.")
    private Path second = Path.of("");

    @Option(
            names = {"-q", "--brief"},
            description = "Print nothing: the exit status says whether they differ.")
    private boolean brief;

    @Option(names = "--stat", description = "Show only which programs differ, and in how many calls.")
    private boolean onlyTree;

    @Option(names = "--first-divergence", description = "Show only the first divergence.")
    private boolean onlyFirst;

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
                    "Do not compare what was read from files and written to them. Without this, it is compared where both"
                            + " traces have it (recorded with --data).")
    private boolean withoutData;

    @Option(names = "--strict", description = "Compare all of these.")
    private boolean strict;

    @Mixin
    private SelectionOptions selected = new SelectionOptions();

    /**
     * Makes the command.
     *
     * @param out takes the result
     */
    public DiffCommand(OutputStream out) {
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
        if (context < 0) {
            throw new ParameterException(spec.commandLine(), "-U takes a number from 0 on");
        }
        Rules rules = new Rules(rules());
        Tokens tokens = new Tokens();
        try (TraceFile a = TraceFile.open(first);
                TraceFile b = TraceFile.open(second)) {
            int dataLimit = dataLimit(a, b);
            Comparison comparison = Comparison.of(
                    SideReader.read(a, tokens, rules, paths, chosen(a), dataLimit),
                    SideReader.read(b, tokens, rules, Map.of(), chosen(b), dataLimit),
                    tokens);
            rules.applied(Rule.SCHEDULING, comparison.repetitions());
            if (!brief) {
                print(comparison, rules, a);
            }
            return comparison.differs() ? DIFFERENT : SAME;
        }
    }

    /** Of what was read and written both have so many bytes. */
    private int dataLimit(TraceFile a, TraceFile b) {
        return withoutData
                ? 0
                : Math.min(
                        a.header().privacy().dataLimit(), b.header().privacy().dataLimit());
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

    private void print(Comparison comparison, Rules rules, TraceFile a) throws IOException {
        DiffReport report = new DiffReport(comparison, out, context);
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
