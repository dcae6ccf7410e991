package io.tracecap.tools.verify;

import io.tracecap.format.file.TraceVerifier;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tracetool verify}. */
@Command(
        name = "verify",
        description = {
            "Checks traces: every frame, every batch, whether events make sense one after the other, and whether the"
                    + " header and the index say what is so. One line for each problem; goes on behind damage."
        },
        footer = {
            "",
            "Exit status: 0 if all is good, 1 if there are problems, 2 if a file is no trace or cannot be read."
        },
        sortOptions = false)
public final class VerifyCommand implements Callable<Integer> {
    private static final int PROBLEMS = 1;
    private static final int MOST_LINES = 100;

    private final OutputStream out;
    private final TextBuffer line = new TextBuffer();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The traces.")
    private List<Path> files = new ArrayList<>();

    /**
     * Makes the command.
     *
     * @param out takes the problems
     */
    public VerifyCommand(OutputStream out) {
        this.out = out;
    }

    /**
     * Checks all files; of those that cannot be read, the first is told of as others are at the end.
     *
     * @throws IOException when a file is no trace or cannot be read, or the result cannot be written
     */
    @Override
    public Integer call() throws IOException {
        boolean isGood = true;
        IOException trouble = null;
        for (Path file : files) {
            try {
                isGood &= verify(file);
            } catch (UncheckedIOException notWritten) {
                throw notWritten.getCause();
            } catch (IOException e) {
                trouble = trouble(file, trouble, e);
            }
        }
        if (trouble != null) {
            throw trouble;
        }
        return isGood ? 0 : PROBLEMS;
    }

    private boolean verify(Path file) throws IOException {
        int[] lines = new int[1];
        TraceVerifier.Result result = TraceVerifier.verify(file, problem -> {
            if (lines[0]++ < MOST_LINES) {
                say(file, problem.toString());
            }
        });
        if (result.problems() > MOST_LINES) {
            say(file, "and " + (result.problems() - MOST_LINES) + " more problems");
        }
        if (result.problems() == 0) {
            say(file, "good: " + result.events() + " events in " + result.frames() + " frames");
        }
        return result.problems() == 0;
    }

    private IOException trouble(Path file, @Nullable IOException first, IOException next) {
        if (first == null) {
            return next;
        }
        say(file, "cannot be checked");
        return first;
    }

    private void say(Path file, String what) {
        line.clear();
        line.readable(file.toString()).ascii(": ").readable(what);
        line.endLine();
        try {
            line.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
