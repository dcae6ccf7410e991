package io.tracecap.tools.select;

import io.tracecap.format.event.EventView;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.format.syscall.SyscallSet;
import io.tracecap.tools.where.Expression;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which events are wanted, in strace's words; the same in all commands. */
public final class SelectionOptions {
    private static final long USUAL_CONTEXT = 10;

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

    @Option(
            names = "--comm",
            paramLabel = "NAME",
            description = "Only what happened in processes of this name, as ps(1) shows it. Can be repeated.")
    private String[] names = {};

    @Option(
            names = "--errno",
            paramLabel = "ERRORS",
            split = ",",
            description = "Only calls that failed with one of these errors: ENOENT,EACCES.")
    private String[] errnos = {};

    @Option(names = "--longer", paramLabel = "TIME", description = "Only calls that took so long at least: 10ms, 1.5s.")
    private @Nullable String longer;

    @Option(
            names = {"-W", "--where"},
            paramLabel = "EXPR",
            description = {
                "Only events for which this holds, an expression over the fields that 'tracetool fields' lists, in the"
                        + " Common Expression Language: \"evt.failed && fd.name.startsWith('/etc/')\"."
            })
    private @Nullable String where;

    private @Nullable Expression expression;

    @Option(
            names = "--from",
            paramLabel = "MOMENT",
            description = {
                "Only what began at this moment or later: a time since the start (1.5s, 200ms, 2m), a time of day"
                        + " (2026-11-23T11:40:00Z; without the Z: in the local time zone), or the number of an event."
            })
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "MOMENT", description = "Only what began before this moment.")
    private @Nullable String to;

    @Option(names = "--first", paramLabel = "N", description = "Of what is selected, the first N events only.")
    private @Nullable Long first;

    @Option(names = "--last", paramLabel = "N", description = "Of what is selected, the last N events only.")
    private @Nullable Long last;

    @Option(
            names = "--around",
            paramLabel = "EVENT",
            description = "Of what is selected, the event of this number and its neighbours only.")
    private @Nullable Long around;

    @Option(names = "--context", paramLabel = "N", description = "With --around: so many neighbours on each side (10).")
    private @Nullable Long context;

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
        return new EventSelection(calls, statuses, signals, List.of(paths), processNames(), demands(), extent());
    }

    private Demands demands() {
        return new Demands(
                Set.of(names),
                checked("--errno", () -> ErrorNames.parse(errnos)),
                longer == null ? 0 : span(longer),
                expression());
    }

    /** The one thing that takes the library for expressions to be loaded. */
    private @Nullable Expression expression() {
        String text = where;
        Expression known = expression;
        if (known == null && text != null) {
            known = checked("--where", () -> Expression.of(text));
            expression = known;
        }
        return known;
    }

    private long span(String text) {
        return checked("--longer", () -> Moment.span(text));
    }

    private Extent extent() {
        return new Extent(moment("--from", from), moment("--to", to), window());
    }

    private @Nullable Moment moment(String option, @Nullable String text) {
        return text == null ? null : checked(option, () -> Moment.parse(text, ZoneId.systemDefault()));
    }

    private Window window() {
        int given = (first == null ? 0 : 1) + (last == null ? 0 : 1) + (around == null ? 0 : 1);
        if (given > 1) {
            throw refused("only one of --first, --last and --around can be given");
        }
        if (context != null && around == null) {
            throw refused("--context goes with --around");
        }
        if (first != null) {
            return Window.first(count("--first", first));
        } else if (last != null) {
            return Window.last(count("--last", last));
        } else if (around != null) {
            long neighbours = context == null ? USUAL_CONTEXT : count("--context", context);
            return Window.around(Math.max(0, around), neighbours);
        }
        return Window.ALL;
    }

    private long count(String option, long count) {
        if (count < 0 || count > Window.MOST) {
            throw refused(option + ": " + count + " is not from 0 to " + Window.MOST);
        }
        return count;
    }

    private <T> T checked(String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    /**
     * What the options select of a trace. Where that takes more than a look at each event, looks through the trace first.
     *
     * @throws IOException when the file cannot be read, or too many events are selected to be kept
     */
    public SelectedEvents select(TraceFile trace) throws IOException {
        return selection().needsDecision() ? find(trace) : SelectedEvents.undecided(selection(), tasks(trace));
    }

    /**
     * As {@link #select}, but always looks through the trace, so that the numbers of the selected events are known.
     *
     * @throws IOException when the file cannot be read, or too many events are selected to be kept
     */
    public SelectedEvents find(TraceFile trace) throws IOException {
        return find(trace, point -> true);
    }

    /**
     * As {@link #find(TraceFile)}, with fewer events that are no calls.
     *
     * @param points which events that are no calls are meant, of those that are selected
     * @throws IOException when the file cannot be read, or too many events are selected to be kept
     */
    public SelectedEvents find(TraceFile trace, Predicate<EventView> points) throws IOException {
        return DecisionRun.of(trace, selection(), tasks(trace), points);
    }

    /**
     * Whether there is anything that is selected. Looks no further than to the first that is.
     *
     * @param points which events that are no calls are meant, of those that are selected
     * @throws IOException when the file cannot be read
     */
    public boolean isAny(TraceFile trace, Predicate<EventView> points) throws IOException {
        EventSelection selection = selection();
        boolean isWhole = selection.extent().window().isAll();
        SelectedEvents found = DecisionRun.of(trace, isWhole ? selection.first() : selection, tasks(trace), points);
        if (found.lines() == 0) {
            found.expectComplete(trace);
        }
        return found.lines() > 0;
    }

    /** What the options select of a trace that is still being made: as far as a look at each event tells. */
    public SelectedEvents selectLive() {
        if (selection().needsDecision()) {
            throw refused(
                    "--comm, --errno, --longer, --where, --from, --to, --first, --last and --around are for recordings that"
                            + " have ended");
        }
        return SelectedEvents.undecided(selection(), tasksByIds());
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
    private TaskChoice tasks(TraceFile trace) throws IOException {
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
    private TaskChoice tasksByIds() {
        List<String> names = processNames();
        try {
            return names.isEmpty() ? TaskChoice.ALL : TaskChoice.ofIds(names);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
