package io.tracecap.capture.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What is wrong, in one line for people. */
final class Message {
    /** What strerror(3) says for EMFILE. */
    private static final String TOO_MANY_FILES = "Too many open files";

    private Message() {}

    /** The line for an exception, with tracecap's prefix. */
    static String of(Exception problem) {
        return "tracecap: " + text(problem);
    }

    /** The line without the prefix. */
    static String text(Exception problem) {
        if (problem instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + ": exists; another recording writes it, or one was killed: 'tracetool recover "
                    + exists.getFile()
                    + " -o GOOD.trc' saves what it has; then remove it, or choose another name with -o";
        } else if (problem instanceof NoSuchFileException missing) {
            return missing.getFile() + ": cannot be created: no such directory";
        } else if (problem instanceof AccessDeniedException denied) {
            return denied.getFile() + ": cannot be created: permission denied";
        } else if (problem instanceof FileSystemException other && other.getReason() != null) {
            return withNeeds(other.getFile() + ": " + other.getReason());
        }
        String message = problem.getMessage();
        return message == null ? problem.toString() : withNeeds(message);
    }

    private static String withNeeds(String message) {
        return message.endsWith(TOO_MANY_FILES) ? message + " (it needs 32, see 'ulimit -n')" : message;
    }
}
