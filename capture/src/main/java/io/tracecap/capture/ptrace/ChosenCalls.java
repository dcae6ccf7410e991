package io.tracecap.capture.ptrace;

import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.DescriptorEffects;
import io.tracecap.format.syscall.SyscallSet;
import io.tracecap.format.syscall.SyscallTable;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which system calls are recorded: those that were asked for, and those without which a trace would not know which
 * processes there are and what their descriptors stand for, or the recorder not what it has to answer for. Asked at each
 * stop; allocates nothing after the first call of an ABI. Used by the tracer thread alone.
 */
public final class ChosenCalls {
    /** All of them. */
    public static final ChosenCalls ALL = new ChosenCalls(SyscallSet.ALL);

    /** Besides those that descriptors.tbl lists. */
    private static final List<String> NEEDED = List.of(
            "execve",
            "execveat",
            "fork",
            "vfork",
            "clone",
            "clone3",
            "exit",
            "restart_syscall",
            "unshare",
            "setns",
            "ptrace",
            "seccomp",
            "prctl",
            "sched_setaffinity",
            "sched_getaffinity");

    private static final int ABIS = 256;

    private final SyscallSet wanted;
    private final @Nullable BitSet[] needed = new BitSet[ABIS];

    /** Those of a set, and the needed ones. */
    public ChosenCalls(SyscallSet wanted) {
        this.wanted = wanted;
    }

    /** Whether a call is recorded. */
    boolean contains(int abi, int number) {
        return wanted.contains(abi, number) || isNeeded(abi, number);
    }

    private boolean isNeeded(int abi, int number) {
        BitSet numbers = needed[abi];
        if (numbers == null) {
            numbers = neededNumbers(abi);
            needed[abi] = numbers;
        }
        return number >= 0 && numbers.get(number);
    }

    private static BitSet neededNumbers(int id) {
        BitSet numbers = new BitSet();
        for (Abi abi : Abi.values()) {
            if (abi.id() == id) {
                SyscallTable table = SyscallTable.of(abi);
                for (String name : NEEDED) {
                    table.number(name).ifPresent(numbers::set);
                }
                DescriptorEffects effects = DescriptorEffects.of(abi);
                for (int number = 0; number <= SyscallTable.MAX_NUMBER; number++) {
                    numbers.set(number, numbers.get(number) || effects.mayChangeMoreThanMemory(number));
                }
            }
        }
        return numbers;
    }
}
