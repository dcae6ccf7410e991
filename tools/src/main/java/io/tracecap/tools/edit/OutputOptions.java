package io.tracecap.tools.edit;

import io.tracecap.format.edit.Target;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a command that makes a trace writes it. */
final class OutputOptions {
    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description = "The new trace.")
    private Path output = Path.of("");

    @Option(names = "--force", description = "Replace OUT if it is there. What is read is never replaced.")
    private boolean force;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and end.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    Target target() {
        return new Target(output, force);
    }
}
