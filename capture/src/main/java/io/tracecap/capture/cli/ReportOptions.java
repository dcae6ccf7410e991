package io.tracecap.capture.cli;

import io.tracecap.capture.linux.ThisProcess;
import io.tracecap.capture.record.Recording;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the recorder says of its work, all of it on standard error: the same options in every subcommand that records. */
final class ReportOptions {
    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but what went wrong.")
    private boolean quiet;

    @Option(
            names = "--progress",
            description = "While recording, show on the terminal how many events, processes and bytes there are.")
    private boolean progress;

    @Option(names = "--summary", description = "At the end, say in one line what was recorded.")
    private boolean summary;

    /** Whether only what went wrong is to be said. */
    boolean isQuiet() {
        return quiet;
    }

    /** Whether there is somebody to read what is only of interest to people. */
    boolean isOnTerminal() {
        return !quiet && ThisProcess.hasTerminalAsStandardError();
    }

    /** Whether a line is wanted at the end. */
    boolean isSummaryWanted() {
        return summary && !quiet;
    }

    /**
     * Starts the display, where it is wanted.
     *
     * @param usually whether it is wanted unless something else is said
     */
    @Nullable
    ProgressLine progress(Recording recording, boolean usually, PrintWriter terminal) {
        boolean wanted = (progress || usually) && !quiet && ThisProcess.hasTerminalAsStandardError();
        return wanted ? ProgressLine.start(recording, terminal) : null;
    }
}
