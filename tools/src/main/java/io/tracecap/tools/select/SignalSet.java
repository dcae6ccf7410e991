package io.tracecap.tools.select;

import io.tracecap.format.syscall.Signals;
import java.util.BitSet;
import java.util.Locale;
import java.util.OptionalInt;

/** A set of signals as strace's {@code -e signal=} says it: {@code SIGIO,term,9}, {@code !SIGCHLD}. Immutable. */
public final class SignalSet {
    /** All signals. */
    public static final SignalSet ALL = new SignalSet(new BitSet(), true);

    private final BitSet numbers;
    private final boolean isInverted;

    private SignalSet(BitSet numbers, boolean isInverted) {
        this.numbers = numbers;
        this.isInverted = isInverted;
    }

    /**
     * Reads a set.
     *
     * @throws IllegalArgumentException when there is no such signal
     */
    public static SignalSet parse(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '!') {
            start++;
        }
        boolean isInverted = start % 2 == 1;
        String words = text.substring(start);
        if (words.equals("all") || words.equals("none")) {
            return new SignalSet(new BitSet(), words.equals("all") != isInverted);
        }
        BitSet numbers = new BitSet();
        for (String word : words.split(",", -1)) {
            numbers.set(number(word));
        }
        return new SignalSet(numbers, isInverted);
    }

    private static int number(String word) {
        OptionalInt named = Signals.number(word.toUpperCase(Locale.ROOT));
        if (named.isPresent()) {
            return named.getAsInt();
        }
        try {
            int number = Integer.parseInt(word);
            if (number >= 0 && number <= Signals.LAST) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("invalid signal '" + word + "'", noNumber);
        }
        throw new IllegalArgumentException("invalid signal '" + word + "'");
    }

    /** Whether a signal belongs to it. */
    public boolean contains(int signal) {
        return (signal >= 0 && numbers.get(signal)) != isInverted;
    }
}
