package io.tracecap.tools.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The result could not be written to standard output. */
final class ResultException extends IOException {
    private static final Path STDOUT = Path.of("/proc/self/fd/1");

    ResultException(IOException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether the reader at the other end of a pipe has gone, which is no error. */
    boolean isBrokenPipe() {
        String message = String.valueOf(getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("broken pipe") || message.contains("epipe") || stdoutIsPipe();
    }

    /** Where messages of the system are translated, what stdout is has to do: a pipe can fail in no other way. */
    private static boolean stdoutIsPipe() {
        try {
            String target = Files.readSymbolicLink(STDOUT).toString();
            return target.startsWith("pipe:") || target.startsWith("socket:");
        } catch (IOException e) {
            return false;
        }
    }
}
