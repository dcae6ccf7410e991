package io.tracecap.tools.select;

import java.util.BitSet;

/** A set of descriptors as strace's {@code -e read=} says it: {@code 0,3}, {@code !1}, {@code all}. Immutable. */
public final class NumberSet {
    /** No descriptor. */
    public static final NumberSet NONE = new NumberSet(new BitSet(), false);

    private static final int MOST = 1 << 20;

    private final BitSet numbers;
    private final boolean isInverted;

    private NumberSet(BitSet numbers, boolean isInverted) {
        this.numbers = numbers;
        this.isInverted = isInverted;
    }

    /**
     * Reads a set.
     *
     * @throws IllegalArgumentException when something in it is no descriptor
     */
    public static NumberSet parse(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '!') {
            start++;
        }
        boolean isInverted = start % 2 == 1;
        String words = text.substring(start);
        if (words.equals("all") || words.equals("none")) {
            return new NumberSet(new BitSet(), words.equals("all") != isInverted);
        }
        BitSet numbers = new BitSet();
        for (String word : words.split(",", -1)) {
            numbers.set(number(word));
        }
        return new NumberSet(numbers, isInverted);
    }

    private static int number(String word) {
        try {
            int number = Integer.parseInt(word);
            if (number >= 0 && number < MOST) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("invalid descriptor '" + word + "'", noNumber);
        }
        throw new IllegalArgumentException("invalid descriptor '" + word + "'");
    }

    /** Whether a descriptor belongs to it. */
    public boolean contains(int number) {
        return (number >= 0 && numbers.get(number)) != isInverted;
    }

    /** Whether none belongs to it. */
    public boolean isEmpty() {
        return numbers.isEmpty() && !isInverted;
    }
}
