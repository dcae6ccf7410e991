package io.tracecap.capture.record;

import io.tracecap.capture.linux.ThisProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Whom a trace belongs to: who runs tracecap, or who asked sudo(8) for it.
 *
 * @param uid user id
 * @param gid group id
 */
record TraceOwner(int uid, int gid) {
    private static final int STICKY = 01000;

    /** The user who asked sudo for this process, if it was one. */
    static Optional<TraceOwner> ofSudo(Map<String, String> environment) {
        String uid = environment.get("SUDO_UID");
        String gid = environment.get("SUDO_GID");
        try {
            return uid == null || gid == null
                    ? Optional.empty()
                    : Optional.of(new TraceOwner(Integer.parseUnsignedInt(uid), Integer.parseUnsignedInt(gid)));
        } catch (NumberFormatException notFromSudo) {
            return Optional.empty();
        }
    }

    /** Gives the trace that root writes to the user who asked sudo for it. */
    static void settle(Path file) throws IOException {
        Optional<TraceOwner> owner = ThisProcess.isRoot() ? ofSudo(System.getenv()) : Optional.empty();
        if (owner.isPresent()) {
            ThisProcess.giveAway(
                    file.toRealPath(), owner.get().uid(), owner.get().gid());
        }
    }

    /**
     * Makes sure that a name can be taken at the end: in a directory such as /tmp nobody may replace a file of another
     * user.
     *
     * @throws IOException if it cannot
     */
    static void expectReplaceable(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path directory = absolute.getParent();
        if (directory == null || ThisProcess.isRoot() || !Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        int mode = (Integer) Files.getAttribute(directory, "unix:mode");
        int own = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        if ((mode & STICKY) != 0
                && (Integer) Files.getAttribute(directory, "unix:uid") != own
                && (Integer) Files.getAttribute(absolute, "unix:uid", LinkOption.NOFOLLOW_LINKS) != own) {
            throw new IOException(target + ": belongs to another user, and may not be replaced in this directory");
        }
    }
}
