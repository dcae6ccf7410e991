package io.tracecap.tools.select;

import io.tracecap.format.syscall.Errno;
import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** Reads errors as people write them: {@code ENOENT}, {@code eacces}, {@code 13}. */
final class ErrorNames {
    private static final int LAST = 4095;

    private ErrorNames() {}

    /**
     * Numbers of errors.
     *
     * @throws IllegalArgumentException when a word is none
     */
    static Set<Integer> parse(String[] words) {
        Set<Integer> numbers = new HashSet<>();
        for (String word : words) {
            numbers.add(number(word));
        }
        return numbers;
    }

    private static int number(String word) {
        OptionalInt named = Errno.number(word.toUpperCase(Locale.ROOT));
        if (named.isPresent()) {
            return named.getAsInt();
        }
        try {
            int number = Integer.parseInt(word);
            if (number > 0 && number <= LAST) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("invalid error '" + word + "'", noNumber);
        }
        throw new IllegalArgumentException("invalid error '" + word + "'");
    }
}
