package io.tracecap.format.state;

import io.tracecap.format.event.EventView;

/** Which syscalls are execve(2) and execveat(2), from the kernel's syscall tables. */
public final class ExecCall {
    /** {@link #argvArgument} of any other syscall. */
    public static final int NOT_EXEC = -1;

    private static final int EXECVE_ARGV = 1;
    private static final int EXECVEAT_ARGV = 2;

    private ExecCall() {}

    /** Whether one of them may be among {@code calls}. */
    static boolean mayBeAmong(StateEvents.Calls calls) {
        return calls.mayHold(1, 59)
                || calls.mayHold(1, 322)
                || calls.mayHold(2, 11)
                || calls.mayHold(2, 358)
                || calls.mayHold(3, 221)
                || calls.mayHold(3, 281);
    }

    /** Which argument of the syscall that {@code event} belongs to is the argv. */
    public static int argvArgument(EventView event) {
        int syscall = event.syscall();
        return switch (event.abi()) {
            case 1 -> argv(syscall, 59, 322);
            case 2 -> argv(syscall, 11, 358);
            case 3 -> argv(syscall, 221, 281);
            default -> NOT_EXEC;
        };
    }

    private static int argv(int syscall, int execve, int execveat) {
        if (syscall == execve) {
            return EXECVE_ARGV;
        }
        return syscall == execveat ? EXECVEAT_ARGV : NOT_EXEC;
    }
}
