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

    /** Length of the structure in bytes. */
    static final int LENGTH = 88;

    private final NativeBlock block = new NativeBlock(LENGTH);
    private final ByteBuffer bytes = block.bytes();

    long address() {
        return block.address();
    }

    /** One of {@link #NONE}, {@link #ENTRY}, {@link #EXIT}. */
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

    /** Syscall number, at an entry. */
    public int number() {
        return (int) bytes.getLong(24);
    }

    /** Argument 0 to 5, at an entry. */
    public long argument(int index) {
        return bytes.getLong(32 + index * Long.BYTES);
    }

    /** Result register, at an exit. */
    public long result() {
        return bytes.getLong(24);
    }
}
