package io.tracecap.capture.linux;

import java.nio.ByteBuffer;

/**
 * What PTRACE_GET_SYSCALL_INFO answers: {@code struct ptrace_syscall_info} of linux/ptrace.h. Reused for every stop.
 *
 * <pre>
 *   0      4      8           16          24          32
 *   +------+------+-----------+-----------+-----------+----------------------+
 *   | op   | arch | ip        | sp        | nr        | args[6]              |  op 1: syscall-enter-stop
 *   |      |      |           |           | result    | u8 is_error          |  op 2: syscall-exit-stop
 *   |      |      |           |           | nr        | args[6], u32 data    |  op 3: PTRACE_EVENT_SECCOMP
 *   +------+------+-----------+-----------+-----------+----------------------+
 * </pre>
 */
public final class SyscallInfo {
    /** {@link #operation()}: not a syscall stop. */
    public static final int NONE = 0;

    /** {@link #operation()}: syscall-enter-stop. */
    public static final int ENTRY = 1;

    /** {@link #operation()}: syscall-exit-stop. */
    public static final int EXIT = 2;

    /** {@link #operation()}: PTRACE_EVENT_SECCOMP. */
    public static final int SECCOMP = 3;

    /** Length of the structure in bytes. */
    static final int LENGTH = 88;

    private final NativeBlock block = new NativeBlock(LENGTH);
    private final ByteBuffer bytes = block.bytes();

    long address() {
        return block.address();
    }

    /** One of {@link #NONE}, {@link #ENTRY}, {@link #EXIT}, {@link #SECCOMP}. */
    public int operation() {
        return bytes.get(0);
    }

    /** AUDIT_ARCH_* value of the calling convention. */
    public int arch() {
        return bytes.getInt(4);
    }

    /** The tracee's stack pointer. */
    public long stackPointer() {
        return bytes.getLong(16);
    }

    /** Syscall number, at an entry or for seccomp. */
    public int number() {
        return (int) bytes.getLong(24);
    }

    /** Argument 0 to 5, at an entry or for seccomp. */
    public long argument(int index) {
        return bytes.getLong(32 + index * Long.BYTES);
    }

    /** SECCOMP_RET_DATA of the filter, for seccomp. */
    public int seccompData() {
        return bytes.getInt(80);
    }

    /** Result register, at an exit. */
    public long result() {
        return bytes.getLong(24);
    }
}
