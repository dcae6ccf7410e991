package io.tracecap.tools.show;

import io.tracecap.tools.display.Display;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where lines go. */
public final class ResultOptions {
    private static final int STDOUT = 1;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this file (default: standard output).")
    private @Nullable String file;

    @Option(
            names = {"-A", "--output-append-mode"},
            description = "Append to the file of -o.")
    private boolean append;

    @Option(
            names = {"-f", "--follow-forks"},
            description = {
                "Show all processes. Always on; accepted for those who are used to strace. -ff: as --output-separately."
            })
    private boolean[] forks = {};

    @Option(
            names = "--output-separately",
            description =
                    "Write each thread's lines to a file of its own: that of -o with its id behind it, FILE.4711.")
    private boolean separate;

    /** Whether each thread has a file of its own. */
    boolean isSplit() {
        return file != null && (separate || forks.length > 1);
    }

    /** Whether lines go to a terminal. */
    boolean isTerminal() {
        return file == null && Display.isTerminal(STDOUT);
    }

    /**
     * Where lines go.
     *
     * @param trace what is shown, which is not written to
     * @param standard standard output
     * @throws IOException when the file cannot be made
     */
    Result open(Path trace, OutputStream standard) throws IOException {
        if (file == null) {
            return Result.to(standard);
        }
        if (file.startsWith("|") || file.startsWith("!")) {
            throw new ParameterException(
                    spec.commandLine(), "-o " + file + ": runs no command; let the shell make the pipe");
        }
        Path path = Path.of(file);
        if (!isSplit() && Files.exists(path) && Files.exists(trace) && Files.isSameFile(path, trace)) {
            throw new ParameterException(spec.commandLine(), "-o " + file + ": is the trace itself");
        }
        return isSplit() ? Result.split(path, append) : Result.file(path, append);
    }
}
