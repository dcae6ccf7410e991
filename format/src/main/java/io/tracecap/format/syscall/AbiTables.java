package io.tracecap.format.syscall;

/**
 * The tables of one ABI other than x86-64: what is different there, on top of the tables of x86-64. Loaded when the first
 * system call of that ABI is met.
 *
 * @param constants its named values
 * @param structures its structures
 * @param syscalls its system calls
 */
record AbiTables(ConstantSets constants, Structures structures, SyscallTable syscalls) {
    private static final class I386 {
        static final AbiTables TABLES = load(Abi.I386);
    }

    private static final class Aarch64 {
        static final AbiTables TABLES = load(Abi.AARCH64);
    }

    private static final class X32 {
        static final AbiTables TABLES = load(Abi.X32);
    }

    private static final class Arm {
        static final AbiTables TABLES = load(Abi.ARM);
    }

    private static final class Riscv64 {
        static final AbiTables TABLES = load(Abi.RISCV64);
    }

    /**
     * The tables of an ABI.
     *
     * @throws IllegalArgumentException for x86-64, whose tables are the ones that the others build on
     */
    static AbiTables of(Abi abi) {
        return switch (abi) {
            case X86_64 -> throw new IllegalArgumentException("x86-64 builds on no other ABI");
            case I386 -> I386.TABLES;
            case AARCH64 -> Aarch64.TABLES;
            case X32 -> X32.TABLES;
            case ARM -> Arm.TABLES;
            case RISCV64 -> Riscv64.TABLES;
        };
    }

    private static AbiTables load(Abi abi) {
        ConstantSets constants =
                new ConstantSets(TableText.load(abi.word().concat(".constants")), ConstantSets.of(Abi.X86_64));
        Structures structures =
                new Structures(TableText.load(abi.word().concat(".structures")), abi, Structures.of(Abi.X86_64));
        SignatureParser parser = new SignatureParser(constants, structures, abi);
        SyscallTable syscalls =
                new SyscallTable(TableText.load(abi.word().concat(".syscalls")), parser, SyscallTable.of(Abi.X86_64));
        return new AbiTables(constants, structures, syscalls);
    }
}
