package io.tracecap.tools.text;

/** Prints a sigset_t: {@code [INT CHLD]}, or {@code ~[KILL]} when two thirds of the signals or more are in it. */
final class SignalSetText {
    private SignalSetText() {}

    /**
     * Prints the set of {@code size} bytes at {@code at}.
     *
     * @return false, with nothing printed, if the bytes are not all there
     */
    static boolean print(Memory memory, int at, int size, TextBuffer out) {
        if (size <= 0 || size > Long.BYTES || !memory.has(at, size)) {
            return false;
        }
        long mask = memory.unsigned(at, size);
        int signals = 8 * size;
        if (Long.bitCount(mask) >= signals * 2 / 3) {
            out.ascii('~');
            mask = ~mask;
        }
        out.ascii('[');
        String separator = "";
        for (int signal = 1; signal <= signals; signal++) {
            if (((mask >>> (signal - 1)) & 1) != 0) {
                out.ascii(separator);
                SignalNames.printShort(signal, out);
                separator = " ";
            }
        }
        out.ascii(']');
        return true;
    }
}
