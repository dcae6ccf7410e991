package io.tracecap.tools.text;

/** The flags of clone(2) that decide which of its arguments mean something. */
final class CloneFlags {
    static final long PIDFD = 0x1000;
    static final long SETTLS = 0x80000;
    static final long PARENT_SETTID = 0x100000;
    static final long CHILD_CLEARTID = 0x200000;
    static final long CHILD_SETTID = 0x1000000;
    static final long INTO_CGROUP = 0x200000000L;

    private static final int SIGNAL_MASK = 0xFF;
    private static final String SET = "clone_flags";

    private CloneFlags() {}

    /** Whether an argument besides stack and flags is used. */
    static boolean hasPointers(long flags) {
        return (flags & (PIDFD | SETTLS | PARENT_SETTID | CHILD_CLEARTID | CHILD_SETTID)) != 0;
    }

    /** Prints flags without the signal. */
    static void print(long flags, TextBuffer out) {
        ConstantText.print(SET, flags, out);
    }

    /** Prints flags with the signal that ends them: {@code CLONE_VM|SIGCHLD}. */
    static void printWithSignal(long flags, TextBuffer out) {
        int signal = (int) flags & SIGNAL_MASK;
        long rest = flags & 0xFFFFFFFFL & ~SIGNAL_MASK;
        if (rest != 0) {
            print(rest, out);
            if (signal != 0) {
                out.ascii('|');
            }
        }
        if (signal != 0 || rest == 0) {
            SignalNames.print(signal, out);
        }
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
