package io.tracecap.capture.ptrace;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.SyscallSet;
import io.tracecap.format.syscall.SyscallTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChosenCallsTest {
    private static boolean contains(String set, Abi abi, String name) {
        return new ChosenCalls(SyscallSet.parse(set))
                .contains(abi.id(), SyscallTable.of(abi).number(name).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(
            value = Abi.class,
            names = {"X86_64", "I386", "X32"})
    void namesHoldForEachAbi(Abi abi) {
        assertThat(contains("getpid", abi, "getpid")).isTrue();
        assertThat(contains("getpid", abi, "getuid")).isFalse();
        assertThat(contains("!getpid", abi, "getpid")).isFalse();
        assertThat(contains("!getpid", abi, "getuid")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"execve", "clone", "exit", "close", "dup2", "pipe2", "socket", "chdir", "sched_getaffinity"})
    void whatChangesProcessesAndDescriptorsIsAlwaysAmongThem(String name) {
        assertThat(contains("none", Abi.X86_64, name)).isTrue();
        assertThat(contains("!all", Abi.X86_64, name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "write", "futex", "mmap", "wait4", "newfstatat"})
    void othersAreNot(String name) {
        assertThat(contains("none", Abi.X86_64, name)).isFalse();
    }
}
