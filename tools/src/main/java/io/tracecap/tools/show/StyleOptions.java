package io.tracecap.tools.show;

import io.tracecap.tools.text.TextOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how calls are written. */
public final class StyleOptions {
    private static final int DEFAULT_COLUMN = 40;
    private static final int MOST_COLUMNS = 10_000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-s", "--string-limit"},
            paramLabel = "N",
            description = "Show N bytes of a string at most (default: ${DEFAULT-VALUE}). Names of files are not cut.")
    private int stringLimit = TextOptions.DEFAULT.stringLimit();

    @Option(
            names = {"-v", "--no-abbrev"},
            description = "Show all fields of structures and all elements of arrays.")
    private boolean verbose;

    @Option(
            names = {"-y", "--decode-fds"},
            description = {
                "Show which file a descriptor stands for, as far as the trace tells; -yy also the addresses of sockets."
            })
    private boolean[] descriptors = {};

    @Option(
            names = {"-n", "--syscall-number"},
            description = "Show the number of each system call.")
    private boolean numbers;

    @Option(
            names = {"-i", "--instruction-pointer"},
            description =
                    "Leave room for the instruction pointer, as strace does; it is not recorded, so ???? stands there.")
    private boolean pointers;

    @Option(
            names = {"-a", "--columns"},
            paramLabel = "COLUMN",
            description = "Align results to a column (default: ${DEFAULT-VALUE}).")
    private int column = DEFAULT_COLUMN;

    /** Where results are aligned to. */
    int column() {
        return checked("-a", column, MOST_COLUMNS);
    }

    /** How calls are written. */
    TextOptions text() {
        return new TextOptions(checked("-s", stringLimit, Integer.MAX_VALUE), verbose, descriptorDetail());
    }

    /** What stands before and behind each call. */
    LineStyle lineStyle(TimeStyle times) {
        return new LineStyle(times, true, numbers, pointers);
    }

    private TextOptions.Descriptors descriptorDetail() {
        return switch (descriptors.length) {
            case 0 -> TextOptions.Descriptors.NUMBERS;
            case 1 -> TextOptions.Descriptors.NAMES;
            case 2 -> TextOptions.Descriptors.ADDRESSES;
            default ->
                throw new ParameterException(spec.commandLine(), "-y was given " + descriptors.length + " times");
        };
    }

    private int checked(String option, int value, int most) {
        if (value < 0 || value > most) {
            throw new ParameterException(spec.commandLine(), "invalid value for " + option + ": " + value);
        }
        return value;
    }
}
