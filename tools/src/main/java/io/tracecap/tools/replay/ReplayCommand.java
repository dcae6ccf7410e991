package io.tracecap.tools.replay;

import io.tracecap.format.event.EventNumbers;
import io.tracecap.format.event.EventView;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.files.DescriptorState;
import io.tracecap.tools.display.Display;
import io.tracecap.tools.replay.screen.TerminalReplay;
import io.tracecap.tools.select.EventSelection;
import io.tracecap.tools.select.SelectionOptions;
import io.tracecap.tools.show.PacedLines;
import io.tracecap.tools.show.TimeOptions;
import io.tracecap.tools.source.TraceSource;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tracetool replay}. */
@Command(
        name = "replay",
        description = {
            "Shows a recording as it happened. In a terminal it is walked through: h says which keys there are. Otherwise, or"
                    + " if asked for, it is shown at its pace: lines, or what the program wrote, or what was said over one of"
                    + " its descriptors."
        },
        sortOptions = false)
public final class ReplayCommand implements Callable<Integer> {
    private static final int USUAL_STRINGS = 32;
    private static final int STDIN = 0;
    private static final int STDOUT = 1;

    private final TraceSource source;
    private final OutputStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The trace; - is standard input.")
    private Path file = Path.of("");

    @Option(
            names = "--plain",
            description = {
                "Show lines one after the other at the pace of the recording, as show does. So it is without being asked"
                        + " for where standard output is no terminal, and with --no-wait."
            })
    private boolean plain;

    @Mixin
    private PaceOptions paces = new PaceOptions();

    @Option(
            names = "--output-only",
            description = {
                "Show what was written to the standard output and error that the command began with, and nothing else. For"
                        + " traces that were recorded with --data."
            })
    private boolean outputOnly;

    @Option(
            names = "--follow",
            paramLabel = "FD|PATH|HOST:PORT",
            description = {
                "Show what was read from (<) and written to (>) a descriptor of the command, or of the processes of -p;"
                        + " a file; a socket with this address on one side (:80: any host). For traces that were recorded"
                        + " with --data."
            })
    private @Nullable String follow;

    @Option(names = "--hex", description = "With --follow: show bytes as hexadecimal numbers.")
    private boolean hex;

    @Option(
            names = "--raw",
            description = "With --output-only: also on a terminal, write bytes as they are, whatever they make it do.")
    private boolean raw;

    @Mixin
    private SelectionOptions selected = new SelectionOptions();

    @Mixin
    private TimeOptions times = new TimeOptions();

    @Option(
            names = {"-s", "--string-limit"},
            paramLabel = "N",
            description = "Show N bytes of a string at most (default: ${DEFAULT-VALUE}). Names of files are not cut.")
    private int stringLimit = USUAL_STRINGS;

    /**
     * Makes the command.
     *
     * @param source opens the traces
     * @param out takes what is shown
     */
    public ReplayCommand(TraceSource source, OutputStream out) {
        this.source = source;
        this.out = out;
    }

    /**
     * Replays the trace. Of a damaged one, what is good before the damage.
     *
     * @throws IOException when the file cannot be read to its end, or the result cannot be written
     */
    @Override
    public Integer call() throws IOException {
        selected.expect(Set.of());
        check();
        try (TraceFile trace = source.open(file)) {
            if (outputOnly) {
                showOutput(trace);
            } else if (follow != null) {
                showConversation(trace, follow);
            } else if (isInTerminal()) {
                new TerminalReplay(file, numbers(trace), paces.speed(), paces.maxGapNs(), stringLimit).run();
            } else {
                Pace pace = paces.pace();
                PacedLines.print(
                        trace,
                        selected.select(trace),
                        times,
                        stringLimit,
                        (event, pause) -> pace.await(event.timeNs(), pause),
                        out);
            }
        }
        return 0;
    }

    /** Whether it is walked through, step by step. */
    private boolean isInTerminal() {
        String type = System.getenv("TERM");
        boolean canDraw = type != null && !type.isEmpty() && !type.equals("dumb");
        return !plain && !paces.isWithoutWaits() && canDraw && Display.isTerminal(STDIN) && Display.isTerminal(STDOUT);
    }

    private void check() {
        if (outputOnly && follow != null) {
            throw refused("only one of --output-only and --follow can be given");
        }
        if (hex && follow == null) {
            throw refused("--hex goes with --follow");
        }
        if (raw && !outputOnly) {
            throw refused("--raw goes with --output-only");
        }
        if (stringLimit < 0) {
            throw refused("invalid value for -s: " + stringLimit);
        }
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private void showOutput(TraceFile trace) throws IOException {
        expectData(trace);
        DescriptorState files = new DescriptorState(trace.header().command().cwd());
        VisibleBytes visible =
                raw || !Display.isTerminal(STDOUT) ? null : new VisibleBytes(Display.isUtf8(System.getenv()));
        OutputReplay replay = new OutputReplay(files, choice(trace), paces.pace(), visible, out);
        try (EventCursor events = trace.events()) {
            while (events.next()) {
                replay.accept(events.event());
            }
        } finally {
            replay.finish();
        }
        if (replay.missing() > 0) {
            out.flush();
            say(replay.missing() + " bytes of the output were not recorded (with --data="
                    + trace.header().privacy().dataLimit() + ", so many bytes of each call were)");
        }
        trace.expectComplete();
    }

    private void showConversation(TraceFile trace, String text) throws IOException {
        expectData(trace);
        FollowTarget target = FollowTarget.parse(text, trace.header().command().cwd());
        boolean isOfRoot =
                target instanceof FollowTarget.ByNumber && selected.selection().equals(EventSelection.ALL);
        DescriptorState files = new DescriptorState(trace.header().command().cwd());
        FollowReplay replay = new FollowReplay(
                target,
                isOfRoot,
                files,
                choice(trace),
                paces.pace(),
                new Conversation(hex, Display.isUtf8(System.getenv()), out),
                out);
        try (EventCursor events = trace.events()) {
            while (events.next()) {
                replay.accept(events.event());
            }
        } finally {
            replay.finish();
        }
        if (!replay.hasBegun()) {
            out.flush();
            say("nothing was read from or written to " + text);
        }
        trace.expectComplete();
    }

    /** Which events count. */
    private Predicate<EventView> choice(TraceFile trace) throws IOException {
        EventNumbers numbers = numbers(trace);
        return numbers == null ? event -> true : event -> numbers.contains(event.number());
    }

    /** Numbers of the selected events; null if all are. */
    private @Nullable EventNumbers numbers(TraceFile trace) throws IOException {
        return selected.selection().equals(EventSelection.ALL)
                ? null
                : selected.find(trace).numbers();
    }

    private void expectData(TraceFile trace) throws IOException {
        if (trace.header().privacy().dataLimit() == 0) {
            throw refused(file
                    + " has no bytes of what was read and written: they are recorded with 'tracecap run --data N'");
        }
    }

    private void say(String message) {
        spec.commandLine()
                .getErr()
                .println(new TextBuffer().ascii("tracetool: ").readable(message));
        spec.commandLine().getErr().flush();
    }
}
