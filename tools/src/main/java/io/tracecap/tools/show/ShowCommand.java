package io.tracecap.tools.show;

import io.tracecap.format.event.EventView;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFollower;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.tools.count.CallCounts;
import io.tracecap.tools.display.ColorOptions;
import io.tracecap.tools.select.EventSelection;
import io.tracecap.tools.select.Qualifier;
import io.tracecap.tools.select.SectionFilter;
import io.tracecap.tools.select.SelectedEvents;
import io.tracecap.tools.select.SelectionOptions;
import io.tracecap.tools.source.TraceSource;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tracetool show}. */
@Command(
        name = "show",
        description = "Shows a trace as strace does, one line for each system call, signal and exit.",
        sortOptions = false)
public final class ShowCommand implements Callable<Integer> {
    private static final Set<Qualifier.Kind> UNDERSTOOD = EnumSet.of(
            Qualifier.Kind.QUIET,
            Qualifier.Kind.ABBREV,
            Qualifier.Kind.VERBOSE,
            Qualifier.Kind.RAW,
            Qualifier.Kind.READ,
            Qualifier.Kind.WRITE,
            Qualifier.Kind.DECODE_FDS,
            Qualifier.Kind.DECODE_PIDS);

    /** Exit code of grep(1) likewise. */
    private static final int NOTHING_FOUND = 1;

    private final TraceSource source;
    private final OutputStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The trace; - is standard input.")
    private Path file = Path.of("");

    @Mixin
    private SelectionOptions selected = new SelectionOptions();

    @Mixin
    private QuietOptions quiet = new QuietOptions();

    @Mixin
    private TimeOptions times = new TimeOptions();

    @Mixin
    private LineOptions line = new LineOptions();

    @Mixin
    private ColorOptions colors = new ColorOptions();

    @Mixin
    private StyleOptions style = new StyleOptions();

    @Mixin
    private DumpOptions dumps = new DumpOptions();

    @Option(
            names = "--unfinished",
            description = {
                "Show a call in two lines, 'unfinished' and 'resumed', when something else happened meanwhile.",
                "Otherwise each call has one line, where it began."
            })
    private boolean unfinished;

    @Option(
            names = {"-F", "--follow"},
            description = {
                "Show a recording while it is made, until it ends; if there is none of that name, wait for it.",
                "Lines are as with --unfinished."
            })
    private boolean live;

    @Option(
            names = "--json",
            description = "Show one JSON object for each call and other event, as tools/SHOW-JSON.md documents them.")
    private boolean json;

    @Mixin
    private MatchOptions matches = new MatchOptions();

    @Mixin
    private SummaryOptions summary = new SummaryOptions();

    @Mixin
    private ResultOptions results = new ResultOptions();

    @Mixin
    private RecordingOptions recording = new RecordingOptions();

    /**
     * Makes the command.
     *
     * @param source opens the traces
     * @param out takes the lines
     */
    public ShowCommand(TraceSource source, OutputStream out) {
        this.source = source;
        this.out = out;
    }

    /**
     * Shows the trace. Of a damaged one, what is good before the damage.
     *
     * @throws IOException when the file cannot be read to its end, or the result cannot be written
     */
    @Override
    public Integer call() throws IOException {
        selected.expect(UNDERSTOOD);
        recording.expectPossible();
        if (summary.isWanted() && results.isSplit()) {
            throw new ParameterException(spec.commandLine(), "a table of all threads has no place with -ff");
        }
        if (live && TraceSource.isStandardInput(file)) {
            throw new ParameterException(spec.commandLine(), "-F follows a file, not standard input");
        }
        if (matches.isWanted()) {
            return match();
        }
        Layout layout = new Layout(
                quiet.silenced(selected),
                line.style(
                        times.style(),
                        !results.isSplit(),
                        colors.areWanted(results.isTerminal(), System.getenv()),
                        selected),
                style.calls(selected),
                style.column(),
                ZoneId.systemDefault(),
                dumps.dumps(selected),
                json);
        CallCounts counts = summary.isWanted() ? new CallCounts() : null;
        try (Result result = results.open(file, out)) {
            try {
                run(layout, counts, result);
            } finally {
                printTable(counts, result);
            }
        }
        return 0;
    }

