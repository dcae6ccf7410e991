package io.tracecap.tools.edit;

import io.tracecap.format.edit.TraceRepack;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.WriterOptions;
import io.tracecap.tools.source.TraceSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tracetool repack}. */
@Command(
        name = "repack",
        description = "Makes a trace smaller: the same events in whole batches, compressed as well as can be.",
        sortOptions = false)
public final class RepackCommand implements Callable<Integer> {
    private static final String DEFAULT_LEVEL = "19";

    private final TraceSource source;
    private final OutputStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The trace; - is standard input.")
    private Path file = Path.of("");

    @Option(
            names = "--level",
            paramLabel = "N",
            defaultValue = DEFAULT_LEVEL,
            description = "Compression level of zstd, 1 to 19 (default: ${DEFAULT-VALUE}).")
    private int level;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "8192",
            description = {
                "Events of a frame at most, 1 to 65536 (default: ${DEFAULT-VALUE}). More make the file smaller, and"
                        + " slower to look things up in."
            })
    private int rows;

    @Mixin
    private OutputOptions output = new OutputOptions();

    /**
     * Makes the command.
     *
     * @param source opens the traces
     * @param out takes a line about what was done
     */
    public RepackCommand(TraceSource source, OutputStream out) {
        this.source = source;
        this.out = out;
    }

    /**
     * Writes the trace again.
     *
     * @throws IOException when the trace is damaged or cut off, or a file cannot be read or written; nothing is left then
     */
    @Override
    public Integer call() throws IOException {
        WriterOptions options = options();
        try (TraceFile trace = source.open(file)) {
            EditText.print(TraceRepack.repack(trace, options, "repack --level " + level, output.target()), out);
        }
        return 0;
    }

    private WriterOptions options() {
        try {
            return WriterOptions.DEFAULT.withLevel(level).withRowsPerBatch(rows);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "invalid value for " + e.getMessage(), e);
        }
    }
}
