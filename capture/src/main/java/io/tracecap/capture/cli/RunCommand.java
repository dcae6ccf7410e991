package io.tracecap.capture.cli;

import io.tracecap.capture.launch.CommandLookup;
import io.tracecap.capture.launch.LaunchFacts;
import io.tracecap.capture.launch.Launcher;
import io.tracecap.capture.launch.MachineFacts;
import io.tracecap.capture.linux.SeccompState;
import io.tracecap.capture.linux.ThisProcess;
import io.tracecap.capture.ptrace.PtraceCollector;
import io.tracecap.capture.record.Recording;
import io.tracecap.format.event.RawText;
import io.tracecap.format.file.TraceHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tracecap run}: executes a command and records it. */
@Command(
        name = "run",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        header = "Executes a command and records it.",
        synopsisHeading = "Usage: ",
        customSynopsis = {
            "tracecap run [-o FILE] [OPTION...] [--] COMMAND [ARGUMENT...]",
            "       tracecap run COMMAND [ARGUMENT...] -o FILE.trc"
        },
        description = {
            "",
            "The command runs as it would without tracecap: same input and output, same exit status, same signals.",
            "Options come before the command. All behind '--' is the command. Without '--', and with no -o before the"
                    + " command, a last '-o FILE.trc' is tracecap's.",
            ""
        },
        footer = {
            "",
            "Exit status: that of the command; 127 if it is not found, 126 if it cannot be executed, 2 if tracecap"
                    + " cannot record (the command was not started then)."
        })
final class RunCommand implements Callable<Integer> {
    private final List<String> programArguments;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Write the trace to FILE. Default: COMMAND.PID.trc in the current directory; its name is shown"
                            + " at the end.")
    private @Nullable String output;

    @Mixin
    private RecordOptions recordOptions = new RecordOptions();

    @Mixin
    private EndingOptions ending = new EndingOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(
            names = "--wait",
            paramLabel = "WHOM",
            description =
                    "Whose end completes the trace. 'all' (the default): of all processes, also those that outlive the"
                            + " command, such as a daemon, while whoever waits for the command goes on; 'root': of the"
                            + " command, and what it leaves running is let go.")
    private WaitFor waitFor = WaitFor.all;

    /** Named as people type them. */
    private enum WaitFor {
        all,
        root
    }

    @Option(
            names = "--die-with-recorder",
            description =
                    "With --calls: let all other calls run at full speed. A seccomp filter stops the chosen ones, and the"
                            + " command and all that it starts keep it for life. The risk: should the recorder be killed,"
                            + " the kernel kills all of them with it, and when a recording ends early, the recorder stays"
                            + " with them. Refused where the filter would change the command.")
    private boolean diesWithRecorder;

    @Parameters(paramLabel = "COMMAND", description = "The command and its arguments.")
    private List<String> rest = new ArrayList<>();

    RunCommand(String[] programArguments) {
        this.programArguments = List.of(programArguments);
    }

    @Override
    public Integer call() throws IOException {
        if (rest.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "the command to record is missing");
        }
        if (diesWithRecorder && !recordOptions.areCallsChosen()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--die-with-recorder makes the calls fast that are not recorded: choose some with --calls");
        }
        CommandSplit split = CommandSplit.of(programArguments, rest, output);
        String unsupported = MachineFacts.unsupported(
                System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"));
        if (unsupported != null) {
            throw new IOException(unsupported);
        }
        Launcher launcher = Launcher.ofThisProcess();
        if (launcher == null) {
            throw new IOException("'run' has to be started by bin/tracecap, which becomes the command");
        }
        try (launcher) {
            CommandLookup lookup = CommandLookup.of(split.command().get(0), System.getenv("PATH"));
            if (lookup.status() != 0) {
                warn(lookup.message());
                return lookup.status();
            }
            return record(launcher, split, lookup);
        }
    }

    private int record(Launcher launcher, CommandSplit split, CommandLookup lookup) throws IOException {
        launcher.awaitReady();
        boolean needsNoNewPrivileges = diesWithRecorder && expectFilterable(launcher.pid(), lookup);
        LaunchFacts facts = LaunchFacts.of(launcher.pid());
        Path target = Path.of(split.output() == null ? defaultName(launcher, split) : split.output());
        Announcement announcement = new Announcement(report, spec.commandLine().getErr());
        try (Recording recording = Recording.create(
                target,
                header(facts, split),
                recordOptions.recording().keeping(ending.keepLast(target)),
                announcement)) {
            ThisProcess.surviveMemoryShortage();
            ThisProcess.leaveSession();
            ThisProcess.endOnInterruptAndHangup();
            ThisProcess.closeFilesSharedWith(launcher.pid());
            PtraceCollector collector = new PtraceCollector(
                    launcher.pid(),
                    launcher.signals(),
                    recordOptions.scope(),
                    recordOptions.placement(),
                    conversation(launcher, split));
            if (diesWithRecorder) {
                collector.stopBySeccomp(needsNoNewPrivileges);
            }
            if (waitFor == WaitFor.root) {
                collector.endWithCommand();
            }
            new Session(recording, target, ending, report, announcement)
                    .record(collector, false, split.output() == null);
        }
        return 0;
    }

    /**
     * Refuses a filter where there cannot be one, or where it would change the command.
     *
     * @return whether the command has to give up the rights of set-user-ID programs for it
     */
    private static boolean expectFilterable(int pid, CommandLookup lookup) throws IOException {
        if (!SeccompState.isAvailable()) {
            throw new IOException("--die-with-recorder: this kernel has no seccomp filters");
        }
        SeccompState state = SeccompState.of(pid);
        if (state.isFiltered()) {
            throw new IOException(
                    "--die-with-recorder: the command would run under a seccomp filter already (as in most"
                            + " containers), whose answers another one could change");
        }
        if (state.needsNoNewPrivileges() && lookup.isSetId()) {
            throw new IOException("--die-with-recorder: " + lookup.file() + " is set-user-ID, and an ordinary user's"
                    + " seccomp filter takes such rights away");
        }
        return state.needsNoNewPrivileges();
    }

    private PtraceCollector.Launch conversation(Launcher launcher, CommandSplit split) {
        return new PtraceCollector.Launch() {
            @Override
            public void go() throws IOException {
                launcher.go(split.skip(), split.command().size());
            }

            @Override
            public Path journal() {
                return launcher.placementJournal();
            }

            @Override
            public void warn(String message) {
                RunCommand.this.warn(message);
            }

            @Override
            public void done() {
                launcher.done();
            }

            @Override
            public void ending() {
                launcher.ending();
            }
        };
    }

    private void warn(String message) {
        spec.commandLine().getErr().println("tracecap: " + message);
    }

    private static String defaultName(Launcher launcher, CommandSplit split) {
        Path name = Path.of(split.command().get(0)).getFileName();
        return (name == null ? "command" : name) + "." + launcher.pid() + ".trc";
    }

    private TraceHeader header(LaunchFacts facts, CommandSplit split) throws IOException {
        List<RawText> argv = facts.argv();
        int from = argv.size() - programArguments.size() + split.skip();
        int to = from + split.command().size();
        if (from < 0 || to > argv.size()) {
            throw new IOException("process " + facts + " is not the shell that started this recorder");
        }
        List<String> options = programArguments.subList(0, Math.max(0, split.skip()));
        return new TraceHeader(
                Version.current(),
                recordOptions.command(facts, argv.subList(from, to)),
                MachineFacts.current(),
                MachineFacts.clocks(),
                recordOptions.capture(PtraceCollector.NAME, options, ending.keepLastText(), diesWithRecorder),
                recordOptions.privacy());
    }
}
