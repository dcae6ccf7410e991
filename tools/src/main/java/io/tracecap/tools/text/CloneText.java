package io.tracecap.tools.text;

import io.tracecap.format.syscall.Abi;

/**
 * Prints the arguments of clone(2) as strace does, in the order of the C library's function: {@code child_stack=NULL,
 * flags=CLONE_CHILD_CLEARTID|SIGCHLD, child_tidptr=0x7f4aae47ba10}. The kernel writes the new tid where parent_tid
 * points to, which is the result.
 */
final class CloneText implements SpecialCall {
    private static final int FLAGS = 0;
    private static final int STACK = 1;
    private static final int PARENT_TID = 2;

    private final ConstantText constants;
    private final int childTid;
    private final int tls;

    /** Prints the calls of an ABI; x86-64 and x32 have the last two arguments the other way round. */
    CloneText(ConstantText constants, Abi abi) {
        this.constants = constants;
        boolean tlsLast = abi == Abi.X86_64 || abi == Abi.X32;
        childTid = tlsLast ? 3 : 4;
        tls = tlsLast ? 4 : 3;
    }

    @Override
    public boolean printEnter(Call call, TextBuffer out) {
        long flags = call.argument(FLAGS);
        out.ascii("child_stack=").address(call.argument(STACK)).ascii(", flags=");
        constants.print("clone_flags", flags & 0xFFFFFFFFL, out);
        return !CloneFlags.hasPointers(flags);
    }

    @Override
    public void printExit(Call call, TextBuffer out) {
        long flags = call.argument(FLAGS);
        if ((flags & (CloneFlags.PARENT_SETTID | CloneFlags.PIDFD)) != 0) {
            out.ascii(", parent_tid=");
            boolean tid = (flags & CloneFlags.PARENT_SETTID) != 0;
            CloneFlags.printWritten(call, call.argument(PARENT_TID), tid, out);
        }
        if ((flags & CloneFlags.SETTLS) != 0) {
            out.ascii(", tls=").address(call.argument(tls));
        }
        if ((flags & (CloneFlags.CHILD_SETTID | CloneFlags.CHILD_CLEARTID)) != 0) {
            out.ascii(", child_tidptr=").address(call.argument(childTid));
        }
    }
}
