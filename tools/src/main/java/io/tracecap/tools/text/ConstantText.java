package io.tracecap.tools.text;

/** Prints numbers whose values have names. */
final class ConstantText {
    private ConstantText() {}

    /** Prints the names of {@code value} in the set of that name. */
    static void print(String set, long value, TextBuffer out) {
        out.hex(value);
    }

    /** Prints a result and its names: {@code 0x8001 (flags O_WRONLY|O_LARGEFILE)}, {@code 0 (SCHED_OTHER)}. */
    static void printResult(String set, long value, TextBuffer out) {
        out.decimal(value);
    }
}
