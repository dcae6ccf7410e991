package io.tracecap.capture.linux;

/** A tracee's registers, as PTRACE_GETREGS gives them on x86-64: {@code struct user_regs_struct} of sys/user.h. */
public final class Registers {
    /** Bytes of the {@code syscall} instruction, and of {@code int 0x80}. */
    public static final int SYSCALL_INSTRUCTION_LENGTH = 2;

    private static final int LENGTH = 27 * Long.BYTES;
    private static final int RBX_OFFSET = 5 * Long.BYTES;
    private static final int R10_OFFSET = 7 * Long.BYTES;
    private static final int R8_OFFSET = 9 * Long.BYTES;
    private static final int RAX_OFFSET = 10 * Long.BYTES;
    private static final int RDX_OFFSET = 12 * Long.BYTES;
    private static final int RSI_OFFSET = 13 * Long.BYTES;
    private static final int RDI_OFFSET = 14 * Long.BYTES;
    private static final int ORIG_RAX_OFFSET = 15 * Long.BYTES;
    private static final int RIP_OFFSET = 16 * Long.BYTES;
    private static final int CS_OFFSET = 17 * Long.BYTES;
    private static final int CS_64 = 0x33;
    private static final int RSP_OFFSET = 19 * Long.BYTES;

    private final NativeBlock block = new NativeBlock(LENGTH);

    /** Reads them; false if the tracee is gone. */
    public boolean read(Ptrace ptrace, int tid) {
        return ptrace.registers(tid, block.address());
    }

    /** Gives the tracee these; false if it is gone. */
    public boolean write(Ptrace ptrace, int tid) {
        return ptrace.setRegisters(tid, block.address());
    }

    /** Makes these the same as others. */
    public void copy(Registers other) {
        for (int offset = 0; offset < LENGTH; offset += Long.BYTES) {
            block.bytes().putLong(offset, other.block.bytes().getLong(offset));
        }
    }

    /** Whether they are those of 64-bit code. */
    public boolean is64Bit() {
        return block.bytes().getLong(CS_OFFSET) == CS_64;
    }

    /** Number of the call that the tracee is in or has left; -1 when it was in none. */
    public long call() {
        return block.bytes().getLong(ORIG_RAX_OFFSET);
    }

    /** Result of that call. */
    public long result() {
        return block.bytes().getLong(RAX_OFFSET);
    }

    /** The stack pointer. */
    public long stackPointer() {
        return block.bytes().getLong(RSP_OFFSET);
    }

    /** Sets the third argument of the syscall that is being entered. */
    public void setThirdArgument(long value) {
        block.bytes().putLong(RDX_OFFSET, value);
    }

    /** Sets the first argument of the syscall that is being entered, of the 32-bit ABI if {@code isI386}. */
    public void setFirstArgument(long value, boolean isI386) {
        block.bytes().putLong(isI386 ? RBX_OFFSET : RDI_OFFSET, value);
    }

    /** At a syscall-enter-stop: makes it no call, which fails with ENOSYS. */
    public void setNoCall() {
        block.bytes().putLong(ORIG_RAX_OFFSET, -1);
    }

    /** At a syscall-enter-stop: makes it another call, whose fifth argument is 0. */
    public void setCall(int number, long first, long second, long third, long fourth) {
        block.bytes().putLong(ORIG_RAX_OFFSET, number);
        block.bytes().putLong(RDI_OFFSET, first);
        block.bytes().putLong(RSI_OFFSET, second);
        block.bytes().putLong(RDX_OFFSET, third);
        block.bytes().putLong(R10_OFFSET, fourth);
        block.bytes().putLong(R8_OFFSET, 0);
    }

    /** Given those of a syscall-enter-stop: makes the tracee, which has left that call, enter it again. */
    public void enterAgain() {
        block.bytes().putLong(RAX_OFFSET, block.bytes().getLong(ORIG_RAX_OFFSET));
        block.bytes().putLong(RIP_OFFSET, block.bytes().getLong(RIP_OFFSET) - SYSCALL_INSTRUCTION_LENGTH);
    }
}
