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

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final int STDOUT = 1;
    private static final String[] LOCALES = {"LC_ALL", "LC_CTYPE", "LANG"};

    /** A result that is not drawn, but may be coloured. */
    public static Display plain(boolean colored) {
        return new Display(ANY_WIDTH, false, colored);
    }

    /**
     * Standard output.
     *
     * @param environment the environment variables
     */
    static Display ofStandardOutput(boolean colored, boolean ascii, Map<String, String> environment) {
        return new Display(
                isTerminal(STDOUT) ? TerminalSize.of(environment).columns() : ANY_WIDTH,
                !ascii && isUtf8(environment),
                colored);
    }

    /** Whether a descriptor of this process is a terminal; false where that cannot be found out. */
    public static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(descriptor)))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException noSuchSystem) {
            return false;
        }
    }

    /** Whether the locale's characters are those of UTF-8; finds it as setlocale(3) does. */
    public static boolean isUtf8(Map<String, String> environment) {
        for (String name : LOCALES) {
            String locale = environment.getOrDefault(name, "").toLowerCase(Locale.ROOT);
            if (!locale.isEmpty()) {
                return locale.contains("utf-8") || locale.contains("utf8");
            }
        }
        return false;
    }
}
