package io.tracecap.tools.text;

/** Prints the status that wait(2) hands out, in the macros of its man page. */
final class WaitStatusText {
    private static final int CONTINUED = 0xFFFF;
    private static final int STOPPED = 0x7F;
    private static final int CORE_DUMPED = 0x80;

    private WaitStatusText() {}

    /** Prints {@code {WIFEXITED(s) && WEXITSTATUS(s) == 0}}. */
    static void print(int status, TextBuffer out) {
        int low = status & STOPPED;
        int high = (status >> 8) & 0xFF;
        int extra = status & ~0xFFFF;
        if ((status & CONTINUED) == CONTINUED) {
            out.ascii("{WIFCONTINUED(s)}");
        } else if (low == 0) {
            out.ascii("{WIFEXITED(s) && WEXITSTATUS(s) == ").decimal(high).ascii('}');
            extra |= status & CORE_DUMPED;
        } else if ((status & 0xFF) == STOPPED) {
            out.ascii("{WIFSTOPPED(s) && WSTOPSIG(s) == ");
            stopSignal(high, out);
            out.ascii('}');
        } else {
            out.ascii("{WIFSIGNALED(s) && WTERMSIG(s) == ");
            SignalNames.print(low, out);
            out.ascii((status & CORE_DUMPED) != 0 ? " && WCOREDUMP(s)}" : "}");
            extra |= status & 0xFF00;
        }
        if (extra != 0) {
            out.ascii(" | ").hex(extra & 0xFFFFFFFFL);
        }
    }

    /** SIGTRAP with 0x80 is what ptrace(2) reports for system calls under PTRACE_O_TRACESYSGOOD. */
    private static void stopSignal(int signal, TextBuffer out) {
        if (signal == (CORE_DUMPED | 5)) {
            out.ascii("SIGTRAP | 0x80");
        } else {
            SignalNames.print(signal, out);
        }
    }
}
