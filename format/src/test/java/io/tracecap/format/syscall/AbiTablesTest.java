package io.tracecap.format.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of the ABIs beside x86-64, which {@code generate.py} makes of the kernel's headers. */
class AbiTablesTest {
    private static final Path HEADERS = Path.of("/usr/include/x86_64-linux-gnu/asm");

    /** Those of the kernel: arch/…/syscall*.tbl and asm-generic/unistd.h. */
    @ParameterizedTest
    @CsvSource({
        "I386, 1, exit",
        "I386, 5, open",
        "I386, 90, mmap",
        "I386, 102, socketcall",
        "I386, 192, mmap2",
        "I386, 195, stat64",
        "I386, 243, set_thread_area",
        "I386, 383, statx",
        "I386, 403, clock_gettime64",
        "I386, 449, futex_waitv",
        "I386, 462, mseal",
        "X32, 0, read",
        "X32, 59, syscall_0x3b",
        "X32, 512, rt_sigaction",
        "X32, 520, execve",
        "X32, 547, pwritev2",
        "X32, 451, cachestat",
        "AARCH64, 29, ioctl",
        "AARCH64, 56, openat",
        "AARCH64, 63, read",
        "AARCH64, 79, newfstatat",
        "AARCH64, 80, fstat",
        "AARCH64, 220, clone",
        "AARCH64, 221, execve",
        "AARCH64, 244, syscall_0xf4",
        "AARCH64, 293, rseq",
        "AARCH64, 439, faccessat2",
        "AARCH64, 470, listns",
        "ARM, 0, restart_syscall",
        "ARM, 3, read",
        "ARM, 180, pread64",
        "ARM, 270, arm_fadvise64_64",
        "ARM, 322, openat",
        "ARM, 341, sync_file_range2",
        "ARM, 397, statx",
        "RISCV64, 56, openat",
        "RISCV64, 258, riscv_hwprobe",
        "RISCV64, 259, riscv_flush_icache",
        "RISCV64, 276, renameat2",
        "RISCV64, 435, clone3"
    })
    void numbersHaveTheirNames(Abi abi, int number, String name) {
        SyscallTable table = SyscallTable.of(abi);

        assertThat(table.name(number)).isEqualTo(name);
        assertThat(table.signature(number).name()).isEqualTo(name);
        assertThat(table.signature(number).number()).isEqualTo(number);
        OptionalInt expected = name.startsWith("syscall_") ? OptionalInt.empty() : OptionalInt.of(number);
        assertThat(table.number(name)).isEqualTo(expected);
    }

    /** How many calls the headers of Linux 6.1 have, and the later ones that all architectures have. */
    @ParameterizedTest
    @CsvSource({"I386, 460", "X32, 371", "AARCH64, 326", "ARM, 423", "RISCV64, 327"})
    void noCallIsMissing(Abi abi, int count) {
        assertThat(SyscallTable.of(abi).names()).doesNotHaveDuplicates().hasSize(count);
    }

