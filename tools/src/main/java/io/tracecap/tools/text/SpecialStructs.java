package io.tracecap.tools.text;

import org.jspecify.annotations.Nullable;

/** Prints the structures that strace shows in another way than field by field. */
final class SpecialStructs {
    /** What came of printing a structure. */
    enum Outcome {
        /** It is printed. */
        PRINTED,
        /** Its bytes do not suffice; nothing is printed. */
        MISSING,
        /** It has no form of its own; nothing is printed. */
        GENERIC;

        private static Outcome of(boolean printed) {
            return printed ? PRINTED : MISSING;
        }
    }

    private static final int POLLFD_SIZE = 8;
    private static final int FLOCK_SIZE = 32;
    private static final int RLIMIT_SIZE = 16;
    private static final int ARGPACK_SIZE = 16;
    private static final long BLOCK = 1024;
    private static final int NODE_DIGITS = 14;
    private static final int HARDWARE_ADDRESS = 6;

    private final Memory target = new Memory();

    /** Prints the structure called {@code name} at {@code at}. */
    Outcome print(String name, Source source, int at, TextBuffer out) {
        return switch (name) {
            case "stat" -> Outcome.of(StatText.print(source, at, out));
            case "sockaddr" -> Outcome.of(SocketAddressText.print(source, at, out));
            case "msghdr" -> Outcome.of(MessageText.print(source, at, out));
            case "sigaction" -> Outcome.of(SignalActionText.print(source, at, out));
            case "siginfo",
                    "siginfo_kill",
                    "siginfo_queue",
                    "siginfo_timer",
                    "siginfo_child",
                    "siginfo_fault",
                    "siginfo_poll",
                    "siginfo_sys" -> Outcome.of(source.texts().signals().print(source.memory(), at, out));
            case "termios", "termios2", "termio" -> Outcome.of(TerminalText.print(name, source, at, out));
            case "sockaddr_short" -> Outcome.of(SocketAddressText.print(source, at, out));
            case "hardware_address" -> Outcome.of(hardware(source, at, out));
            case "sock_fprog" -> Outcome.of(FilterText.print(source, at, out));
            case "statx_timestamp" -> TimeText.print(name, source, at, out);
            case "timespec", "timeval", "utimbuf", "time" -> TimeText.print(name, source, at, out);
            case "user_cap_header" -> Outcome.of(CapabilityText.header(source, at, out));
            case "user_cap_data" -> Outcome.of(CapabilityText.data(source, at, out));
            case "pollfd" -> Outcome.of(poll(source, at, out));
            case "flock" -> Outcome.of(lock(source, at, out));
            case "rlimit", "rlimit64" -> Outcome.of(limits(source.memory(), at, out));
            case "i386_rlimit", "arm_rlimit" -> Outcome.of(narrowLimits(source.memory(), at, out));
            case "sched_param" -> Outcome.of(priority(source.memory(), at, out));
            case "open_how" -> Outcome.of(openHow(source, at, out));
            case "sigset_argpack" -> Outcome.of(signalSetPack(source, at, out));
            case "fd_set" ->
                bits(
                        source.memory(),
                        (int) source.call().argument(0),
                        source.texts().descriptors(),
                        out);
            case "cpu_set" -> bits(source.memory(), Integer.MAX_VALUE, null, out);
            case "sigevent" -> Outcome.of(EventText.print(source, at, out));
            case "io_uring_params" -> Outcome.of(RingSetupText.print(source, at, out));
            case "nodemask" -> Outcome.of(nodes(source, out));
            case "ip_mreq" -> Outcome.of(group(source.memory(), at, out));
            case "ipv6_mreq" -> Outcome.of(group6(source.memory(), at, out));
            case "statfs" -> Outcome.of(FileSystemText.print(source, at, out));
            default -> Outcome.GENERIC;
        };
    }

    private static Outcome bits(Memory memory, int limit, @Nullable DescriptorText descriptors, TextBuffer out) {
        if (memory.length() == 0 && memory.isCut()) {
            return Outcome.MISSING;
        }
        DescriptorSetText.print(memory, limit, descriptors, out);
        return Outcome.PRINTED;
    }

    private static boolean poll(Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        if (!memory.has(at, POLLFD_SIZE)) {
            return false;
        }
        int fd = memory.i32(at);
        out.ascii("{fd=").decimal(fd);
        if (fd >= 0) {
            source.texts().descriptors().print(fd, out);
            out.ascii(", events=");
            source.texts().constants().print("poll_events", memory.unsigned(at + 4, 2), out);
        }
        out.ascii('}');
        return true;
    }

    /** The holder of a lock means something only in what F_GETLK hands out. */
    private static boolean lock(Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        if (!memory.has(at, FLOCK_SIZE)) {
            return false;
        }
        ConstantText constants = source.texts().constants();
        out.ascii("{l_type=");
        constants.print("lock_type", memory.unsigned(at, 2), out);
        out.ascii(", l_whence=");
        constants.print("whence", memory.unsigned(at + 2, 2), out);
        out.ascii(", l_start=").decimal(memory.i64(at + 8));
        out.ascii(", l_len=").decimal(memory.i64(at + 16));
        if (source.atExit()) {
            out.ascii(", l_pid=");
            source.texts().pids().print(memory.i32(at + 24), out);
        }
        out.ascii('}');
        return true;
    }

