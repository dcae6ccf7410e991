package io.tracecap.tools.show;

import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFollower;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.tools.text.CallText;
import io.tracecap.tools.text.FilesView;
import io.tracecap.tools.text.TextBuffer;
import io.tracecap.tools.text.TextOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
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
    private static final int DEFAULT_COLUMN = 40;
    private static final int MOST_COLUMNS = 10_000;

    private final OutputStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The trace.")
    private Path file = Path.of("");

    @Option(
            names = "-t",
            description = {
                "Show the time of day: -t in seconds, -tt with microseconds, -ttt as microseconds since 1970."
            })
    private boolean[] clock = {};

    @Option(names = "-r", description = "Show the time since the line before.")
    private boolean relative;

    @Option(names = "-T", description = "Show how long each call took.")
    private boolean duration;

    @Option(
            names = "-s",
            paramLabel = "N",
            description = "Show N bytes of a string at most (default: ${DEFAULT-VALUE}). Names of files are not cut.")
    private int stringLimit = TextOptions.DEFAULT.stringLimit();

    @Option(names = "-v", description = "Show all fields of structures and all elements of arrays.")
    private boolean verbose;

    @Option(
            names = {"-y", "--decode-fds"},
            description = {
                "Show which file a descriptor stands for, as far as the trace tells; -yy also the addresses of sockets."
            })
    private boolean[] descriptors = {};

    @Option(names = "-a", paramLabel = "COLUMN", description = "Align results to a column (default: ${DEFAULT-VALUE}).")
    private int column = DEFAULT_COLUMN;

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

    @Option(names = "-f", description = "Show all processes. Always on; accepted for those who are used to strace.")
    @SuppressWarnings("UnusedVariable") // always on
    private boolean allProcesses;

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
        TimeStyle times = new TimeStyle(clockStyle(), relative, duration);
        TextOptions options =
                new TextOptions(checked("-s", stringLimit, Integer.MAX_VALUE), verbose, descriptorDetail());
        int resultColumn = checked("-a", column, MOST_COLUMNS);
        Function<TraceHeader, LineText> layout = header -> {
            LineStart start = new LineStart(times, header.clocks(), ZoneId.systemDefault());
            FileHistory files = descriptors.length == 0
                    ? null
                    : new FileHistory(header.command().cwd());
            return new LineText(
                    start, new CallText(options, resultColumn, files == null ? FilesView.NONE : files), times, files);
        };
        if (live) {
            follow(layout);
        } else {
            show(layout);
        }
        return 0;
    }

    private void show(Function<TraceHeader, LineText> layout) throws IOException {
        try (TraceFile trace = TraceFile.open(file);
                Lookahead lookahead = new Lookahead(trace::events);
                EventCursor events = trace.events()) {
            LineText lines = layout.apply(trace.header());
            EventPrinter printer =
                    unfinished ? new ArrivalPrinter(lines, out) : new JoinedPrinter(lines, out, lookahead);
            print(events, printer);
            trace.expectComplete();
        }
    }

    private void follow(Function<TraceHeader, LineText> layout) throws IOException {
        try (TraceFollower trace = TraceFollower.of(file)) {
            Function<TraceHeader, ArrivalPrinter> printers = header -> new ArrivalPrinter(layout.apply(header), out);
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

    private TimeStyle.Clock clockStyle() {
        return switch (clock.length) {
            case 0 -> TimeStyle.Clock.NONE;
            case 1 -> TimeStyle.Clock.SECONDS;
            case 2 -> TimeStyle.Clock.MICROSECONDS;
            case 3 -> TimeStyle.Clock.UNIX;
            default -> throw new ParameterException(spec.commandLine(), "-t was given " + clock.length + " times");
        };
    }

    private TextOptions.Descriptors descriptorDetail() {
        return switch (descriptors.length) {
            case 0 -> TextOptions.Descriptors.NUMBERS;
            case 1 -> TextOptions.Descriptors.NAMES;
            case 2 -> TextOptions.Descriptors.ADDRESSES;
            default ->
                throw new ParameterException(spec.commandLine(), "-y was given " + descriptors.length + " times");
        };
    }

    private int checked(String option, int value, int most) {
        if (value < 0 || value > most) {
            throw new ParameterException(spec.commandLine(), "invalid value for " + option + ": " + value);
        }
        return value;
    }
}
