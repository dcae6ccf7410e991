package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.Errno;
import io.tracecap.capture.linux.NativeBlock;
import io.tracecap.capture.linux.TraceeMemory;
import io.tracecap.format.event.Gap;
import io.tracecap.format.event.Note;
import io.tracecap.format.syscall.Abi;

/**
 * What a reader of the trace has to know of some calls besides what they are: that they lead to where the tracer cannot
 * look, or failed because it looks. Looked at behind each stop; allocates nothing unless there is something to say.
 */
final class CallNotes {
    private static final int CLONE = 56;
    private static final int PTRACE = 101;
    private static final int UNSHARE = 272;
    private static final int SETNS = 308;
    private static final int IO_URING_SETUP = 425;
    private static final int CLONE3 = 435;
    private static final long CLONE_UNTRACED = 0x0080_0000;
    private static final long CLONE_NEWPID = 0x2000_0000;
    private static final long PTRACE_TRACEME = 0;
    private static final long PTRACE_ATTACH = 16;
    private static final long PTRACE_SEIZE = 0x4206;

    private final PointWriter points;
    private final TraceeTable tracees;
    private final TraceeMemory memory;
    private final NativeBlock word = new NativeBlock(Long.BYTES);

    CallNotes(PointWriter points, TraceeTable tracees, TraceeMemory memory) {
        this.points = points;
        this.tracees = tracees;
        this.memory = memory;
    }

    /** A call has been entered. */
    void atEnter(Tracee tracee) {
        if (tracee.abi() == Abi.X86_64.id()
                && (tracee.syscall() == CLONE || tracee.syscall() == CLONE3)
                && (cloneFlags(tracee) & CLONE_NEWPID) != 0) {
            tracee.setMakesForeignPids();
        }
    }

    /** A call has returned. */
    void atExit(Tracee tracee, long result, long timeNs) {
        if (tracee.abi() != Abi.X86_64.id()) {
            return;
        }
        switch (tracee.syscall()) {
            case CLONE, CLONE3 -> {
                if (result > 0 && (cloneFlags(tracee) & CLONE_UNTRACED) != 0) {
                    points.gap(tracee, new Gap(Gap.Reason.ESCAPED_CHILD, 0, 0, Gap.Scope.THREAD, (int) result), timeNs);
                }
            }
            case UNSHARE -> {
                if (result == 0 && (tracee.argument(0) & CLONE_NEWPID) != 0) {
                    tracee.setMakesForeignPids();
                }
            }
            case SETNS -> {
                if (result == 0) {
                    tracee.setMakesForeignPids();
                }
            }
            case IO_URING_SETUP -> {
                if (result >= 0) {
                    points.note(tracee, Note.Kind.IO_URING, timeNs);
                }
            }
            case PTRACE -> {
                if (result == -Errno.EPERM && wantsWhatIsTraced(tracee)) {
                    points.note(tracee, Note.Kind.PTRACE_REFUSED, timeNs);
                }
            }
            default -> {
                // Its arguments and its result say it all.
            }
        }
    }

    private long cloneFlags(Tracee tracee) {
        long flags = tracee.argument(0);
        if (tracee.syscall() == CLONE3) {
            boolean isRead = memory.copy(tracee.tid(), flags, word.address(), Long.BYTES) == Long.BYTES;
            return isRead ? word.bytes().getLong(0) : 0;
        }
        return flags;
    }

    private boolean wantsWhatIsTraced(Tracee tracee) {
        long request = tracee.argument(0);
        boolean isForOther = request == PTRACE_ATTACH || request == PTRACE_SEIZE;
        return request == PTRACE_TRACEME || (isForOther && tracees.get((int) tracee.argument(1)) != null);
    }
}
