package io.tracecap.tools.show;

import io.tracecap.tools.select.NumberSet;
import io.tracecap.tools.select.Qualifier;
import io.tracecap.tools.select.SelectionOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that show all that goes through a descriptor. */
public final class DumpOptions {
    @Option(
            names = "--read",
            paramLabel = "SET",
            description = {
                "Show all that is read from these descriptors, such as 0,3, in hexadecimal and in ASCII; as far as it was"
                        + " recorded ('tracecap run --data')."
            })
    private @Nullable String read;

    @Option(names = "--write", paramLabel = "SET", description = "The same of what is written to them.")
    private @Nullable String written;

    /** What the options ask for. */
    Dumps dumps(SelectionOptions selection) {
        return new Dumps(
                selection.parse(Qualifier.Kind.READ, read, NumberSet::parse, NumberSet.NONE),
                selection.parse(Qualifier.Kind.WRITE, written, NumberSet::parse, NumberSet.NONE));
    }
}
