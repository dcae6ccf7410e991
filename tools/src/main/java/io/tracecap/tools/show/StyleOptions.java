package io.tracecap.tools.show;

import io.tracecap.format.syscall.SyscallSet;
import io.tracecap.tools.select.Qualifier;
import io.tracecap.tools.select.SelectionOptions;
import io.tracecap.tools.select.WordSet;
import io.tracecap.tools.text.CallStyles;
import io.tracecap.tools.text.TextOptions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
            names = "--abbrev",
            paramLabel = "SET",
            description = "Abbreviate structures of these system calls only (default: all). -v: of none.")
    private @Nullable String abbreviated;

    @Option(
            names = "--verbose",
            paramLabel = "SET",
            description = "Show structures of these system calls only, of others their addresses (default: all).")
    private @Nullable String decoded;

    @Option(
            names = "--raw",
            paramLabel = "SET",
            description = {
                "Show all arguments of these system calls as numbers (default: none). Addresses that were not recorded"
                        + " because what they point to was are ???."
            })
    private @Nullable String raw;

    @Option(
            names = {"-X", "--const-print-style"},
            paramLabel = "STYLE",
            description = "Show numbers that have names as raw (the number), abbrev (the name) or verbose (both).")
    private String constants = "abbrev";

    @Option(
            names = "-x",
            description =
                    "Show strings with bytes that are no printable ASCII as hexadecimal numbers; -xx all strings.")
    private boolean[] hex = {};

    @Option(
            names = "--strings-in-hex",
            arity = "0..1",
            fallbackValue = "all",
            preprocessor = AttachedOptions.class,
            paramLabel = "WHICH",
            description = "The same: none, non-ascii-chars (only these bytes), non-ascii (as -x), all (as -xx).")
    private @Nullable String hexWhich;

    @Option(
            names = "-y",
            description = {
                "Show which file a descriptor stands for, as far as the trace tells; -yy also the addresses of sockets."
            })
    private boolean[] descriptors = {};

    @Option(
            names = "--decode-fds",
            arity = "0..1",
            fallbackValue = "path",
            preprocessor = AttachedOptions.class,
            paramLabel = "SET",
            description = "The same: path (as -y), socket (as -yy), dev, pidfd, all, none.")
    private @Nullable String descriptorSet;

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
    CallStyles calls(SelectionOptions selection) {
        TextOptions options = new TextOptions(
                checked("-s", stringLimit, Integer.MAX_VALUE),
                verbose,
                descriptorDetail(selection),
                parse("-X", TextOptions.Constants.class, constants),
                escapes(),
                TextOptions.Detail.ALL);
        SyscallSet all = SyscallSet.ALL;
        return new CallStyles(
                options,
                selection.parse(Qualifier.Kind.ABBREV, abbreviated, SyscallSet::parse, all),
                selection.parse(Qualifier.Kind.VERBOSE, decoded, SyscallSet::parse, all),
                selection.parse(Qualifier.Kind.RAW, raw, SyscallSet::parse, SyscallSet.NONE));
    }

    private TextOptions.Escapes escapes() {
        if (hexWhich != null) {
            return parse("--strings-in-hex", TextOptions.Escapes.class, hexWhich);
        }
        return switch (hex.length) {
            case 0 -> TextOptions.Escapes.NONE;
            case 1 -> TextOptions.Escapes.NON_ASCII;
            default -> TextOptions.Escapes.ALL;
        };
    }

    private <E extends Enum<E>> E parse(String option, Class<E> type, String word) {
        try {
            return WordSet.constant(type, word);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }

    /** What is known of descriptors that strace has in sets of their own: their name, or more. */
    private enum Known {
        PATH,
        SOCKET,
        DEV,
        PIDFD
    }

    private TextOptions.Descriptors descriptorDetail(SelectionOptions selection) {
        Set<Known> otherwise =
                switch (descriptors.length) {
                    case 0 -> Set.of();
                    case 1 -> Set.of(Known.PATH);
                    default -> Set.of(Known.values());
                };
        Set<Known> known = selection.parse(
                Qualifier.Kind.DECODE_FDS, descriptorSet, text -> WordSet.parse(Known.class, text), otherwise);
        if (known.isEmpty()) {
            return TextOptions.Descriptors.NUMBERS;
        }
        return known.contains(Known.SOCKET) ? TextOptions.Descriptors.ADDRESSES : TextOptions.Descriptors.NAMES;
    }

    private int checked(String option, int value, int most) {
        if (value < 0 || value > most) {
            throw new ParameterException(spec.commandLine(), "invalid value for " + option + ": " + value);
        }
        return value;
    }
}
