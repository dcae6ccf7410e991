package io.tracecap.tools.select;

import java.util.BitSet;
import java.util.function.ToIntFunction;

/** A set of numbers as strace says sets: {@code 0,3}, {@code !1}, {@code all}, {@code none}. Immutable. */
public final class NumberSet {
    /** No number. */
    public static final NumberSet NONE = new NumberSet(new BitSet(), false);

    /** All numbers. */
    static final NumberSet ALL = new NumberSet(new BitSet(), true);

    private static final int MOST = 1 << 20;

    private final BitSet numbers;
    private final boolean isInverted;

    private NumberSet(BitSet numbers, boolean isInverted) {
        this.numbers = numbers;
        this.isInverted = isInverted;
    }

    /**
     * Reads a set of descriptors.
     *
     * @throws IllegalArgumentException when something in it is no descriptor
     */
    public static NumberSet parse(String text) {
        return parse(text, NumberSet::descriptor);
    }

    /**
     * Reads a set.
     *
     * @param reader gives the number that a word stands for, from 0 on; throws an IllegalArgumentException where it stands
     *     for none
     */
    static NumberSet parse(String text, ToIntFunction<String> reader) {
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
            numbers.set(reader.applyAsInt(word));
        }
        return new NumberSet(numbers, isInverted);
    }

    private static int descriptor(String word) {
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

    /** Whether a number belongs to it. */
    public boolean contains(int number) {
        return (number >= 0 && numbers.get(number)) != isInverted;
    }

    /** Whether none belongs to it. */
    public boolean isEmpty() {
        return numbers.isEmpty() && !isInverted;
    }
}
