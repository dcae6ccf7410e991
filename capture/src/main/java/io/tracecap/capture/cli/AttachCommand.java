package io.tracecap.capture.cli;

import io.tracecap.capture.launch.LaunchFacts;
import io.tracecap.capture.launch.Launcher;
import io.tracecap.capture.launch.MachineFacts;
import io.tracecap.capture.ptrace.AttachCollector;
import io.tracecap.capture.ptrace.ProcessFacts;
import io.tracecap.capture.ptrace.PtraceCollector;
import io.tracecap.capture.ptrace.PtraceDeniedException;
import io.tracecap.capture.record.Recording;
import io.tracecap.format.file.TraceHeader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tracecap attach}: records processes that run already. */
@Command(
        name = "attach",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        header = "Records processes that run already.",
        synopsisHeading = "Usage: ",
        customSynopsis = "tracecap attach -p PID [-p PID...] [-o FILE] [OPTION...]",
        description = {
            "",
            "All threads of the processes are recorded, and from then on all children that they make, until they have"
                    + " ended, or until Ctrl-C, SIGTERM or a limit: then the processes go on untraced.",
            ""
        },
        footer = {"", "Exit status: 0 if the trace is complete, 2 if not, or if a process cannot be recorded."})
final class AttachCommand implements Callable<Integer> {
    private final List<String> programArguments;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-p", "--pid"},
            paramLabel = "PID",
            required = true,
            split = ",",
            description = "Record the process PID. May be given several times.")
    private List<Integer> pids = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Write the trace to FILE. Default: NAME.PID.trc in the current directory; its name is shown at the"
                            + " end.")
    private @Nullable String output;

    @Option(names = "--no-follow", description = "Record these processes only, not the children that they make.")
    private boolean alone;

    @Mixin
    private RecordOptions recordOptions = new RecordOptions();

    @Mixin
    private EndingOptions ending = new EndingOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    AttachCommand(String[] programArguments) {
        this.programArguments = List.of(programArguments);
    }

    @Override
    public Integer call() throws IOException {
        String unsupported = MachineFacts.unsupported(
                System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"));
        if (unsupported != null) {
            throw new IOException(unsupported);
        }
        List<ProcessFacts> processes = new ArrayList<>();
        for (int pid : new LinkedHashSet<>(pids)) {
            processes.add(expectTraceable(pid));
        }
        ProcessFacts first = processes.get(0);
        Path target = Path.of(output == null ? defaultName(first) : output);
        AttachCollector collector = new AttachCollector(
                parentsFirst(processes),
                !alone,
                recordOptions.scope(),
                recordOptions.placement(),
                Launcher.placementJournalOfThisProcess(),
                this::warn);
        Announcement announcement = new Announcement(report, spec.commandLine().getErr());
        try (Recording recording = Recording.create(
                target, header(first), recordOptions.recording().keeping(ending.keepLast(target)), announcement)) {
            return new Session(recording, target, ending, report, announcement).record(collector, true, output == null);
        }
    }

    private void warn(String message) {
        spec.commandLine().getErr().println("tracecap: " + message);
    }

    private static ProcessFacts expectTraceable(int pid) throws IOException {
        String prefix = "process " + pid;
        ProcessFacts facts;
        try {
            facts = ProcessFacts.of(pid);
        } catch (NoSuchFileException gone) {
            throw new IOException(prefix + ": no such process", gone);
        }
        prefix += " (" + facts.displayName() + "): ";
        if (pid == ProcessHandle.current().pid()) {
            throw new IOException(prefix + "is this recorder itself");
        } else if (facts.threadGroup() != pid) {
            throw new IOException(prefix + "is a thread of process " + facts.threadGroup() + "; attach to that");
        } else if (facts.isKernelThread()) {
            throw new IOException(prefix + "is a thread of the kernel and makes no system calls");
        } else if (facts.tracer() != 0) {
            throw new IOException(prefix + PtraceDeniedException.tracedBy(facts.tracer()));
        }
        return facts;
    }

    /** So that the trace knows whose children they are. */
    private static List<ProcessFacts> parentsFirst(List<ProcessFacts> processes) {
        List<ProcessFacts> left = new ArrayList<>(processes);
        List<ProcessFacts> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<Integer> waiting = new LinkedHashSet<>();
            for (ProcessFacts process : left) {
                waiting.add(process.pid());
            }
            ProcessFacts next = left.get(0);
            for (ProcessFacts process : left) {
                if (!waiting.contains(process.parentPid())) {
                    next = process;
                    break;
                }
            }
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private static String defaultName(ProcessFacts process) {
        return process.displayName().replace('/', '_') + "." + process.pid() + ".trc";
    }

    private TraceHeader header(ProcessFacts process) throws IOException {
        LaunchFacts facts;
        try {
            facts = LaunchFacts.of(process.pid());
        } catch (java.nio.file.AccessDeniedException denied) {
            throw new IOException(
                    "process " + process.pid() + " (" + process.displayName() + "): belongs to the user with id "
                            + process.uid() + "; run as that user, or as root",
                    denied);
        } catch (IOException gone) {
            throw new IOException("process " + process.pid() + " (" + process.displayName() + "): has ended", gone);
        }
        return new TraceHeader(
                Version.current(),
                recordOptions.command(facts, facts.argv()),
                MachineFacts.current(),
                MachineFacts.clocks(),
                recordOptions.capture(PtraceCollector.NAME, programArguments, ending.keepLastText(), false),
                recordOptions.privacy());
    }
}
