package io.tracecap.tools.cli;

import io.tracecap.format.edit.EditException;
import io.tracecap.format.file.DamagedTraceException;
import io.tracecap.format.file.IncompleteTraceException;
import io.tracecap.format.file.PartFile;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.format.file.TraceWriteException;
import io.tracecap.tools.source.TraceSource;
import io.tracecap.tools.text.TextBuffer;
import io.tracecap.tools.text.TroubleText;
import io.tracecap.tools.where.ExpressionProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever goes wrong into one line on stderr and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final PrintWriter messages;

    Failures(PrintWriter messages) {
        this.messages = messages;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] args) {
        String command = exception.getCommandLine().getCommandSpec().qualifiedName();
        String what = String.valueOf(exception.getMessage());
        say(what + "; see '" + command + " --help'");
        if (exception.getCause() instanceof ExpressionProblem problem) {
            for (String line : problem.excerpt()) {
                messages.println(new TextBuffer().ascii("  ").readable(line));
            }
        }
        return ExitCode.TROUBLE;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine line, ParseResult parsed) throws Exception {
        if (exception instanceof TraceFormatException
                || exception instanceof EditException
                || exception instanceof FileSystemException
                || exception instanceof ResultException) {
            if (line.getCommandName().equals("recover") && exception instanceof TraceFormatException) {
                say(exception.getMessage() + "; nothing can be recovered");
                return ExitCode.TROUBLE;
            }
            return report((IOException) exception);
        }
        if (exception instanceof TraceWriteException full) {
            say(full.file() + ": " + full.getMessage());
            return ExitCode.TROUBLE;
        }
        if (exception instanceof IOException trouble) {
            // The system's own message, which does not say of which file.
            Object file = line.getParseResult().matchedPositionalValue(0, (Object) "");
            say((file instanceof Path ? file + ": " : "") + trouble.getMessage());
            return ExitCode.TROUBLE;
        }
        throw exception;
    }

    /** Says what went wrong and returns the exit code. */
    int report(IOException trouble) {
        if (trouble instanceof ResultException result && result.isBrokenPipe()) {
            return ExitCode.BROKEN_PIPE;
        }
        say(describe(trouble));
        return ExitCode.TROUBLE;
    }

    private static String describe(IOException trouble) {
        String message = TroubleText.of(trouble);
        if (trouble instanceof DamagedTraceException damaged) {
            return message + hint(damaged.file());
        }
        if (trouble instanceof IncompleteTraceException cut) {
            return message + hint(cut.file());
        }
        return trouble instanceof ResultException ? "standard output: " + message : message;
    }

    /** What can be done about a damaged trace. */
    private static String hint(String file) {
        if (TraceSource.isStandardInput(Path.of(file))) {
            return " ('tracetool recover' keeps what is good, of a file)";
        }
        String good = file.endsWith(PartFile.SUFFIX)
                ? file.substring(0, file.length() - PartFile.SUFFIX.length())
                : "good.trc";
        return " ('tracetool recover " + file + " -o " + good + "' keeps what is good)";
    }

    /** One line, whatever the text: names of files can contain anything. */
    private void say(String message) {
        TextBuffer line = new TextBuffer();
        line.ascii("tracetool: ").readable(message);
        messages.println(line);
    }
}
