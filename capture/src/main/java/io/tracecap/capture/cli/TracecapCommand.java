package io.tracecap.capture.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tracecap} itself: shows help. */
@Command(
        name = "tracecap",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Records every system call of a command and its children into one .trc file.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Read traces with 'tracetool'."})
final class TracecapCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a subcommand is missing, such as: tracecap run ls -o ls.trc");
    }
}