    @ParameterizedTest
    @EnumSource(Abi.class)
    void everyCallHasASignature(Abi abi) {
        SyscallTable table = SyscallTable.of(abi);
        for (String name : table.names()) {
            int number = table.number(name).orElseThrow();
            assertThatCode(() -> table.signature(number)).as(abi + " " + name).doesNotThrowAnyException();
            Signature signature = table.signature(number);
            assertThat(signature.name()).isEqualTo(name);
            for (Signature.Variant variant : signature.variants()) {
                assertThat(variant.signature().name()).isEqualTo(name);
                assertThat(variant.signature().number()).isEqualTo(number);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Abi.class)
    void everySetAndStructureIsWellFormed(Abi abi) {
        ConstantSets constants = ConstantSets.of(abi);
        for (String name : constants.names()) {
            assertThat(constants.set(name).names()).as(abi + " " + name).isNotEmpty();
        }
        Structures structures = Structures.of(abi);
        for (String name : structures.names()) {
            assertThat(structures.structure(name).fields()).as(abi + " " + name).isNotEmpty();
        }
    }

    /** Numbers that are the same everywhere since Linux 5.1. */
    @ParameterizedTest
    @EnumSource(Abi.class)
    void lateCallsHaveTheSameNumbers(Abi abi) {
        SyscallTable reference = SyscallTable.of(Abi.X86_64);
        for (int number = 424; number <= 470; number++) {
            // arm and older ABIs have no memfd_secret.
            if (number != 447) {
                assertThat(SyscallTable.of(abi).name(number)).isEqualTo(reference.name(number));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"I386, unistd_32.h", "X32, unistd_x32.h", "X86_64, unistd_64.h"})
    void numbersAreThoseOfTheInstalledHeader(Abi abi, String header) throws IOException {
        assumeThat(HEADERS.resolve(header)).exists();
        Map<String, Integer> expected = new HashMap<>();
        for (String line : Files.readAllLines(HEADERS.resolve(header))) {
            String[] words =
                    line.replace("(__X32_SYSCALL_BIT + ", "").replace(")", "").split(" ", -1);
            if (words.length == 3 && words[1].startsWith("__NR_")) {
                expected.put(words[1].substring("__NR_".length()), Integer.parseInt(words[2]));
            }
        }
        assertThat(expected).hasSizeGreaterThan(300);
        expected.forEach((name, number) ->
                assertThat(SyscallTable.of(abi).number(name)).as(name).isEqualTo(OptionalInt.of(number)));
    }

    @Test
    void flagsHaveTheValuesOfTheArchitecture() {
        assertThat(nameOf(Abi.X86_64, "open_flags", 0200000)).isEqualTo("O_RDONLY|O_DIRECTORY");
        assertThat(nameOf(Abi.AARCH64, "open_flags", 0200000)).isEqualTo("O_RDONLY|O_DIRECT");
        assertThat(nameOf(Abi.AARCH64, "open_flags", 040000)).isEqualTo("O_RDONLY|O_DIRECTORY");
        assertThat(nameOf(Abi.ARM, "open_flags", 0400000)).isEqualTo("O_RDONLY|O_LARGEFILE");
        assertThat(nameOf(Abi.RISCV64, "open_flags", 040000)).isEqualTo("O_RDONLY|O_DIRECT");
        assertThat(nameOf(Abi.I386, "ioctl_request", 0x80046601L)).isEqualTo("FS_IOC_GETFLAGS");
        assertThat(nameOf(Abi.X86_64, "mmap_flags", 0x62)).isEqualTo("MAP_PRIVATE|MAP_ANONYMOUS|MAP_32BIT");
        assertThat(nameOf(Abi.AARCH64, "mmap_flags", 0x62)).isEqualTo("MAP_PRIVATE|MAP_ANONYMOUS|0x40");
        assertThat(nameOf(Abi.AARCH64, "errno", 11)).isEqualTo("EAGAIN");
    }

    private static String nameOf(Abi abi, String set, long value) {
        return ConstantSets.of(abi).set(set).nameOf(value);
    }

    @Test
    void signaturesAreSharedByName() {
        Signature arm = signature(Abi.AARCH64, "openat");

        assertThat(arm.number()).isEqualTo(56);
        assertThat(arm.parameters()).isEqualTo(signature(Abi.X86_64, "openat").parameters());
        assertThat(signature(Abi.I386, "getuid32").result())
                .isEqualTo(signature(Abi.X86_64, "getuid").result());
    }

    /** The kernel copies struct compat_timespec: 8 bytes, not 16. */
    @Test
    void structuresThatLieOtherwiseHaveTheirOwnLayout() {
        assertThat(layoutOf(Abi.I386, "nanosleep", 0).size()).isEqualTo(8);
        assertThat(layoutOf(Abi.I386, "clock_nanosleep_time64", 2).size()).isEqualTo(16);
        assertThat(layoutOf(Abi.X32, "nanosleep", 0).size()).isEqualTo(16);
        assertThat(layoutOf(Abi.I386, "fstat64", 1).size()).isEqualTo(96);
        assertThat(layoutOf(Abi.ARM, "fstat64", 1).size()).isEqualTo(104);
        assertThat(layoutOf(Abi.AARCH64, "fstat", 1).size()).isEqualTo(128);
        assertThat(layoutOf(Abi.AARCH64, "epoll_ctl", 3).size()).isEqualTo(16);
        assertThat(layoutOf(Abi.RISCV64, "rt_sigaction", 1).size()).isEqualTo(24);
        assertThat(layoutOf(Abi.I386, "sendmsg", 1).fields().get(0).width()).isEqualTo(4);
        assertThat(layoutOf(Abi.I386, "statx", 4)).isSameAs(layoutOf(Abi.X86_64, "statx", 4));
    }

    private static StructLayout layoutOf(Abi abi, String call, int argument) {
        return ((ArgumentType.Struct)
                        signature(abi, call).parameters().get(argument).type())
                .layout();
    }

    /** Better an address than wrong fields. */
    @Test
    void structuresOfUnknownLayoutAreAddresses() {
        ArgumentType address = new ArgumentType.Scalar(ScalarKind.ADDRESS);

        assertThat(signature(Abi.I386, "adjtimex").parameters().get(0).type()).isEqualTo(address);
        assertThat(signature(Abi.I386, "stat").parameters().get(1).type()).isEqualTo(address);
        assertThat(signature(Abi.I386, "stat").parameters().get(1).direction()).isEqualTo(Direction.IN);
    }

    @Test
    void numbersOfTwoRegistersArePairs() {
        List<Parameter> i386 = signature(Abi.I386, "pread64").parameters();
        List<Parameter> arm = signature(Abi.ARM, "pread64").parameters();

        assertThat(i386.get(3).type()).isEqualTo(new ArgumentType.Scalar(ScalarKind.PAIR));
        assertThat(arm.get(3).type()).isEqualTo(new ArgumentType.Scalar(ScalarKind.UNUSED));
        assertThat(arm.get(4).type()).isEqualTo(new ArgumentType.Scalar(ScalarKind.PAIR));
    }

    private static Signature signature(Abi abi, String name) {
        SyscallTable table = SyscallTable.of(abi);
        return table.signature(table.number(name).orElseThrow());
    }
}
