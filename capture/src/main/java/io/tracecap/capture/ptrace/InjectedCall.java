package io.tracecap.capture.ptrace;

/**
 * A system call that a tracee is made to make, because only it can: {@link Injection}. Of x86-64, with four arguments at
 * most.
 */
final class InjectedCall {
    private static final int RT_SIGACTION = 13;
    private static final int PRCTL = 157;
    private static final int SECCOMP = 317;
    private static final int SIGNAL_SET_LENGTH = 8;
    private static final long SIG_IGN = 1;
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int SECCOMP_SET_MODE_FILTER = 1;
    private static final int NO_POINTER = -1;

    private final int number;
    private final long[] arguments;
    private final int pointer;
    private final Memory memory;

    /** What one of the arguments points to. */
    private interface Memory {
        /** The words, when they are to lie at an address. */
        long[] at(long address);
    }

    private InjectedCall(int number, int pointer, Memory memory, long... arguments) {
        this.number = number;
        this.pointer = pointer;
        this.memory = memory;
        this.arguments = arguments;
    }

    /** Ignores a signal. */
    static InjectedCall ignore(int signal) {
        // struct kernel_sigaction: handler, flags, restorer, mask
        return new InjectedCall(
                RT_SIGACTION, 1, address -> new long[] {SIG_IGN, 0, 0, 0}, signal, 0, 0, SIGNAL_SET_LENGTH);
    }

    /** Gives up the rights of set-user-ID programs, for good. */
    static InjectedCall giveUpPrivileges() {
        return new InjectedCall(PRCTL, NO_POINTER, address -> new long[0], PR_SET_NO_NEW_PRIVS, 1, 0, 0);
    }

    /** Installs a seccomp filter, for good. */
    static InjectedCall filter(long[] program) {
        return new InjectedCall(SECCOMP, 2, address -> filterAt(address, program), SECCOMP_SET_MODE_FILTER, 0, 0, 0);
    }

    /** struct sock_fprog, and behind it what it points to. */
    private static long[] filterAt(long address, long[] program) {
        long[] words = new long[program.length + 2];
        words[0] = program.length;
        words[1] = address + 2 * Long.BYTES;
        System.arraycopy(program, 0, words, 2, program.length);
        return words;
    }

    /** Number of the call. */
    int number() {
        return number;
    }

    /** What has to lie at {@code address}. */
    long[] memoryAt(long address) {
        return memory.at(address);
    }

    /** An argument, when that memory lies at {@code address}. */
    long argument(int index, long address) {
        return index == pointer ? address : arguments[index];
    }
}
