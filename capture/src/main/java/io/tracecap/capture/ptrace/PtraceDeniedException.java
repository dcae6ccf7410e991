package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.Errno;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The kernel does not let us trace. The message says what to do about it. */
public final class PtraceDeniedException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final Path YAMA = Path.of("/proc/sys/kernel/yama/ptrace_scope");

    /**
     * Makes the exception for the process that is to become the command. Where it has to name its tracer, it does so by
     * perl (see {@code bin/tracecap}).
     *
     * @param errno what PTRACE_SEIZE failed with
     */
    public PtraceDeniedException(int errno) {
        super(explain(errno, yamaScope(), "install perl, by which a command can name its tracer; or "));
    }

    /**
     * The exception for a process that runs already.
     *
     * @param process which
     * @param tracer pid of whoever traces it, 0 if nobody does
     * @param errno what PTRACE_SEIZE failed with
     */
    static PtraceDeniedException of(ProcessFacts process, int tracer, int errno) {
        String prefix = "process " + process.pid() + " (" + process.displayName() + "): ";
        if (tracer != 0) {
            return new PtraceDeniedException(prefix + tracedBy(tracer));
        }
        if (errno == Errno.EPERM && process.uid() != currentUid()) {
            return new PtraceDeniedException(
                    prefix + "belongs to the user with id " + process.uid() + "; run as that user, or as root");
        }
        return new PtraceDeniedException(prefix + explain(errno, yamaScope(), ""));
    }

    /** Says who traces a process. */
    public static String tracedBy(int tracer) {
        String name;
        try {
            name = " (" + ProcessFacts.of(tracer).displayName() + ")";
        } catch (IOException gone) {
            name = "";
        }
        return "is being traced by process " + tracer + name + "; a process can have one tracer only";
    }

    private static int currentUid() {
        try {
            return ProcessFacts.of((int) ProcessHandle.current().pid()).uid();
        } catch (IOException noProc) {
            return -1;
        }
    }

    private PtraceDeniedException(String message) {
        super(message);
    }

    /**
     * The advice for an errno.
     *
     * @param yamaScope kernel.yama.ptrace_scope; 0 where there is no Yama
     * @param aboutAncestors what else can be done where only ancestors may trace
     */
    static String explain(int errno, int yamaScope, String aboutAncestors) {
        if (errno == Errno.EPERM && yamaScope == 3) {
            return "tracing is switched off on this machine until it restarts: kernel.yama.ptrace_scope is 3";
        }
        if (errno == Errno.EPERM && yamaScope > 0) {
            return "the kernel forbids tracing: kernel.yama.ptrace_scope is " + yamaScope + "; "
                    + (yamaScope == 1 ? aboutAncestors : "")
                    + "run as root, or 'sudo sysctl kernel.yama.ptrace_scope=0'";
        }
        if (errno == Errno.EPERM) {
            return "the kernel forbids tracing (EPERM): is another tracer at work? In a container, start it with"
                    + " '--cap-add=SYS_PTRACE'";
        }
        if (errno == Errno.EIO) {
            return "this kernel lacks PTRACE_SEIZE or one of its options; Linux 5.3 or later is needed";
        }
        return "cannot trace: PTRACE_SEIZE failed with errno " + errno;
    }

    private static int yamaScope() {
        try {
            return Integer.parseInt(Files.readString(YAMA).trim());
        } catch (IOException | NumberFormatException noYama) {
            return 0;
        }
    }
}
