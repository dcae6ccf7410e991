package io.tracecap.tools.text;

/** Names of signals, the same on x86 and ARM. */
final class SignalNames {
    private static final int FIRST_REAL_TIME = 32;
    private static final int LAST = 64;
    private static final String[] NAMES = {
        "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
        "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
        "WINCH", "IO", "PWR", "SYS", "RTMIN"
    };

    private SignalNames() {}

    /** Prints {@code SIGINT}, or the number if there is no such signal. */
    static void print(int signal, TextBuffer out) {
        if (signal >= 1 && signal <= LAST) {
            out.ascii("SIG");
            printShort(signal, out);
        } else {
            out.decimal(signal);
        }
    }

    /** Prints {@code INT}; {@code signal} is 1 to 64. */
    static void printShort(int signal, TextBuffer out) {
        if (signal <= FIRST_REAL_TIME) {
            out.ascii(NAMES[signal]);
        } else {
            out.ascii("RT_").decimal(signal - FIRST_REAL_TIME);
        }
    }
}
