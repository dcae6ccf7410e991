package io.tracecap.capture.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds out beforehand that a command cannot be executed, as the shell's {@code exec} would, so that the message is ours
 * and nothing is recorded. What passes here can still fail in execve(2); then the shell says why.
 *
 * @param status exit status that a shell gives: 127 if there is no such file, 126 if it cannot be executed; 0 if nothing
 *     speaks against it
 * @param message what is wrong, naming the file; empty if nothing is
 * @param file what will be executed; null if that is not known
 */
public record CommandLookup(
        int status, String message, @Nullable Path file) {
    private static final int SET_ID = 06000;
    private static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;
    private static final int LONGEST_INTERPRETER_LINE = 256;
    private static final char UNDECODABLE = '\uFFFD';
    private static final CommandLookup FOUND = new CommandLookup(0, "", null);

    /** Of a command that cannot be executed. */
    CommandLookup(int status, String message) {
        this(status, message, null);
    }

    /** Whether executing it changes the user or group: it has the set-user-ID or set-group-ID bit. */
    public boolean isSetId() {
        if (file == null) {
            return false;
        }
        try {
            return ((int) Files.getAttribute(file, "unix:mode") & SET_ID) != 0;
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * Looks a command up.
     *
     * @param command as given: a path if it holds a slash, otherwise a name to be looked for
     * @param path value of PATH, null if unset
     */
    public static CommandLookup of(String command, @Nullable String path) {
        if (command.isEmpty()) {
            return new CommandLookup(NOT_FOUND, "'': command not found");
        }
        if (command.indexOf(UNDECODABLE) >= 0) {
            // A name that is no UTF-8: only the shell can look it up.
            return FOUND;
        }
        if (command.indexOf('/') >= 0) {
            return check(command, Path.of(command));
        }
        CommandLookup denied = null;
        for (String directory : (path == null ? "/usr/local/bin:/usr/bin:/bin" : path).split(":", -1)) {
            Path candidate = Path.of(directory.isEmpty() ? "." : directory, command);
            if (Files.isRegularFile(candidate)) {
                CommandLookup result = check(candidate.toString(), candidate);
                if (result.status == 0) {
                    return result;
                }
                denied = denied == null ? result : denied;
            }
        }
        return denied == null ? new CommandLookup(NOT_FOUND, command + ": command not found") : denied;
    }

    private static CommandLookup check(String name, Path file) {
        if (!Files.exists(file)) {
            return Files.isSymbolicLink(file)
                    ? new CommandLookup(NOT_FOUND, name + ": No such file or directory (a dangling symbolic link)")
                    : new CommandLookup(NOT_FOUND, name + ": No such file or directory");
        }
        if (Files.isDirectory(file)) {
            return new CommandLookup(NOT_EXECUTABLE, name + ": Is a directory");
        }
        if (!Files.isExecutable(file)) {
            return new CommandLookup(NOT_EXECUTABLE, name + ": Permission denied");
        }
        String interpreter = interpreter(file);
        return interpreter == null || Files.exists(Path.of(interpreter))
                ? new CommandLookup(0, "", file)
                : new CommandLookup(NOT_FOUND, name + ": its interpreter " + interpreter + " does not exist");
    }

    /** What a script names behind "#!", or null; see execve(2), "Interpreter scripts". */
    private static @Nullable String interpreter(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(LONGEST_INTERPRETER_LINE), StandardCharsets.ISO_8859_1);
            if (!start.startsWith("#!")) {
                return null;
            }
            String line = start.substring(2).split("\n", 2)[0].trim();
            String interpreter = line.split("[ \t]", 2)[0];
            return interpreter.isEmpty() ? null : interpreter;
        } catch (IOException executableButNotReadable) {
            return null;
        }
    }
}
