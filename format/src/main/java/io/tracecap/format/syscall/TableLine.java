package io.tracecap.format.syscall;

/**
 * A cursor over one line of a table. Every method skips blanks first. Hand-written rather than a regular expression:
 * it runs in a cold virtual machine at every start.
 */
final class TableLine {
    private final String file;
    private final int line;
    private final String text;
    private int at;

    TableLine(String file, int line, String text) {
        this.file = file;
        this.line = line;
        this.text = text;
    }

    /** Whether nothing is left. */
    boolean atEnd() {
        skipBlanks();
        return at == text.length();
    }

    /** Whether {@code c} comes next, without taking it. */
    boolean sees(char c) {
        skipBlanks();
        return at < text.length() && text.charAt(at) == c;
    }

    /** Takes {@code c} if it comes next. */
    boolean accept(char c) {
        if (!sees(c)) {
            return false;
        }
        at++;
        return true;
    }

    /** Takes {@code c}, which has to come next. */
    void expect(char c) {
        if (!accept(c)) {
            throw error("expected '" + c + "', found " + found());
        }
    }

    /** Takes a whole word if it comes next. */
    boolean acceptWord(String word) {
        skipBlanks();
        int end = at + word.length();
        if (!text.startsWith(word, at) || (end < text.length() && isWordPart(text.charAt(end)))) {
            return false;
        }
        at = end;
        return true;
    }

    /** Takes letters, digits and underscores, at least one. */
    String word() {
        skipBlanks();
        int start = at;
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw error("expected a word, found " + found());
        }
        return text.substring(start, at);
    }

    /** Takes everything up to the next blank, at least one character. */
    String token() {
        skipBlanks();
        int blank = text.indexOf(' ', at);
        int end = blank < 0 ? text.length() : blank;
        if (end == at) {
            throw error("expected a name, found " + found());
        }
        String token = text.substring(at, end);
        at = end;
        return token;
    }

    /** Whether a digit comes next. */
    boolean seesDigit() {
        skipBlanks();
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** Takes a number as C writes it: decimal, 0x hexadecimal, 0 octal, perhaps with a minus sign. */
    long number() {
        boolean negative = accept('-');
        long value = parse(word());
        return negative ? -value : value;
    }

    /** Reads digits that were taken before. */
    long parse(String digits) {
        int radix = 10;
        int skip = 0;
        if (digits.startsWith("0x")) {
            radix = 16;
            skip = 2;
        } else if (digits.length() > 1 && digits.charAt(0) == '0') {
            radix = 8;
            skip = 1;
        }
        try {
            return Long.parseUnsignedLong(digits.substring(skip), radix);
        } catch (NumberFormatException e) {
            throw error("'" + digits + "' is no number");
        }
    }

    /** Takes a number from 0 to {@code max}. */
    int smallNumber(int max) {
        long value = number();
        if (value < 0 || value > max) {
            throw error(value + " is not between 0 and " + max);
        }
        return (int) value;
    }

    /** Takes everything that is left, without blanks around it. */
    String rest() {
        skipBlanks();
        String rest = text.substring(at).stripTrailing();
        at = text.length();
        return rest;
    }

    /** Passes over everything before the next {@code c}; everything that is left if there is none. */
    void skipTo(char c) {
        int next = text.indexOf(c, at);
        at = next < 0 ? text.length() : next;
    }

    /** Makes sure that nothing is left. */
    void expectEnd() {
        if (!atEnd()) {
            throw error("expected the end of the line, found " + found());
        }
    }

    /** What to throw about this line. */
    TableException error(String problem) {
        return new TableException(file, line, problem);
    }

    private String found() {
        return at >= text.length() ? "the end of the line" : "'" + text.substring(at) + "'";
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
