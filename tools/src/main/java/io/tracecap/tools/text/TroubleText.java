package io.tracecap.tools.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What is wrong with a file, in words: the exceptions of the file system only have its name. */
public final class TroubleText {
    private TroubleText() {}

    /** One line, not escaped: names of files can contain anything. */
    public static String of(IOException trouble) {
        String message = String.valueOf(trouble.getMessage());
        if (trouble instanceof NoSuchFileException) {
            return message + ": no such file";
        }
        if (trouble instanceof AccessDeniedException) {
            return message + ": permission denied";
        }
        if (trouble instanceof FileSystemException files) {
            return files.getFile() + ": " + files.getReason();
        }
        return message;
    }
}
