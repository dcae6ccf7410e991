package io.tracecap.capture.linux;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the recorder does to itself so that nothing of it is left in the way of the program. */
public final class ThisProcess {
    private static final int SIGHUP = 1;
    private static final int SIGINT = 2;
    private static final int SIGTERM = 15;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final long SYS_IOCTL = 16;
    private static final long TCGETS = 0x5401;
    /** More than struct termios has on any kernel. */
    private static final int TERMIOS_LENGTH = 256;

    private static final int FIRST_OTHER = 3;
    private static final int WRITE_ONLY_CLOEXEC = 0x80001;
    /** See oom_score_adj in proc(5): -1000 is never, 0 as others. */
    private static final String UNLIKELY_VICTIM = "-900";

    private ThisProcess() {}

    /**
     * Gives a file that this process has open to another user. Goes by the descriptor: whatever the name leads to by now,
     * nothing else changes hands.
     *
     * @param file absolute path under which it was opened
     * @throws IOException if it is not open under that path any more, or cannot be given away
     */
    public static void giveAway(Path file, int uid, int gid) throws IOException {
        try (DirectoryStream<Path> own = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path link : own) {
                if (file.equals(targetOf(link))) {
                    if (Libc.fchown(Integer.parseInt(link.getFileName().toString()), uid, gid) != 0) {
                        throw new IOException(
                                file + ": cannot be given to user " + uid + " (errno " + Libc.errno() + ")");
                    }
                    return;
                }
            }
        }
        throw new IOException(file + ": was moved by somebody else");
    }

    /**
     * When memory runs out, lets the kernel end another process first, the recorded program above all. Only root may ask
     * for that; for others nothing changes.
     */
    public static void surviveMemoryShortage() {
        try {
            Files.writeString(Path.of("/proc/self/oom_score_adj"), UNLIKELY_VICTIM);
        } catch (IOException notAllowed) {
            // The program is still the likelier victim once it has more memory than the recorder.
            return;
        }
    }

    /** Leaves the terminal and the job of the user's shell: setsid(2). */
    public static void leaveSession() {
        Libc.setsid();
    }

    /** Effective user id. */
    public static int userId() {
        return Libc.geteuid();
    }

    /** Whether this is a process of root. */
    public static boolean isRoot() {
        return userId() == 0;
    }

    /**
     * Thread id of the calling thread.
     *
     * @throws IOException if /proc is not there
     */
    public static int threadId() throws IOException {
        return Integer.parseInt(Files.readSymbolicLink(Path.of("/proc/thread-self"))
                .getFileName()
                .toString());
    }

    /**
     * Lets SIGINT and SIGHUP end this JVM as SIGTERM does, with its shutdown hooks. It leaves alone what it finds ignored
     * when it starts, as they are here: a shell ignores SIGINT for what it starts in the background.
     */
    public static void endOnInterruptAndHangup() {
        SignalAction termination = SignalAction.of(SIGTERM);
        termination.install(SIGINT);
        termination.install(SIGHUP);
    }

    /** isatty(3) of standard error. */
    public static boolean hasTerminalAsStandardError() {
        return Libc.syscall(SYS_IOCTL, STDERR, TCGETS, new NativeBlock(TERMIOS_LENGTH).address(), 0) == 0;
    }

    /**
     * Lets go of the files that were inherited by way of another process: whoever reads the other end of a pipe, or waits
     * for a lock, must not wait for the recorder. Standard error stays, for messages.
     *
     * @param pid the process that has the same files under the same numbers
     * @throws IOException if that process is gone
     */
    public static void closeFilesSharedWith(int pid) throws IOException {
        int nothing = Libc.open("/dev/null", WRITE_ONLY_CLOEXEC);
        Libc.dup2(nothing, STDOUT);
        Libc.close(nothing);
        try (DirectoryStream<Path> theirs = Files.newDirectoryStream(Path.of("/proc", Integer.toString(pid), "fd"))) {
            for (Path their : theirs) {
                int fd = Integer.parseInt(their.getFileName().toString());
                Path own = Path.of("/proc/self/fd", Integer.toString(fd));
                Path target = targetOf(own);
                if (fd >= FIRST_OTHER && target != null && target.equals(targetOf(their))) {
                    Libc.close(fd);
                }
            }
        }
    }

    private static @Nullable Path targetOf(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException closed) {
            return null;
        }
    }
}
