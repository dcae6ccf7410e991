package io.tracecap.tools.replay.screen;

import org.jspecify.annotations.Nullable;

/** What is being typed in the last line. For one thread. */
final class Prompt {
    private static final int MOST = 200;

    private @Nullable Kind kind;
    private final StringBuilder text = new StringBuilder();

    /** What it is for. */
    enum Kind {
        /** A text to search for. */
        SEARCH("/"),
        /** A text to search for, backwards. */
        SEARCH_BACK("?"),
        /** An event or a time. */
        GO_TO("go to (event number, +seconds, or a time of day): ");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }
    }

    void begin(Kind newKind) {
        kind = newKind;
        text.setLength(0);
    }

    void end() {
        kind = null;
    }

    /** What is typed; null for nothing. */
    @Nullable
    Kind kind() {
        return kind;
    }

    /** What was typed so far. */
    String text() {
        return text.toString();
    }

    void type(String typed) {
        if (text.length() + typed.length() <= MOST) {
            text.append(typed);
        }
    }

    /** Takes the last character away; ends where there is none. */
    void rubOut() {
        if (text.length() == 0) {
            end();
        } else {
            text.setLength(text.length() - 1);
        }
    }

    /** The line, with what was typed so far. */
    String line() {
        return kind == null ? "" : kind.sign + text;
    }
}
