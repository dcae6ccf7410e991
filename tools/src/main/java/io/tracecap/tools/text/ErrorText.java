package io.tracecap.tools.text;

import io.tracecap.format.syscall.Errno;

/** Prints error numbers. Used by one thread. */
final class ErrorText {
    private static final String UNKNOWN = "ERRNO_";
    private static final int MOST = 600;

    private final String[] texts = new String[MOST];

    /** Prints the result of a call that failed: {@code -1 ENOENT (No such file or directory)}. */
    void printResult(int errno, TextBuffer out) {
        out.ascii(isRestart(errno) ? "? " : "-1 ");
        if (errno >= MOST) {
            out.ascii(text(errno));
            return;
        }
        String text = texts[errno];
        if (text == null) {
            text = text(errno);
            texts[errno] = text;
        }
        out.ascii(text);
    }

    private static String text(int errno) {
        String name = Errno.name(errno);
        return name.startsWith(UNKNOWN) ? "(errno " + errno + ")" : name + " (" + Errno.text(errno) + ")";
    }

    /** Prints {@code ENOENT}, or the number if it has no name. */
    static void printName(int errno, TextBuffer out) {
        String name = Errno.name(errno);
        if (name.startsWith(UNKNOWN)) {
            out.decimal(errno);
        } else {
            out.ascii(name);
        }
    }

    /** Whether the program never sees this error, because the call starts again or another one takes its place. */
    private static boolean isRestart(int errno) {
        return errno == 512 || errno == 513 || errno == 514 || errno == 516;
    }
}
