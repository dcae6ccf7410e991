package io.tracecap.tools.display;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How large the terminal is.
 *
 * @param rows how many lines it shows; 0 where that cannot be found out
 * @param columns how long these may be; {@link Display#ANY_WIDTH} where that cannot be found out
 */
public record TerminalSize(int rows, int columns) {
    private static final int LONGEST_ANSWER = 32;
    private static final int NARROWEST = 20;

    /**
     * What {@code LINES} and {@code COLUMNS} say, and else the terminal.
     *
     * @param environment the environment variables
     */
    public static TerminalSize of(Map<String, String> environment) {
        String rows = environment.getOrDefault("LINES", "");
        String columns = environment.getOrDefault("COLUMNS", "");
        String answer = rows.isEmpty() || columns.isEmpty() ? ask() : "";
        int blank = answer.indexOf(' ');
        if (rows.isEmpty()) {
            rows = blank < 0 ? "" : answer.substring(0, blank);
        }
        if (columns.isEmpty()) {
            columns = answer.substring(blank + 1).trim();
        }
        return new TerminalSize(number(rows, 1, 0), number(columns, NARROWEST, Display.ANY_WIDTH));
    }

    private static int number(String text, int least, int otherwise) {
        try {
            int number = Integer.parseInt(text);
            return number >= least ? number : otherwise;
        } catch (NumberFormatException nothing) {
            return otherwise;
        }
    }

    /** What stty(1) says of the terminal; Java cannot ask itself. */
    private static String ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(stty.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.US_ASCII);
        } catch (IOException noStty) {
            return "";
        }
    }
}
