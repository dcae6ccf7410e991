package io.tracecap.tools.display;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says whether a result is coloured; the same in all commands that have colours. */
public final class ColorOptions {
    private static final int STDOUT = 1;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "Use colours: auto (on a terminal, unless NO_COLOR is set), always or never. Default: auto.")
    private String color = "auto";

    /** Whether standard output is to be coloured. */
    public boolean areWanted() {
        return areWanted(Display.isTerminal(STDOUT), System.getenv());
    }

    /**
     * Whether a result is to be coloured.
     *
     * @param isTerminal whether it goes to one
     * @param environment the environment variables
     */
    public boolean areWanted(boolean isTerminal, Map<String, String> environment) {
        return switch (color.toLowerCase(Locale.ROOT)) {
            case "auto" ->
                isTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
            case "always" -> true;
            case "never" -> false;
            default -> throw new ParameterException(spec.commandLine(), "--color: auto, always or never");
        };
    }
}
