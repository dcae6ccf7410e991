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

    private ThisProcess() {}

    /** Leaves the terminal and the job of the user's shell: setsid(2). */
    public static void leaveSession() {
        Libc.setsid();
    }

    /** Whether this is a process of root. */
    public static boolean isRoot() {
        return Libc.geteuid() == 0;
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
