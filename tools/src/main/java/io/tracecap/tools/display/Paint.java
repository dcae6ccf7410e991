package io.tracecap.tools.display;

import io.tracecap.tools.text.TextBuffer;

/** A colour or weight of text, as ECMA-48 terminals know it. */
public enum Paint {
    /** What went wrong. */
    RED("31"),
    /** What is new. */
    GREEN("32"),
    /** What matters most. */
    BOLD("1"),
    /** What matters least. */
    DIM("2");

    private static final char ESCAPE = '\u001b';

    private final String code;

    Paint(String code) {
        this.code = code;
    }

    /** Appends the program's own words, painted if colours are wanted. */
    public void print(String text, Display display, TextBuffer out) {
        begin(display, out);
        out.ascii(text);
        end(display, out);
    }

    /** A text, painted if colours are wanted. */
    public String of(String text, Display display) {
        return display.colored() ? ESCAPE + "[" + code + "m" + text + ESCAPE + "[0m" : text;
    }

    /** What is appended from here on is painted, if colours are wanted. */
    public void begin(Display display, TextBuffer out) {
        if (display.colored()) {
            out.mark(ESCAPE + "[" + code + "m");
        }
    }

    /**
     * What stands from a column on is painted, if colours are wanted; nothing of a line that is too long already.
     *
     * @param from where in the line it begins
     */
    public void cover(int from, Display display, TextBuffer out) {
        if (display.colored() && !out.isFull()) {
            out.insertMark(from, ESCAPE + "[" + code + "m");
            end(display, out);
        }
    }

    /** Up to here. */
    public void end(Display display, TextBuffer out) {
        if (display.colored()) {
            out.mark(ESCAPE + "[0m");
        }
    }
}
