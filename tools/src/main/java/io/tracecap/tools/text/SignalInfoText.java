package io.tracecap.tools.text;

import org.jspecify.annotations.Nullable;

/** Prints a siginfo_t: which of its fields mean something depends on the signal and on where it came from. */
final class SignalInfoText {
    private static final int CODE = 8;
    private static final int ERRNO = 4;
    private static final int FIRST_FIELD = 16;
    private static final int SIZE = 48;
    private static final int CLOCK_TICKS = 100;

    private static final int SIGILL = 4;
    private static final int SIGTRAP = 5;
    private static final int SIGBUS = 7;
    private static final int SIGFPE = 8;
    private static final int SIGSEGV = 11;
    private static final int SIGCHLD = 17;
    private static final int SIGIO = 29;
    private static final int SIGSYS = 31;

    private static final int SI_KERNEL = 0x80;
    private static final int SI_QUEUE = -1;
    private static final int SI_TIMER = -2;
    private static final int SI_MESGQ = -3;
    private static final int SI_ASYNCIO = -4;
    private static final int SI_TKILL = -6;
    private static final int CLD_EXITED = 1;

    private SignalInfoText() {}

    /**
     * Prints {@code {si_signo=SIGCHLD, si_code=CLD_EXITED, ...}}.
     *
     * @return false, with nothing printed, if the bytes are not all there
     */
    static boolean print(Memory memory, int at, TextBuffer out) {
        if (!memory.has(at, SIZE)) {
            return false;
        }
        int signal = memory.i32(at);
        if (signal == 0) {
            out.ascii("{}");
            return true;
        }
        int code = memory.i32(at + CODE);
        out.ascii("{si_signo=");
        SignalNames.print(signal, out);
        out.ascii(", si_code=");
        String name = codeName(signal, code);
        if (name == null) {
            out.hex(code & 0xFFFFFFFFL).ascii(" /* SI_??? */");
        } else {
            out.ascii(name);
        }
        int errno = memory.i32(at + ERRNO);
        if (errno != 0) {
            out.ascii(", si_errno=");
            ErrorText.printName(errno, out);
        }
        fields(signal, code, memory, at + FIRST_FIELD, out);
        out.ascii('}');
        return true;
    }

    private static void fields(int signal, int code, Memory memory, int at, TextBuffer out) {
        switch (code) {
            case 0, SI_TKILL -> sender(memory, at, out);
            case SI_TIMER -> timer(memory, at, out);
            case SI_QUEUE, SI_MESGQ, SI_ASYNCIO -> {
                sender(memory, at, out);
                value(memory, at + 8, out);
            }
            default -> {
                if (code < 0) {
                    senderIfAny(memory, at, out);
                    value(memory, at + 8, out);
                } else {
                    bySignal(signal, code, memory, at, out);
                }
            }
        }
    }

    private static void bySignal(int signal, int code, Memory memory, int at, TextBuffer out) {
        switch (signal) {
            case SIGCHLD -> child(code, memory, at, out);
            case SIGILL, SIGFPE, SIGSEGV, SIGBUS, SIGTRAP -> fault(signal, code, memory, at, out);
            case SIGIO ->
                out.ascii(", si_band=")
                        .decimal(memory.i64(at))
                        .ascii(", si_fd=")
                        .decimal(memory.i32(at + 8));
            case SIGSYS -> {
                out.ascii(", si_call_addr=").address(memory.i64(at));
                out.ascii(", si_syscall=").decimal(memory.i32(at + 8));
                out.ascii(", si_arch=").hex(memory.unsigned(at + 12, 4));
            }
            default -> {
                senderIfAny(memory, at, out);
                if (memory.i64(at + 8) != 0) {
                    value(memory, at + 8, out);
                }
            }
        }
    }

    private static void child(int code, Memory memory, int at, TextBuffer out) {
        sender(memory, at, out);
        out.ascii(", si_status=");
        int status = memory.i32(at + 8);
        if (code == CLD_EXITED) {
            out.decimal(status);
        } else {
            SignalNames.print(status, out);
        }
        out.ascii(", si_utime=");
        ticks(memory.i64(at + 16), out);
        out.ascii(", si_stime=");
        ticks(memory.i64(at + 24), out);
    }

    private static void ticks(long ticks, TextBuffer out) {
        out.unsigned(ticks);
        if (ticks != 0) {
            long seconds = Long.divideUnsigned(ticks, CLOCK_TICKS);
            long hundredths = Long.remainderUnsigned(ticks, CLOCK_TICKS);
            out.ascii(" /* ").unsigned(seconds).ascii('.').padded(hundredths, 2).ascii(" s */");
        }
    }

