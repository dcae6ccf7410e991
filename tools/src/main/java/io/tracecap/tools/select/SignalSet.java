package io.tracecap.tools.select;

import io.tracecap.format.syscall.Signals;
import java.util.Locale;
import java.util.OptionalInt;

/** A set of signals as strace's {@code -e signal=} says it: {@code SIGIO,term,9}, {@code !SIGCHLD}. Immutable. */
public final class SignalSet {
    /** All signals. */
    public static final SignalSet ALL = new SignalSet(NumberSet.ALL);

    private final NumberSet numbers;

    private SignalSet(NumberSet numbers) {
        this.numbers = numbers;
    }

    /**
     * Reads a set.
     *
     * @throws IllegalArgumentException when there is no such signal
     */
    public static SignalSet parse(String text) {
        return new SignalSet(NumberSet.parse(text, SignalSet::number));
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
        return numbers.contains(signal);
    }
}
