package io.tracecap.format.syscall;

/**
 * Calling conventions: which table a syscall number belongs to. The codes are part of the file format; the audit
 * numbers are {@code AUDIT_ARCH_*} of linux/audit.h, as PTRACE_GET_SYSCALL_INFO reports them.
 */
public enum Abi {
    /** 64-bit x86. */
    X86_64(1, 0xC000003E),
    /** 32-bit x86, also {@code int 0x80} from 64-bit code. */
    I386(2, 0x40000003),
    /** 64-bit ARM. */
    AARCH64(3, 0xC00000B7);

    /** The code that stands for a point instead of a syscall. */
    public static final int POINT = 255;

    private final int id;
    private final int auditArch;

    Abi(int id, int auditArch) {
        this.id = id;
        this.auditArch = auditArch;
    }

    /** Code in a trace, 1 to 254. */
    public int id() {
        return id;
    }

    /** {@code AUDIT_ARCH_*} value. */
    public int auditArch() {
        return auditArch;
    }
}
