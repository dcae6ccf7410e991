package io.tracecap.tools.display;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What the result is shown on.
 *
 * @param columns how wide a line may be; {@link #ANY_WIDTH} where it is no terminal, or nobody knows
 * @param unicode whether lines can be drawn with characters beyond ASCII
 * @param colored whether colours are wanted
 */
public record Display(int columns, boolean unicode, boolean colored) {
    /** {@link #columns} that do not limit a line. */
    public static final int ANY_WIDTH = Integer.MAX_VALUE;

    /** A file or a pipe, in ASCII. */
    public static final Display PLAIN = new Display(ANY_WIDTH, false, false);

    private static final Path STDOUT = Path.of("/proc/self/fd/1");
    private static final String[] LOCALES = {"LC_ALL", "LC_CTYPE", "LANG"};

    /** When colours are wanted. */
    public enum Color {
        /** On a terminal, unless {@code NO_COLOR} is set. */
        AUTO,
        /** Always. */
        ALWAYS,
        /** Never. */
        NEVER
    }

    /**
     * Standard output.
     *
     * @param environment the environment variables
     */
    static Display ofStandardOutput(Color color, boolean ascii, Map<String, String> environment) {
        boolean isTerminal = stdoutIsTerminal();
        boolean mayColor =
                isTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Display(
                isTerminal ? TerminalSize.columns(environment.getOrDefault("COLUMNS", "")) : ANY_WIDTH,
                !ascii && isUtf8(environment),
                color == Color.ALWAYS || (color == Color.AUTO && mayColor));
    }

    private static boolean stdoutIsTerminal() {
        try {
            String target = Files.readSymbolicLink(STDOUT).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException noSuchSystem) {
            return false;
        }
    }

    /** As setlocale(3) finds the locale of characters. */
    static boolean isUtf8(Map<String, String> environment) {
        for (String name : LOCALES) {
            String locale = environment.getOrDefault(name, "").toLowerCase(Locale.ROOT);
            if (!locale.isEmpty()) {
                return locale.contains("utf-8") || locale.contains("utf8");
            }
        }
        return false;
    }
}
