package io.tracecap.tools.display;

import io.tracecap.tools.text.TextBuffer;

/** A colour or weight of text, as ECMA-48 terminals know it. */
public enum Paint {
    /** What went wrong. */
    RED("31"),
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
            out.ascii(ESCAPE).ascii('[').ascii(code).ascii('m');
        }
    }

    /** Up to here. */
    public void end(Display display, TextBuffer out) {
        if (display.colored()) {
            out.ascii(ESCAPE).ascii("[0m");
        }
    }
}
