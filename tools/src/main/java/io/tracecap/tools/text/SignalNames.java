package io.tracecap.tools.text;

import io.tracecap.format.syscall.Signals;

/** Names of signals. */
final class SignalNames {
    private static final String[] NAMES = names();
    private static final int PREFIX = "SIG".length();

    private SignalNames() {}

    private static String[] names() {
        String[] names = new String[Signals.LAST + 1];
        for (int signal = 0; signal < names.length; signal++) {
            names[signal] = Signals.name(signal);
        }
        return names;
    }

    /** Prints {@code SIGINT}, or the number if there is no such signal. */
    static void print(int signal, TextBuffer out) {
        if (signal >= 1 && signal <= Signals.LAST) {
            out.ascii(NAMES[signal]);
        } else {
            out.decimal(signal);
        }
    }

    /** Prints {@code INT}; {@code signal} is 1 to 64. */
    static void printShort(int signal, TextBuffer out) {
        String name = NAMES[signal];
        out.ascii(name.startsWith("SIG") ? name.substring(PREFIX) : name);
    }
}