    /** Says how many lines there would be, or only, by the exit code, whether there are any. */
    private int match() throws IOException {
        matches.expectAlone(live || results.isSplit() || summary.isWanted());
        Set<Message> silenced = quiet.silenced(selected);
        Predicate<EventView> points = point -> !PointChoice.isSilenced(point, silenced);
        long found;
        try (TraceFile trace = source.open(file)) {
            if (matches.isCount()) {
                SelectedEvents events = selected.find(trace, points);
                found = events.lines();
                try (Result result = results.open(file, out)) {
                    new TextBuffer().decimal(found).ascii('\n').writeTo(result.single());
                }
                events.expectComplete(trace);
            } else {
                found = selected.isAny(trace, points) ? 1 : 0;
            }
        }
        return found > 0 ? 0 : NOTHING_FOUND;
    }

    private void run(Layout layout, @Nullable CallCounts counts, Result result) throws IOException {
        if (live) {
            follow(layout, counts, result);
        } else if (counts != null && summary.isAll() && isSimple(selected.selection())) {
            count(counts);
        } else {
            show(layout, counts, result);
        }
    }

    /** Whether it is enough to know the thread and the system call of an event. */
    private static boolean isSimple(EventSelection selection) {
        return !selection.needsFiles() && !selection.needsDecision();
    }

    private void count(CallCounts counts) throws IOException {
        try (TraceFile trace = source.open(file)) {
            SelectedEvents events = selected.select(trace);
            counts.scan(trace, events.selection(), events.tasks());
            trace.expectComplete();
        }
    }

    private void printTable(@Nullable CallCounts counts, Result result) throws IOException {
        if (counts != null) {
            if (summary.mayMeanSystemTime() && !counts.isEmpty()) {
                say("system time is not recorded: times are wall clock, as with -w");
            }
            summary.table().print(counts, result.single());
        }
    }

    private void show(Layout layout, @Nullable CallCounts counts, Result result) throws IOException {
        try (TraceFile trace = source.open(file)) {
            SelectedEvents chosen = selected.select(trace);
            Pipeline pipeline = layout.pipeline(trace.header(), chosen, counts, slots(trace));
            SectionFilter sections = pipeline.sections();
            try (Lookahead lookahead = new Lookahead(() -> sections.events(trace));
                    EventCursor events = sections.events(trace)) {
                boolean joins = !unfinished && !summary.isAll() && result.split() == null;
                print(events, joins ? pipeline.joined(result.single(), lookahead) : asTheyCome(pipeline, result));
                chosen.expectComplete(trace);
            }
        }
    }

    /** Slots of processes, where they are asked for; none of a damaged trace, which its reader will report. */
    private IntFunction<@Nullable String> slots(TraceFile trace) throws IOException {
        if (!json) {
            return number -> null;
        }
        try {
            return new Slots(trace.processes())::of;
        } catch (TraceFormatException damage) {
            return number -> null;
        }
    }

    private EventPrinter asTheyCome(Pipeline pipeline, Result result) {
        if (summary.isAll()) {
            return pipeline.silent();
        }
        SplitFiles split = result.split();
        return split == null ? pipeline.asTheyCome(result.single()) : pipeline.staged(split);
    }

    private void follow(Layout layout, @Nullable CallCounts counts, Result result) throws IOException {
        SelectedEvents chosen = selected.selectLive();
        try (TraceFollower trace = TraceFollower.of(file)) {
            Function<TraceHeader, EventPrinter> printers =
                    header -> asTheyCome(layout.pipeline(header, chosen, counts, number -> null), result);
            new LiveShow(trace, printers, result.single(), () -> say("waiting for " + file)).run();
        }
    }

    private void say(String message) {
        spec.commandLine()
                .getErr()
                .println(new TextBuffer().ascii("tracetool: ").readable(message));
        spec.commandLine().getErr().flush();
    }

    private static void print(EventCursor events, EventPrinter printer) throws IOException {
        try {
            while (events.next()) {
                printer.accept(events.event());
            }
        } catch (TraceFormatException damage) {
            printer.finish();
            throw damage;
        }
        printer.finish();
    }
}
