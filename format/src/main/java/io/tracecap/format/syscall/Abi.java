package io.tracecap.format.syscall;

/**
 * Calling conventions: which table a syscall number belongs to. The codes are part of the file format; the audit
 * numbers are {@code AUDIT_ARCH_*} of linux/audit.h, as PTRACE_GET_SYSCALL_INFO reports them.
 */
public enum Abi {
    /** 64-bit x86. */
    X86_64(1, 0xC000003E, "x86_64", true),
    /** 32-bit x86, also {@code int 0x80} from 64-bit code. */
    I386(2, 0x40000003, "i386", false),
    /** 64-bit ARM. */
    AARCH64(3, 0xC00000B7, "aarch64", true),
    /** 64-bit x86 with 32-bit pointers: the numbers of x86-64 that have bit 30 set, without that bit. */
    X32(4, 0xC000003E, "x32", true),
    /** 32-bit ARM (EABI). */
    ARM(5, 0x40000028, "arm", false),
    /** 64-bit RISC-V. */
    RISCV64(6, 0xC00000F3, "riscv64", true);

    /** The code that stands for a point instead of a syscall. */
    public static final int POINT = 255;

    /** The bit that tells a system call of x32 from one of x86-64: {@code __X32_SYSCALL_BIT} of asm/unistd.h. */
    public static final int X32_BIT = 0x40000000;

    private final int id;
    private final int auditArch;
    private final String word;
    private final boolean wideRegisters;

    Abi(int id, int auditArch, String word, boolean wideRegisters) {
        this.id = id;
        this.auditArch = auditArch;
        this.word = word;
        this.wideRegisters = wideRegisters;
    }

    /** Code in a trace, 1 to 254. */
    public int id() {
        return id;
    }

    /** {@code AUDIT_ARCH_*} value; x32 has that of x86-64. */
    public int auditArch() {
        return auditArch;
    }

    /** The name that strace, Debian and the names of the tables have for it, such as {@code aarch64}. */
    public String word() {
        return word;
    }

    /** Whether a register has 64 bits, so that an argument of 64 bits takes one register, not two. */
    public boolean wideRegisters() {
        return wideRegisters;
    }

    /** Whether a pointer in memory has 64 bits. */
    boolean widePointers() {
        return wideRegisters && this != X32;
    }

    /** Bytes of a pointer in memory. */
    public int pointerBytes() {
        return widePointers() ? Long.BYTES : Integer.BYTES;
    }

    /** What a number of 64 bits in a structure is aligned to. */
    int largestAlignment() {
        return this == I386 ? Integer.BYTES : Long.BYTES;
    }
}
