package io.tracecap.capture.ptrace;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.SyscallSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeccompFilterTest {
    private static final int ALLOW = 0x7fff0000;
    private static final int TRACE = 0x7ff00000 | SeccompFilter.DATA;

    /** What a kernel answers: only the instructions that a filter of ours has. */
    private static int answer(long[] program, int arch, int number) {
        long accumulator = 0;
        int at = 0;
        while (true) {
            int code = (int) (program[at] & 0xFFFF);
            int whenTrue = (int) (program[at] >>> 16 & 0xFF);
            int whenFalse = (int) (program[at] >>> 24 & 0xFF);
            long operand = program[at] >>> 32;
            at++;
            switch (code) {
                case 0x20 -> accumulator = (operand == 0 ? number : arch) & 0xFFFF_FFFFL;
                case 0x15 -> at += accumulator == operand ? whenTrue : whenFalse;
                case 0x25 -> at += accumulator > operand ? whenTrue : whenFalse;
                case 0x35 -> at += accumulator >= operand ? whenTrue : whenFalse;
                case 0x06 -> {
                    return (int) operand;
                }
                default -> throw new AssertionError("instruction " + Integer.toHexString(code));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "%file", "%network,read", "!%file,futex", "!none"})
    void chosenCallsStopAndNoOthers(String set) {
        ChosenCalls calls = new ChosenCalls(SyscallSet.parse(set));
        long[] program = SeccompFilter.program(calls);

        for (int number = 0; number < 5000; number++) {
            assertThat(answer(program, Abi.X86_64.auditArch(), number))
                    .as("%s: %d", set, number)
                    .isEqualTo(calls.contains(Abi.X86_64.id(), number) ? TRACE : ALLOW);
        }
    }

    @Test
    void callsOfOtherAbisAllStop() {
        long[] program = SeccompFilter.program(new ChosenCalls(SyscallSet.NONE));

        assertThat(answer(program, Abi.I386.auditArch(), 4)).isEqualTo(TRACE);
        assertThat(answer(program, Abi.X32.auditArch(), Abi.X32_BIT + 1)).isEqualTo(TRACE);
    }

    @Test
    void largestFilterIsFarFromWhatTheKernelTakes() {
        assertThat(SeccompFilter.program(new ChosenCalls(SyscallSet.parse("/[aeiou]s|e[rn]"))))
                .hasSizeLessThan(1000);
    }
}
