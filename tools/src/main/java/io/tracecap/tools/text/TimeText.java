package io.tracecap.tools.text;

/** Prints a timespec or a timeval: {@code {tv_sec=1, tv_nsec=5}}. */
final class TimeText {
    /** Size of a struct timespec or timeval with 64-bit fields. */
    static final int SIZE = 16;

    private TimeText() {}

    /** Shows the time that the kernel wrote back for an argument; false if there is none. */
    static boolean find(Call call, int argument, Memory memory) {
        return call.argument(argument) != 0 && call.find(argument, 0, true, memory) && memory.has(0, SIZE);
    }

    /** Prints the {@link #SIZE} bytes at {@code at}; {@code fraction} is the name of the second field. */
    static void print(Memory memory, int at, String fraction, TextBuffer out) {
        out.ascii("{tv_sec=").decimal(memory.i64(at));
        out.ascii(", ").ascii(fraction).ascii('=').unsigned(memory.i64(at + Long.BYTES));
        out.ascii('}');
    }
}
