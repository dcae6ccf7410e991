package io.tracecap.format.syscall;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Names of signals as strace spells them: {@code SIGCHLD}, {@code SIGRTMIN} for 32 (the kernel's first real-time
 * signal, not the C library's), {@code SIGRT_3} for the third after it.
 */
public final class Signals {
    /** The kernel's first real-time signal. */
    public static final int RT_MIN = 32;
    /** The last signal there is. */
    public static final int LAST = 64;

    private static final String SET = "signal";
    private static final String RT_PREFIX = "SIGRT_";

    private Signals() {}

    /** Name of a signal; a number that is no signal stays a number. */
    public static String name(int signal) {
        if (signal > RT_MIN && signal <= LAST) {
            return RT_PREFIX + (signal - RT_MIN);
        }
        String name = set().exactName(signal);
        return name == null ? Integer.toString(signal) : name;
    }

    /** Number of a signal, with or without the leading SIG. */
    public static OptionalInt number(String name) {
        String full = name.startsWith("SIG") ? name : "SIG" + name;
        if (full.startsWith(RT_PREFIX)) {
            return realTime(full.substring(RT_PREFIX.length()));
        }
        OptionalLong value = set().valueOf(full);
        return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
    }

    private static OptionalInt realTime(String digits) {
        for (int signal = RT_MIN + 1; signal <= LAST; signal++) {
            if (digits.equals(Integer.toString(signal - RT_MIN))) {
                return OptionalInt.of(signal);
            }
        }
        return OptionalInt.empty();
    }

    private static ConstantSet set() {
        return ConstantSets.of(Abi.X86_64).set(SET);
    }
}
