package io.tracecap.tools.display;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how a result looks; the same in all commands that draw. */
public final class DisplayOptions {
    @Mixin
    private ColorOptions colors = new ColorOptions();

    @Option(names = "--ascii", description = "Draw with ASCII only, also where the locale has more.")
    private boolean ascii;

    /** What the result is shown on. */
    public Display display() {
        return Display.ofStandardOutput(colors.areWanted(), ascii, System.getenv());
    }
}
