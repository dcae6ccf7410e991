package io.tracecap.capture.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the arguments are the command, and where the trace goes.
 *
 * @param skip arguments of the program before the command
 * @param command the command and its arguments
 * @param output name of the trace as given, or null if none was
 */
record CommandSplit(
        int skip, List<String> command, @Nullable String output) {
    private static final String OPTION = "-o";
    private static final String SUFFIX = ".trc";

    /** Copies the list. */
    CommandSplit {
        command = List.copyOf(command);
    }

    /**
     * Splits. Without {@code --} and without an {@code -o} before the command, a last {@code -o NAME.trc} is ours; any
     * other {@code -o}, such as that of {@code gcc -o a.out}, is the command's.
     *
     * @param arguments all arguments of the program
     * @param rest those from the command on
     * @param output value of an {@code -o} before the command, or null
     */
    static CommandSplit of(List<String> arguments, List<String> rest, @Nullable String output) {
        int skip = arguments.size() - rest.size();
        boolean explicit = skip > 0 && arguments.get(skip - 1).equals("--");
        int last = rest.size() - 1;
        if (output == null
                && !explicit
                && last >= 2
                && rest.get(last - 1).equals(OPTION)
                && rest.get(last).endsWith(SUFFIX)) {
            return new CommandSplit(skip, rest.subList(0, last - 1), rest.get(last));
        }
        return new CommandSplit(skip, rest, output);
    }
}
