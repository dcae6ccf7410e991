package io.tracecap.capture.linux;

/** A tracee's registers, as PTRACE_GETREGS gives them on x86-64: {@code struct user_regs_struct} of sys/user.h. */
public final class Registers {
    private static final int LENGTH = 27 * Long.BYTES;
    private static final int RDX_OFFSET = 12 * Long.BYTES;

    private final NativeBlock block = new NativeBlock(LENGTH);

    /**
     * Changes the third argument of the syscall that a tracee is about to make.
     *
     * @return false if the tracee is gone
     */
    public boolean replaceThirdArgument(Ptrace ptrace, int tid, long value) {
        if (!ptrace.registers(tid, block.address())) {
            return false;
        }
        block.bytes().putLong(RDX_OFFSET, value);
        return ptrace.setRegisters(tid, block.address());
    }
}
