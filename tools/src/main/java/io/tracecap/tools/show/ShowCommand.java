package io.tracecap.tools.show;

import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFollower;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.tools.select.EventSelection;
import io.tracecap.tools.select.Qualifier;
import io.tracecap.tools.select.SectionFilter;
import io.tracecap.tools.select.SelectionOptions;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tracetool show}. */
@Command(
        name = "show",
        description = "Shows a trace as strace does, one line for each system call, signal and exit.",
        sortOptions = false)
public final class ShowCommand implements Callable<Integer> {
    private final OutputStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The trace.")
    private Path file = Path.of("");

    @Mixin
    private SelectionOptions selected = new SelectionOptions();

    @Mixin
    private QuietOptions quiet = new QuietOptions();

    @Mixin
    private TimeOptions times = new TimeOptions();

    @Mixin
    private StyleOptions style = new StyleOptions();

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
            names = {"-f", "--follow-forks"},
            description = "Show all processes. Always on; accepted for those who are used to strace.")
    @SuppressWarnings("UnusedVariable") // always on
    private boolean allProcesses;

    @Mixin
    private RecordingOptions recording = new RecordingOptions();

    /**
     * Makes the command.
     *
     * @param out takes the lines
     */
    public ShowCommand(OutputStream out) {
        this.out = out;
    }

    /**
     * Shows the trace. Of a damaged one, what is good before the damage.
     *
     * @throws IOException when the file cannot be read to its end, or the result cannot be written
     */
    @Override
    public Integer call() throws IOException {
        selected.expect(EnumSet.of(Qualifier.Kind.QUIET));
        recording.expectPossible();
        EventSelection selection = selected.selection();
        Layout layout = new Layout(
                selection,
                quiet.silenced(selected),
                style.lineStyle(times.style()),
                style.text(),
                style.column(),
                ZoneId.systemDefault());
        if (live) {
            follow(layout);
        } else {
            show(layout);
        }
        return 0;
    }

    private void show(Layout layout) throws IOException {
        try (TraceFile trace = TraceFile.open(file)) {
            Pipeline pipeline = layout.pipeline(trace.header(), selected.tasks(trace));
            SectionFilter sections = pipeline.sections();
            try (Lookahead lookahead = new Lookahead(() -> sections.events(trace));
                    EventCursor events = sections.events(trace)) {
                EventPrinter printer = unfinished ? pipeline.asTheyCome(out) : pipeline.joined(out, lookahead);
                print(events, printer);
                trace.expectComplete();
            }
        }
    }

    private void follow(Layout layout) throws IOException {
        try (TraceFollower trace = TraceFollower.of(file)) {
            Function<TraceHeader, EventPrinter> printers =
                    header -> layout.pipeline(header, selected.tasksByIds()).asTheyCome(out);
            new LiveShow(trace, printers, out, this::sayWaiting).run();
        }
    }

    private void sayWaiting() {
        PrintWriter messages = spec.commandLine().getErr();
        messages.println(new TextBuffer().ascii("tracetool: waiting for ").readable(file.toString()));
        messages.flush();
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
