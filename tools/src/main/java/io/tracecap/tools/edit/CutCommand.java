package io.tracecap.tools.edit;

import io.tracecap.format.edit.EventRange;
import io.tracecap.format.edit.Selection;
import io.tracecap.format.edit.TraceCut;
import io.tracecap.format.file.TraceFile;
import io.tracecap.tools.select.Moment;
import io.tracecap.tools.select.ProcessChoice;
import io.tracecap.tools.source.TraceSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tracetool cut}. */
@Command(
        name = "cut",
        description = {
            "Cuts a part out of a trace. Events keep their numbers, and the new trace knows all processes of the old"
                    + " one. 'tracetool cat' joins parts again."
        },
        footer = {
            "",
            "A MOMENT is an event number, a time since the start (1.5s, 200ms, 2m) or a time of day (2026-11-23T11:40:00Z,"
                    + " without the Z: in the local time zone).",
            "A PROCESS is a pid, or a slot as 'tracetool info' shows it (0.2); with / behind it (0.2/) also all its"
                    + " descendants."
        },
        sortOptions = false)
public final class CutCommand implements Callable<Integer> {
    private final TraceSource source;
    private final OutputStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The trace; - is standard input.")
    private Path file = Path.of("");

    @Option(names = "--from", paramLabel = "MOMENT", description = "Events from here on (default: the first).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "MOMENT", description = "Events before here (default: up to the last).")
    private @Nullable String to;

    @Option(
            names = {"-p", "--process"},
            paramLabel = "PROCESS",
            split = ",",
            description = "Events of these processes (default: of all).")
    private String[] processes = {};

    @Mixin
    private OutputOptions output = new OutputOptions();

    /**
     * Makes the command.
     *
     * @param source opens the traces
     * @param out takes a line about what was done
     */
    public CutCommand(TraceSource source, OutputStream out) {
        this.source = source;
        this.out = out;
    }

    /**
     * Writes the part.
     *
     * @throws IOException when the trace is damaged or cut off, or a file cannot be read or written; no part is left then
     */
    @Override
    public Integer call() throws IOException {
        if (from == null && to == null && processes.length == 0) {
            throw new ParameterException(spec.commandLine(), "one of --from, --to, --process is missing");
        }
        Moment begin = moment(from);
        Moment end = moment(to);
        try (TraceFile trace = source.open(file)) {
            EventRange range = EventRange.ALL;
            range = begin == null ? range : begin.begin(range, trace);
            range = end == null ? range : end.end(range, trace);
            Selection selection = new Selection(range, chosen(trace));
            EditText.print(TraceCut.cut(trace, selection, step(), output.target()), out);
        }
        return 0;
    }

    private @Nullable Moment moment(@Nullable String text) {
        try {
            return text == null ? null : Moment.parse(text, ZoneId.systemDefault());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private IntPredicate chosen(TraceFile trace) throws IOException {
        if (processes.length == 0) {
            return process -> true;
        }
        ProcessChoice choice = new ProcessChoice(trace.processes());
        for (String name : processes) {
            if (!choice.add(name)) {
                throw new ParameterException(
                        spec.commandLine(), "no process '" + name + "' in " + file + ", see 'tracetool info'");
            }
        }
        return choice::contains;
    }

    /** What the history of the part says of how it was made. */
    private String step() {
        StringBuilder step = new StringBuilder("cut");
        if (from != null) {
            step.append(" --from ").append(from);
        }
        if (to != null) {
            step.append(" --to ").append(to);
        }
        for (String process : processes) {
            step.append(" --process ").append(process);
        }
        return step.toString();
    }
}
