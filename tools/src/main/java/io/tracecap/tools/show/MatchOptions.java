package io.tracecap.tools.show;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options with which events are only looked for, as grep(1) does with {@code -c} and {@code -q}. */
public final class MatchOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--count",
            description = "Show only how many lines there would be. The exit code is 1 if there is none.")
    private boolean count;

    @Option(
            names = "--any",
            description = "Show nothing. The exit code is 0 if there would be a line, and 1 if not: grep's -q.")
    private boolean any;

    /** Whether lines are not shown. */
    boolean isWanted() {
        return count || any;
    }

    /** Whether they are counted. */
    boolean isCount() {
        return count;
    }

    /** Makes sure that nothing else is asked for that has no place beside them. */
    void expectAlone(boolean others) {
        if (others || (count && any)) {
            throw new ParameterException(
                    spec.commandLine(), "--count and --any have no place beside each other, -F, -ff, -c and -C");
        }
    }
}
