package io.tracecap.format.syscall;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** Names and texts of error numbers, the kernel's internal ones (ERESTARTSYS) included. The same on every ABI here. */
public final class Errno {
    private static final String SET = "errno";

    private Errno() {}

    /** {@code EAGAIN}; {@code ERRNO_1234} for a number that has no name. */
    public static String name(int errno) {
        String name = set().exactName(errno);
        return name == null ? "ERRNO_" + errno : name;
    }

    /** What strerror(3) says in English: {@code Resource temporarily unavailable}. */
    public static String text(int errno) {
        String text = set().text(errno);
        return text == null ? "Unknown error " + errno : text;
    }

    /** Number of an error by its name, such as {@code ENOENT}. */
    public static OptionalInt number(String name) {
        OptionalLong value = set().valueOf(name);
        return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
    }

    private static ConstantSet set() {
        return ConstantSets.of(Abi.X86_64).set(SET);
    }
}
