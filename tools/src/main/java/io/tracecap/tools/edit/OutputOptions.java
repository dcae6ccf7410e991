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

    Target target() {
        return new Target(output, force);
    }
}