    private static void fault(int signal, int code, Memory memory, int at, TextBuffer out) {
        out.ascii(", si_addr=").address(memory.i64(at));
        boolean memoryError = signal == SIGBUS && (code == 4 || code == 5);
        if (memoryError) {
            out.ascii(", si_addr_lsb=").decimal(memory.signed(at + 8, 2));
        } else if (signal == SIGSEGV && code == 3) {
            out.ascii(", si_lower=").address(memory.i64(at + 16));
            out.ascii(", si_upper=").address(memory.i64(at + 24));
        } else if (signal == SIGSEGV && code == 4) {
            out.ascii(", si_pkey=").unsigned(memory.unsigned(at + 16, 4));
        }
    }

    private static void sender(Memory memory, int at, TextBuffer out) {
        out.ascii(", si_pid=").decimal(memory.i32(at));
        out.ascii(", si_uid=").unsigned(memory.unsigned(at + 4, 4));
    }

    private static void senderIfAny(Memory memory, int at, TextBuffer out) {
        if (memory.i64(at) != 0) {
            sender(memory, at, out);
        }
    }

    private static void timer(Memory memory, int at, TextBuffer out) {
        out.ascii(", si_timerid=").hex(memory.unsigned(at, 4));
        out.ascii(", si_overrun=").decimal(memory.i32(at + 4));
        value(memory, at + 8, out);
    }

    private static void value(Memory memory, int at, TextBuffer out) {
        out.ascii(", si_int=").decimal(memory.i32(at));
        out.ascii(", si_ptr=").address(memory.i64(at));
    }

    private static @Nullable String codeName(int signal, int code) {
        return switch (code) {
            case 0 -> "SI_USER";
            case SI_KERNEL -> "SI_KERNEL";
            case SI_QUEUE -> "SI_QUEUE";
            case SI_TIMER -> "SI_TIMER";
            case SI_MESGQ -> "SI_MESGQ";
            case SI_ASYNCIO -> "SI_ASYNCIO";
            case -5 -> "SI_SIGIO";
            case SI_TKILL -> "SI_TKILL";
            case -7 -> "SI_DETHREAD";
            case -60 -> "SI_ASYNCNL";
            default -> code > 0 ? kernelCode(signal, code) : null;
        };
    }

    private static @Nullable String kernelCode(int signal, int code) {
        String names =
                switch (signal) {
                    case SIGILL ->
                        "ILL_ILLOPC ILL_ILLOPN ILL_ILLADR ILL_ILLTRP ILL_PRVOPC ILL_PRVREG ILL_COPROC "
                                + "ILL_BADSTK ILL_BADIADDR";
                    case SIGFPE ->
                        "FPE_INTDIV FPE_INTOVF FPE_FLTDIV FPE_FLTOVF FPE_FLTUND FPE_FLTRES FPE_FLTINV " + "FPE_FLTSUB";
                    case SIGTRAP -> "TRAP_BRKPT TRAP_TRACE TRAP_BRANCH TRAP_HWBKPT TRAP_UNK TRAP_PERF";
                    case SIGCHLD -> "CLD_EXITED CLD_KILLED CLD_DUMPED CLD_TRAPPED CLD_STOPPED CLD_CONTINUED";
                    case SIGIO -> "POLL_IN POLL_OUT POLL_MSG POLL_ERR POLL_PRI POLL_HUP";
                    case SIGSEGV ->
                        "SEGV_MAPERR SEGV_ACCERR SEGV_BNDERR SEGV_PKUERR SEGV_ACCADI SEGV_ADIDERR "
                                + "SEGV_ADIPERR SEGV_MTEAERR SEGV_MTESERR";
                    case SIGBUS -> "BUS_ADRALN BUS_ADRERR BUS_OBJERR BUS_MCEERR_AR BUS_MCEERR_AO";
                    case SIGSYS -> "SYS_SECCOMP SYS_USER_DISPATCH";
                    default -> "";
                };
        return word(names, code);
    }

    /** Word number {@code index}, counted from 1; null if there are not so many. */
    private static @Nullable String word(String words, int index) {
        int from = 0;
        for (int i = 1; i < index; i++) {
            int space = words.indexOf(' ', from);
            if (space < 0) {
                return null;
            }
            from = space + 1;
        }
        int end = words.indexOf(' ', from);
        String word = end < 0 ? words.substring(from) : words.substring(from, end);
        return word.isEmpty() ? null : word;
    }
}
