package io.tracecap.tools.select;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads sets of words as strace writes them: {@code failed,unfinished}, {@code !exit}, {@code all}, {@code none}. */
public final class WordSet {
    private WordSet() {}

    /**
     * Reads a set of the constants of an enumeration, whose words are their names in small letters with hyphens.
     *
     * @throws IllegalArgumentException when a word is none of them
     */
    public static <E extends Enum<E>> Set<E> parse(Class<E> type, String text) {
        return parse(type, text, word -> null);
    }

    /**
     * Reads a set that has other words too.
     *
     * @param others the constant that another word stands for; null for none
     * @throws IllegalArgumentException when a word is not known
     */
    public static <E extends Enum<E>> Set<E> parse(Class<E> type, String text, Function<String, @Nullable E> others) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '!') {
            start++;
        }
        String words = text.substring(start);
        EnumSet<E> chosen = EnumSet.noneOf(type);
        if (words.equals("all")) {
            chosen = EnumSet.allOf(type);
        } else if (!words.equals("none")) {
            for (String word : words.split(",", -1)) {
                chosen.add(constant(type, word, others));
            }
        }
        return start % 2 == 0 ? chosen : EnumSet.complementOf(chosen);
    }

    /**
     * Reads one constant.
     *
     * @throws IllegalArgumentException when the word is none
     */
    public static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return constant(type, word, other -> null);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word, Function<String, @Nullable E> others) {
        for (E each : EnumSet.allOf(type)) {
            if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
                return each;
            }
        }
        E other = others.apply(word);
        if (other == null) {
            throw new IllegalArgumentException("'" + word + "' is not known");
        }
        return other;
    }
}
