package io.tracecap.capture.launch;

import io.tracecap.capture.linux.ThisProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Directories of launches of which script, supervisor and recorder were all killed, so that none of them could remove it.
 * Somebody else's launch does.
 */
final class AbandonedLaunches {
    private static final String NAMES = "tracecap.??????";
    /** Between making the directory and starting the recorder, whose command line names it, is less than this. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private AbandonedLaunches() {}

    /**
     * Removes those that lie in the same place, are this user's, and are named by no process.
     *
     * @param own this launch's directory
     * @param contents names of the files that may be in one
     */
    static void removeBeside(Path own, List<String> contents) {
        Path place = own.getParent();
        if (place == null) {
            return;
        }
        Instant young = Instant.now().minus(YOUNG);
        try (DirectoryStream<Path> found = Files.newDirectoryStream(place, NAMES)) {
            for (Path directory : found) {
                if (!directory.equals(own) && isOwnAndOlder(directory, young) && !isInUse(directory)) {
                    remove(directory, contents);
                }
            }
        } catch (IOException alsoRemovedByOthers) {
            // The next launch sees what is left.
            return;
        }
    }

    private static boolean isOwnAndOlder(Path directory, Instant young) throws IOException {
        return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                && ThisProcess.userId() == (Integer) Files.getAttribute(directory, "unix:uid")
                && Files.getLastModifiedTime(directory).toInstant().isBefore(young);
    }

    private static boolean isInUse(Path directory) throws IOException {
        String name = directory.toString();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (commandLine(process).contains(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }

    private static void remove(Path directory, List<String> contents) throws IOException {
        for (String name : contents) {
            Files.deleteIfExists(directory.resolve(name));
        }
        Files.deleteIfExists(directory);
    }
}
