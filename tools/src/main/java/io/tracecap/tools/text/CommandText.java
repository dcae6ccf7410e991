package io.tracecap.tools.text;

import io.tracecap.format.event.RawText;
import java.util.List;

/** Prints command lines: plain words as they are, others in quotes and escaped. */
public final class CommandText {
    private static final String PLAIN = "%+,-./:=@_";

    private CommandText() {}

    /** Prints the words of a command, separated by blanks. */
    public static void print(List<RawText> words, TextBuffer out) {
        for (int i = 0; i < words.size(); i++) {
            if (i > 0) {
                out.ascii(' ');
            }
            print(words.get(i), out);
        }
    }

    /** Prints one word. */
    public static void print(RawText word, TextBuffer out) {
        byte[] bytes = word.toByteArray();
        if (isPlain(bytes)) {
            out.readable(bytes, 0, bytes.length);
        } else {
            out.quoted(bytes, 0, bytes.length);
        }
    }

    private static boolean isPlain(byte[] bytes) {
        for (byte b : bytes) {
            boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
            if (!letter && PLAIN.indexOf(b) < 0) {
                return false;
            }
        }
        return bytes.length > 0;
    }
}
