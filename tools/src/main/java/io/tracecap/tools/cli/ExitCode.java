package io.tracecap.tools.cli;

/** How {@code tracetool} ends. */
public final class ExitCode {
    /** All is well. */
    public static final int OK = 0;

    /** Bad usage, or a file that cannot be read; there is one line about it on stderr. */
    public static final int TROUBLE = 2;

    /** Nobody reads the result any more: what a shell reports for a program that dies of SIGPIPE, as cat(1) does. */
    public static final int BROKEN_PIPE = 141;

    private ExitCode() {}
}
