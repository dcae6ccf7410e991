package io.tracecap.tools.select;

import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.format.syscall.SyscallSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which events are wanted, in strace's words; the same in all commands. */
public final class SelectionOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "-e",
            paramLabel = "EXPR",
            description = {
                "[trace=]SET, status=SET, signal=SET and so on: as the long options of these names. Of several with the"
                        + " same name the last one counts."
            })
    private String[] expressions = {};

    @Option(
            names = "--trace",
            paramLabel = "SET",
            description = {
                "Show these system calls only: names, %%classes (%%file, %%desc, %%process, %%network, %%signal, %%ipc,"
                        + " %%memory, %%creds, %%clock, %%pure, %%stat, %%lstat, %%fstat, %%%%stat, %%statfs, %%fstatfs,"
                        + " %%%%statfs), /REGEX, all, none; separated by commas. ! before the set: all others; ? before"
                        + " a name: it need not exist; @64, @32 or @x32 behind it: of that kind only."
            })
    private @Nullable String trace;

    @Option(
            names = "--status",
            paramLabel = "SET",
            description = "Show calls only that ended so: successful, failed, unfinished, unavailable, detached.")
    private @Nullable String status;

    @Option(
            names = {"-z", "--successful-only"},
            description = "As --status=successful.")
    private boolean successful;

    @Option(
            names = {"-Z", "--failed-only"},
            description = "As --status=failed.")
    private boolean failed;

    @Option(
            names = {"--signal", "--signals"},
            paramLabel = "SET",
            description = "Show these signals only, such as SIGINT,term or !SIGCHLD.")
    private @Nullable String signal;

    @Option(
            names = {"-P", "--trace-path"},
            paramLabel = "PATH",
            description =
                    "Show calls only that name this file, or use a descriptor that stands for it. Can be repeated.")
    private String[] paths = {};

    @Option(
            names = {"-p", "--attach"},
            paramLabel = "PID",
            description = {
                "Show these processes only: a pid, or a slot as 'tracetool info' shows it (0.2), either with / behind it"
                        + " (0.2/) for all its descendants too; or a thread by its id. Can be repeated."
            })
    private String[] processes = {};

    /** What the options select. */
    public EventSelection selection() {
        Qualifier.Kind trace = Qualifier.Kind.TRACE;
        SyscallSet calls = parse(trace, this.trace, SyscallSet::parse, SyscallSet.ALL);
        SignalSet signals = parse(Qualifier.Kind.SIGNAL, signal, SignalSet::parse, SignalSet.ALL);
        Set<Status> statuses = parse(
                Qualifier.Kind.STATUS,
                status,
                text -> WordSet.parse(Status.class, text),
                Set.copyOf(EnumSet.allOf(Status.class)));
        if (successful || failed) {
            EnumSet<Status> chosen = EnumSet.noneOf(Status.class);
            if (successful) {
                chosen.add(Status.SUCCESSFUL);
            }
            if (failed) {
                chosen.add(Status.FAILED);
            }
            statuses = chosen;
        }
        return new EventSelection(calls, statuses, signals, List.of(paths), processNames());
    }

    /**
     * What a {@code -e} or a long option says.
     *
     * @param kind the qualifier of the {@code -e}
     * @param option value of the long option of that name; null if it was not given
     * @param parser reads it
     * @param otherwise the value if neither was given
     */
    public <T> T parse(Qualifier.Kind kind, @Nullable String option, Function<String, T> parser, T otherwise) {
        String text = option;
        for (int i = 0; i < expressions.length && option == null; i++) {
            Qualifier qualifier = Qualifier.parse(expressions[i]);
            text = qualifier.kind() == kind ? qualifier.value() : text;
        }
        try {
            return text == null ? otherwise : parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), kind.word() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes sure that each {@code -e} says something that the command understands.
     *
     * @param understood kinds beyond those of this class
     */
    public void expect(Set<Qualifier.Kind> understood) {
        for (String expression : expressions) {
            Qualifier.Kind kind = Qualifier.parse(expression).kind();
            boolean isMine =
                    switch (kind) {
                        case TRACE, STATUS, SIGNAL -> true;
                        default -> false;
                    };
            if (!isMine && !understood.contains(kind)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "-e " + expression + ": "
                                + (kind == Qualifier.Kind.RECORDING
                                        ? "changes what a program does, and a recording is past"
                                        : "is not known to this command"));
            }
        }
    }

    /** strace takes several pids in one argument, separated by commas or white space. */
    private List<String> processNames() {
        List<String> names = new ArrayList<>();
        for (String each : processes) {
            for (String name : each.split("[,\\s]+", -1)) {
                if (!name.isEmpty()) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /**
     * The threads that are selected; of a damaged trace only by their ids.
     *
     * @throws IOException when the processes of the trace cannot be read
     */
    public TaskChoice tasks(TraceFile trace) throws IOException {
        List<String> names = processNames();
        try {
            return names.isEmpty() ? TaskChoice.ALL : TaskChoice.of(names, trace);
        } catch (TraceFormatException damage) {
            return tasksByIds();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** The threads that are selected of a trace that is still being made. */
    public TaskChoice tasksByIds() {
        List<String> names = processNames();
        try {
            return names.isEmpty() ? TaskChoice.ALL : TaskChoice.ofIds(names);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
