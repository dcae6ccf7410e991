package io.tracecap.tools.text;

/**
 * Prints the arguments of clone3(2): the fields that the flags give a meaning to, and what the kernel wrote through
 * them: <code>{flags=CLONE_VM|..., exit_signal=0, stack=0x7f00, stack_size=0x7fff80} =&gt; {parent_tid=[13773]},
 * 88</code>.
 */
final class Clone3Text implements SpecialCall {
    private static final int PIDFD = 8;
    private static final int CHILD_TID = 16;
    private static final int PARENT_TID = 24;
    private static final int EXIT_SIGNAL = 32;
    private static final int STACK = 40;
    private static final int STACK_SIZE = 48;
    private static final int TLS = 56;
    private static final int SIZE = 64;
    private static final int SET_TID = 64;
    private static final int SET_TID_SIZE = 72;
    private static final int CGROUP = 80;

    private final Memory memory = new Memory();
    private final ConstantText constants;

    Clone3Text(ConstantText constants) {
        this.constants = constants;
    }

    @Override
    public boolean printEnter(Call call, TextBuffer out) {
        if (!found(call)) {
            out.address(call.argument(0));
            return false;
        }
        long flags = memory.i64(0);
        out.ascii("{flags=");
        constants.print("clone3_flags", flags, out);
        pointer(", pidfd=", PIDFD, (flags & CloneFlags.PIDFD) != 0, out);
        boolean childTid = (flags & (CloneFlags.CHILD_SETTID | CloneFlags.CHILD_CLEARTID)) != 0;
        pointer(", child_tid=", CHILD_TID, childTid, out);
        pointer(", parent_tid=", PARENT_TID, (flags & CloneFlags.PARENT_SETTID) != 0, out);
        out.ascii(", exit_signal=");
        SignalNames.print((int) memory.i64(EXIT_SIGNAL), out);
        pointer(", stack=", STACK, true, out);
        out.ascii(", stack_size=").hex(memory.i64(STACK_SIZE));
        pointer(", tls=", TLS, (flags & CloneFlags.SETTLS) != 0, out);
        if (memory.has(SET_TID, 16) && (memory.i64(SET_TID) | memory.i64(SET_TID_SIZE)) != 0) {
            pointer(", set_tid=", SET_TID, true, out);
            out.ascii(", set_tid_size=").unsigned(memory.i64(SET_TID_SIZE));
        }
        if (memory.has(CGROUP, 8) && (flags & CloneFlags.INTO_CGROUP) != 0) {
            out.ascii(", cgroup=").unsigned(memory.i64(CGROUP));
        }
        out.ascii('}');
        return false;
    }

    private void pointer(String name, int at, boolean shown, TextBuffer out) {
        if (shown) {
            out.ascii(name).address(memory.i64(at));
        }
    }

    @Override
    public void printExit(Call call, TextBuffer out) {
        if (call.succeeded() && found(call) && (memory.i64(0) & CloneFlags.PARENT_SETTID) != 0) {
            out.ascii(" => {parent_tid=");
            CloneFlags.printWritten(call, memory.i64(PARENT_TID), true, out);
            out.ascii('}');
        }
        out.ascii(", ").unsigned(call.argument(1));
    }

    private boolean found(Call call) {
        return call.find(0, 0, false, memory) && memory.has(0, SIZE);
    }
}
