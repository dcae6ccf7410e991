package io.tracecap.tools.display;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How wide the terminal is. */
final class TerminalSize {
    private static final int LONGEST_ANSWER = 32;
    private static final int NARROWEST = 20;

    private TerminalSize() {}

    /**
     * Its columns; {@link Display#ANY_WIDTH} where that cannot be found out.
     *
     * @param told what the environment variable {@code COLUMNS} says; empty when nothing
     */
    static int columns(String told) {
        int known = number(told);
        return known > 0 ? known : number(ask());
    }

    private static int number(String text) {
        try {
            int columns = Integer.parseInt(text);
            return columns >= NARROWEST ? columns : Display.ANY_WIDTH;
        } catch (NumberFormatException nothing) {
            return text.isEmpty() ? 0 : Display.ANY_WIDTH;
        }
    }

    /** What stty(1) says of the terminal; Java cannot ask itself. */
    private static String ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.US_ASCII);
            int blank = answer.indexOf(' ');
            return blank < 0 ? "unknown" : answer.substring(blank + 1).trim();
        } catch (IOException noStty) {
            return "unknown";
        }
    }
}
