package io.tracecap.capture.ptrace;

import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.SyscallTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The program of a seccomp filter that stops chosen calls of x86-64 for the tracer, and all calls of 32-bit code and of
 * x32, which are few. It looks at nothing but numbers, so that the kernel (from 5.11 on) works out once what it says for
 * each and no longer runs it for the others.
 *
 * <pre>
 *   struct sock_filter, one word:   0       16    24    32
 *                                   | code  | jt  | jf  | k           |
 * </pre>
 */
final class SeccompFilter {
    /** SECCOMP_RET_DATA of this filter: what tells its stops from those of a filter of the program itself. */
    static final int DATA = 0x7c63;

    private static final int LOAD_WORD = 0x20;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_GREATER = 0x25;
    private static final int JUMP_IF_GREATER_OR_EQUAL = 0x35;
    private static final int RETURN = 0x06;
    private static final int OFFSET_NUMBER = 0;
    private static final int OFFSET_ARCH = 4;
    private static final int ALLOW = 0x7fff0000;
    private static final int TRACE = 0x7ff00000 | DATA;

    private final List<Long> program = new ArrayList<>();

    private SeccompFilter() {}

    /** The program for these calls. */
    static long[] program(ChosenCalls calls) {
        SeccompFilter filter = new SeccompFilter();
        filter.add(LOAD_WORD, 0, 0, OFFSET_ARCH);
        filter.add(JUMP_IF_EQUAL, 1, 0, Abi.X86_64.auditArch());
        filter.add(RETURN, 0, 0, TRACE);
        filter.add(LOAD_WORD, 0, 0, OFFSET_NUMBER);
        filter.add(JUMP_IF_GREATER_OR_EQUAL, 0, 1, Abi.X32_BIT);
        filter.add(RETURN, 0, 0, TRACE);
        filter.addRanges(calls);
        filter.add(RETURN, 0, 0, ALLOW);
        return filter.program.stream().mapToLong(Long::longValue).toArray();
    }

    private void addRanges(ChosenCalls calls) {
        int abi = Abi.X86_64.id();
        int first = -1;
        for (int number = 0; number <= SyscallTable.MAX_NUMBER + 1; number++) {
            boolean isChosen = calls.contains(abi, number);
            if (isChosen && first < 0) {
                first = number;
            } else if (!isChosen && first >= 0) {
                addRange(first, number - 1);
                first = -1;
            }
        }
        if (first >= 0) {
            addRange(first, Abi.X32_BIT - 1);
        }
    }

    private void addRange(int first, int last) {
        add(JUMP_IF_GREATER_OR_EQUAL, 0, 2, first);
        add(JUMP_IF_GREATER, 1, 0, last);
        add(RETURN, 0, 0, TRACE);
    }

    private void add(int code, int whenTrue, int whenFalse, int operand) {
        program.add(code | (long) whenTrue << 16 | (long) whenFalse << 24 | (long) operand << 32);
    }
}
