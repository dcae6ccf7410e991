package io.tracecap.tools.summary;

/** A set of error numbers, asked for each call that fails. Immutable. */
final class Errors {
    private static final int LOWEST_ERRNO = -4095;

    private final boolean[] isIn = new boolean[1 - LOWEST_ERRNO];

    private Errors(int... numbers) {
        for (int number : numbers) {
            isIn[number] = true;
        }
    }

    /** The set of these. */
    static Errors of(int... numbers) {
        return new Errors(numbers);
    }

    /** The error of a call; 0 if it did not fail. */
    static int error(long result) {
        return result < 0 && result >= LOWEST_ERRNO ? (int) -result : 0;
    }

    /** Whether an error is one of them. */
    boolean contains(int error) {
        return isIn[error];
    }
}
