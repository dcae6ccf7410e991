package io.tracecap.tools.filter;

import io.tracecap.format.edit.EditReport;
import io.tracecap.format.edit.FilterReport;
import io.tracecap.format.edit.Target;
import io.tracecap.format.edit.TraceFilter;
import io.tracecap.format.event.EventView;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.tools.select.SelectedEvents;
import io.tracecap.tools.select.SelectionOptions;
import io.tracecap.tools.source.TraceSource;
import io.tracecap.tools.text.PointText;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tracetool filter}. */
@Command(
        name = "filter",
        description = {
            "Writes a smaller trace: the events that are selected, and what is needed to understand them: their processes"
                    + " and the names of the files that they use. All else is gone, strings and processes. Numbers of"
                    + " events, pids and slots stay what they are."
        },
        sortOptions = false)
public final class FilterCommand implements Callable<Integer> {
    private static final int MOST_FILES = 1000;
    private static final String SUFFIX = ".trc";

    private final TraceSource source;
    private final OutputStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The trace; - is standard input.")
    private Path file = Path.of("");

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description = "The new trace.")
    private Path output = Path.of("");

    @Option(names = "--force", description = "Replace OUT if it is there. What is read is never replaced.")
    private boolean force;

    @Option(
            names = "--split-by",
            paramLabel = "WHAT",
            description = {"process: write a trace for each process, named by its slot: out.0.2.trc for -o out.trc."})
    private String splitBy = "";

    /**
     * Makes the command.
     *
     * @param source opens the traces
     * @param out takes a line about what was kept
     */
    public FilterCommand(TraceSource source, OutputStream out) {
        this.source = source;
        this.out = out;
    }

    /**
     * Writes the trace.
     *
     * @throws IOException when the trace is damaged or cut off, or a file cannot be read or written; no file is left then
     *     that is not complete
     */
    @Override
    public Integer call() throws IOException {
        if (!splitBy.isEmpty() && !splitBy.equals("process")) {
            throw new ParameterException(spec.commandLine(), "--split-by: '" + splitBy + "' is not process");
        }
        selection.expect(Set.of());
        try (TraceFile trace = source.open(file)) {
            SelectedEvents selected = selection.find(trace);
            selected.expectComplete(trace);
            if (splitBy.isEmpty()) {
                write(trace, event -> isWanted(event, selected), output);
            } else {
                split(trace, selected);
            }
        }
        return 0;
    }

    /** What has no line is there for others, as context: nobody has chosen the names that are in it. */
    private static boolean isWanted(EventView event, SelectedEvents selected) {
        return (event.kind().isSyscall() || PointText.hasLine(event)) && selected.contains(event);
    }

    private void split(TraceFile trace, SelectedEvents selected) throws IOException {
        BitSet numbers = new BitSet();
        try (EventCursor events = selected.sections(false).events(trace)) {
            while (events.next()) {
                if (isWanted(events.event(), selected)) {
                    numbers.set(events.event().task().process());
                }
            }
        }
        if (numbers.cardinality() > MOST_FILES) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--split-by: " + numbers.cardinality() + " processes are selected, more than " + MOST_FILES);
        }
        for (ProcessInfo process : trace.processes()) {
            int number = process.number();
            if (numbers.get(number)) {
                Predicate<EventView> ofIt = event -> event.task().process() == number && isWanted(event, selected);
                write(trace, ofIt, named(process.slot()));
            }
        }
    }

    /** The name of the file for a process. */
    private Path named(String slot) {
        String name = String.valueOf(output.getFileName());
        String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return output.resolveSibling(stem + "." + slot + (name.endsWith(SUFFIX) ? SUFFIX : ""));
    }

    /** What was asked for does not stand in the new file: it may tell what was to be hidden. */
    private void write(TraceFile trace, Predicate<EventView> wanted, Path path) throws IOException {
        FilterReport report = TraceFilter.filter(trace, wanted, "filter", new Target(path, force));
        TextBuffer line = new TextBuffer();
        if (!splitBy.isEmpty()) {
            line.readable(path + ": ");
        }
        print(report, line);
        line.writeTo(out);
    }

    /** {@code 512 events of 9000 and 14 of context; 2 processes of 17 and 1 that they come from; 40 files; …}. */
    private static void print(FilterReport report, TextBuffer line) {
        EditReport edit = report.edit();
        counted(edit.events(), "event", line);
        line.ascii(" of ").decimal(report.eventsBefore());
        line.ascii(" and ").decimal(edit.context()).ascii(" of context; ");
        line.decimal(report.processes()).ascii(report.processes() == 1 ? " process of " : " processes of ");
        line.decimal(report.processesBefore());
        if (report.ancestors() > 0) {
            line.ascii(" and ").decimal(report.ancestors()).ascii(" that they come from");
        }
        line.ascii("; ");
        counted(report.files(), "file", line);
        line.ascii("; ").decimal(edit.bytesAfter()).ascii(" bytes of ").decimal(edit.bytesBefore());
        line.ascii(" (")
                .decimal(Math.round(100.0 * edit.bytesAfter() / edit.bytesBefore()))
                .ascii(" %)\n");
    }

    private static void counted(long count, String what, TextBuffer line) {
        line.decimal(count).ascii(' ').ascii(what).ascii(count == 1 ? "" : "s");
    }
}
