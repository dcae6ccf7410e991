package io.tracecap.testdata.compare;

import java.util.ArrayList;
import java.util.List;

/** Finds its way in a printed argument list: through quotes with escapes, nested brackets and comments. */
final class Printed {
    private Printed() {}

    /**
     * Index of the bracket that closes the one at {@code open}.
     *
     * @throws IllegalArgumentException when none does
     */
    static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i = next(text, i)) {
            char c = text.charAt(i);
            if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if ((c == ')' || c == ']' || c == '}') && --depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("no closing bracket: " + text);
    }

    /** The parts between the commas that are in no bracket. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i = next(text, i)) {
            char c = text.charAt(i);
            if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        String last = text.substring(from).strip();
        if (!last.isEmpty() || !parts.isEmpty()) {
            parts.add(last);
        }
        return parts;
    }

    /** Behind the character, the quoted string or the comment that starts at {@code i}. */
    private static int next(String text, int i) {
        if (text.charAt(i) == '"') {
            int at = i + 1;
            while (at < text.length() && text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            return at + 1;
        }
        if (text.startsWith("/*", i)) {
            int end = text.indexOf("*/", i + 2);
            return end < 0 ? text.length() : end + 2;
        }
        return i + 1;
    }
}
