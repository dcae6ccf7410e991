package io.tracecap.tools.display;

import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how a result looks; the same in all commands that draw. */
public final class DisplayOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "Use colours: auto (on a terminal, unless NO_COLOR is set), always or never. Default: auto.")
    private String color = "auto";

    @Option(names = "--ascii", description = "Draw with ASCII only, also where the locale has more.")
    private boolean ascii;

    /** What the result is shown on. */
    public Display display() {
        return Display.ofStandardOutput(color(), ascii, System.getenv());
    }

    private Display.Color color() {
        return switch (color.toLowerCase(Locale.ROOT)) {
            case "auto" -> Display.Color.AUTO;
            case "always" -> Display.Color.ALWAYS;
            case "never" -> Display.Color.NEVER;
            default -> throw new ParameterException(spec.commandLine(), "--color: auto, always or never");
        };
    }
}
