package io.tracecap.tools.text;

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

    private static final int SI_QUEUE = -1;
    private static final int SI_TIMER = -2;
    private static final int SI_MESGQ = -3;
    private static final int SI_ASYNCIO = -4;
    private static final int SI_TKILL = -6;
    private static final int CLD_EXITED = 1;

    private final ConstantText constants;
    private final PidText pids;

    SignalInfoText(ConstantText constants, PidText pids) {
        this.constants = constants;
        this.pids = pids;
    }

    /**
     * Prints {@code {si_signo=SIGCHLD, si_code=CLD_EXITED, ...}}.
     *
     * @return false, with nothing printed, if the bytes are not all there
     */
    boolean print(Memory memory, int at, TextBuffer out) {
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
        constants.signal(signal, out);
        out.ascii(", si_code=");
        String name = codeName(signal, code);
        if (name.isEmpty()) {
            out.hex(code & 0xFFFFFFFFL).ascii(" /* SI_??? */");
        } else {
            constants.code(code & 0xFFFFFFFFL, name, out);
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

    private void fields(int signal, int code, Memory memory, int at, TextBuffer out) {
        switch (code) {
            case 0, SI_TKILL -> sender(memory, at, out);
            case SI_TIMER -> timer(memory, at, out);
            case SI_QUEUE, SI_MESGQ, SI_ASYNCIO -> {
                sender(memory, at, out);
                valueIfAny(memory, at + 8, out);
            }
            default -> {
                if (code < 0) {
                    senderIfAny(memory, at, out);
                    valueIfAny(memory, at + 8, out);
                } else {
                    bySignal(signal, code, memory, at, out);
                }
            }
        }
    }

    private void bySignal(int signal, int code, Memory memory, int at, TextBuffer out) {
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
                valueIfAny(memory, at + 8, out);
            }
        }
    }

    private void child(int code, Memory memory, int at, TextBuffer out) {
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

    private void sender(Memory memory, int at, TextBuffer out) {
        out.ascii(", si_pid=");
        pids.print(memory.i32(at), out);
        out.ascii(", si_uid=").unsigned(memory.unsigned(at + 4, 4));
    }

    private void senderIfAny(Memory memory, int at, TextBuffer out) {
        if (memory.i64(at) != 0) {
            sender(memory, at, out);
        }
    }

    private static void timer(Memory memory, int at, TextBuffer out) {
        out.ascii(", si_timerid=").hex(memory.unsigned(at, 4));
        out.ascii(", si_overrun=").decimal(memory.i32(at + 4));
        value(memory, at + 8, out);
    }

    private static void valueIfAny(Memory memory, int at, TextBuffer out) {
        if (memory.i64(at) != 0) {
            value(memory, at, out);
        }
    }

    private static void value(Memory memory, int at, TextBuffer out) {
        out.ascii(", si_int=").decimal(memory.i32(at));
        out.ascii(", si_ptr=").address(memory.i64(at));
    }

    private String codeName(int signal, int code) {
        String name = constants.name("si_code_kernel", code);
        if (!name.isEmpty() || code <= 0) {
            return name;
        }
        String set =
                switch (signal) {
                    case SIGILL -> "si_code_ill";
                    case SIGFPE -> "si_code_fpe";
                    case SIGTRAP -> "si_code_trap";
                    case SIGCHLD -> "si_code_cld";
                    case SIGIO -> "si_code_poll";
                    case SIGSEGV -> "si_code_segv";
                    case SIGBUS -> "si_code_bus";
                    case SIGSYS -> "si_code_sys";
                    default -> "";
                };
        return set.isEmpty() ? "" : constants.name(set, code);
    }
}
