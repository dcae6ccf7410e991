package io.tracecap.tools.text;

/** The flags of clone(2) that decide which of its arguments mean something. */
final class CloneFlags {
    static final long PIDFD = 0x1000;
    static final long SETTLS = 0x80000;
    static final long PARENT_SETTID = 0x100000;
    static final long CHILD_CLEARTID = 0x200000;
    static final long CHILD_SETTID = 0x1000000;
    static final long INTO_CGROUP = 0x200000000L;

    private CloneFlags() {}

    /** Whether an argument besides stack and flags is used. */
    static boolean hasPointers(long flags) {
        return (flags & (PIDFD | SETTLS | PARENT_SETTID | CHILD_CLEARTID | CHILD_SETTID)) != 0;
    }

    /** Prints where the kernel wrote the new thread's id, and the id if it is known to be there. */
    static void printWritten(Call call, long address, boolean isTid, TextBuffer out) {
        if (isTid && call.succeeded() && address != 0) {
            out.ascii('[').decimal(call.result()).ascii(']');
        } else {
            out.address(address);
        }
    }
}
