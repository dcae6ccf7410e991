package io.tracecap.tools.edit;

import io.tracecap.format.edit.EditReport;
import io.tracecap.format.edit.TraceJoin;
import io.tracecap.format.file.TraceFile;
import io.tracecap.tools.source.TraceSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tracetool cat}. */
@Command(
        name = "cat",
        description = {
            "Joins traces. Parts of one recording, as 'tracetool cut' makes them, become that recording again. Recordings"
                    + " that were made one after the other become one, in which threads and events are numbered on."
        },
        sortOptions = false)
public final class CatCommand implements Callable<Integer> {
    private final TraceSource source;
    private final OutputStream out;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "The traces: parts of a recording in any order, recordings in the order of their times.")
    private Path[] files = {};

    @Mixin
    private OutputOptions output = new OutputOptions();

    /**
     * Makes the command.
     *
     * @param source opens the traces
     * @param out takes a line about what was done
     */
    public CatCommand(TraceSource source, OutputStream out) {
        this.source = source;
        this.out = out;
    }

    /**
     * Writes the joined trace.
     *
     * @throws IOException when a trace is damaged or cut off, when the traces do not belong behind each other, or when a
     *     file cannot be read or written; nothing is left then
     */
    @Override
    public Integer call() throws IOException {
        List<TraceFile> traces = new ArrayList<>();
        try {
            for (Path file : files) {
                traces.add(source.open(file));
            }
            EditReport report = TraceJoin.join(traces, "cat", output.target());
            EditText.print(report, out);
        } finally {
            for (TraceFile trace : traces) {
                trace.close();
            }
        }
        return 0;
    }
}
