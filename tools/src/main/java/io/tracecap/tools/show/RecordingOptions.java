package io.tracecap.tools.show;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Options of strace that are about tracing, not about what is shown. Those without which a trace is shown the same are
 * accepted, so that a habit or a script keeps working; the others are refused.
 */
public final class RecordingOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-D", "-d", "--seccomp-bpf", "--debug"},
            hidden = true,
            description = "How strace runs.")
    @SuppressWarnings("UnusedVariable") // accepted out of habit
    private boolean[] harmless = {};

    @Option(
            names = {"-I", "--interruptible", "-O", "--summary-syscall-overhead"},
            hidden = true,
            description = "How strace runs and what it takes off.")
    @SuppressWarnings("UnusedVariable") // accepted out of habit
    private String[] harmlessValues = {};

    @Option(
            names = "--daemonize",
            arity = "0..1",
            fallbackValue = "grandchild",
            preprocessor = AttachedOptions.class,
            hidden = true,
            description = "How strace runs.")
    @SuppressWarnings("UnusedVariable") // accepted out of habit
    private @Nullable String daemonize;

    @Option(
            names = {"-k", "--stack-traces"},
            hidden = true,
            description = "Not recorded.")
    private boolean stacks;

    @Option(
            names = {"-E", "--env", "-u", "--user", "-b", "--detach-on", "--inject", "--fault", "--kvm"},
            hidden = true,
            description = "For recording.")
    private String[] impossible = {};

    @Option(
            names = {"-i", "--instruction-pointer"},
            hidden = true,
            description = "Not recorded.")
    private boolean pointers;

    /** Makes sure that nothing was asked for that a recording cannot give. */
    void expectPossible() {
        if (stacks) {
            throw new ParameterException(spec.commandLine(), "-k: stacks of programs are not recorded");
        }
        if (pointers) {
            throw new ParameterException(spec.commandLine(), "-i: instruction pointers are not recorded");
        }
        if (impossible.length > 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "-E, -u, -b, --inject, --fault and --kvm are about running a program, and a recording is past");
        }
    }
}