    private static boolean limits(Memory memory, int at, TextBuffer out) {
        if (!memory.has(at, RLIMIT_SIZE)) {
            return false;
        }
        out.ascii("{rlim_cur=");
        limit(memory.i64(at), out);
        out.ascii(", rlim_max=");
        limit(memory.i64(at + 8), out);
        out.ascii('}');
        return true;
    }

    /** Limits of 32 bits, which have an infinity of their own. */
    private static boolean narrowLimits(Memory memory, int at, TextBuffer out) {
        if (!memory.has(at, RLIMIT_SIZE / 2)) {
            return false;
        }
        out.ascii("{rlim_cur=");
        narrowLimit(memory.i32(at), out);
        out.ascii(", rlim_max=");
        narrowLimit(memory.i32(at + 4), out);
        out.ascii('}');
        return true;
    }

    private static void narrowLimit(int value, TextBuffer out) {
        if (value == -1) {
            out.ascii("RLIM_INFINITY");
        } else {
            limit(Integer.toUnsignedLong(value), out);
        }
    }

    private static void limit(long value, TextBuffer out) {
        if (value == -1) {
            out.ascii("RLIM64_INFINITY");
        } else if (Long.compareUnsigned(value, BLOCK) > 0 && value % BLOCK == 0) {
            out.unsigned(Long.divideUnsigned(value, BLOCK)).ascii("*1024");
        } else {
            out.unsigned(value);
        }
    }

    private static boolean priority(Memory memory, int at, TextBuffer out) {
        if (!memory.has(at, Integer.BYTES)) {
            return false;
        }
        out.ascii('[').decimal(memory.i32(at)).ascii(']');
        return true;
    }

    /** The mode means something only for a file that may be created. */
    private static boolean openHow(Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        if (!memory.has(at, 24)) {
            return false;
        }
        long flags = memory.i64(at);
        out.ascii("{flags=");
        source.texts().constants().print("open_how_flags", flags, out);
        if ((flags & (0100 | 020000000)) != 0) {
            out.ascii(", mode=").octal(memory.i64(at + 8), 3);
        }
        out.ascii(", resolve=");
        source.texts().constants().print("resolve_flags", memory.i64(at + 16), out);
        out.ascii('}');
        return true;
    }

    /** {@code [0x00000000000003]}: as many words as the call says bits, which is argument {@code maxnode}. */
    private static boolean nodes(Source source, TextBuffer out) {
        Memory memory = source.memory();
        int words = memory.length() / Long.BYTES;
        if (words == 0) {
            return false;
        }
        out.ascii('[');
        for (int i = 0; i < words; i++) {
            out.ascii(i == 0 ? "0x" : ", 0x").hexDigits(memory.i64(Long.BYTES * i), NODE_DIGITS);
        }
        out.ascii(memory.isCut() ? ", ...]" : "]");
        return true;
    }

    /** {@code {sa_family=ARPHRD_ETHER, sa_data=01:02:03:04:05:06}}. */
    private static boolean hardware(Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        if (!memory.has(at, 2 + HARDWARE_ADDRESS)) {
            return false;
        }
        out.ascii("{sa_family=");
        source.texts().constants().print("arphrd", memory.unsigned(at, 2), out);
        for (int i = 0; i < HARDWARE_ADDRESS; i++) {
            out.ascii(i == 0 ? ", sa_data=" : ":").hexDigits(memory.u8(at + 2 + i), 2);
        }
        out.ascii('}');
        return true;
    }

    private static boolean group(Memory memory, int at, TextBuffer out) {
        if (!memory.has(at, 8)) {
            return false;
        }
        out.ascii("{imr_multiaddr=inet_addr(\"");
        InternetAddressText.version4(memory, at, out);
        out.ascii("\"), imr_interface=inet_addr(\"");
        InternetAddressText.version4(memory, at + 4, out);
        out.ascii("\")}");
        return true;
    }

    private static boolean group6(Memory memory, int at, TextBuffer out) {
        if (!memory.has(at, 20)) {
            return false;
        }
        out.ascii("{inet_pton(AF_INET6, \"");
        InternetAddressText.version6(memory, at, out);
        out.ascii("\", &ipv6mr_multiaddr), ipv6mr_interface=")
                .decimal(memory.i32(at + 16))
                .ascii('}');
        return true;
    }

    private boolean signalSetPack(Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        if (!memory.has(at, ARGPACK_SIZE)) {
            return false;
        }
        long address = memory.i64(at);
        long size = memory.i64(at + 8);
        out.ascii("{sigmask=");
        boolean known = address != 0 && source.follow(1, target);
        int width = (int) Math.min(Long.BYTES, Math.max(size, 0));
        if (!known || !SignalSetText.print(target, 0, width, out)) {
            out.address(address);
        }
        out.ascii(", sigsetsize=").unsigned(size).ascii('}');
        return true;
    }
}
