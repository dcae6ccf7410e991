package io.tracecap.tools.stat;

import java.util.Locale;

/** By what calls are counted. */
enum Grouping {
    /** By system call. */
    SYSCALL,
    /** By strace's classes, of which a call can have several. */
    CLASS,
    /** By error, those that failed only. */
    ERRNO,
    /** By process. */
    PROCESS,
    /** By program file. */
    EXE,
    /** By the file that a call is about: its first path or descriptor. */
    FILE,
    /** By process and descriptor. */
    FD,
    /** By the host on the other side of a socket. */
    HOST;

    /**
     * The one of a name.
     *
     * @throws IllegalArgumentException when there is none
     */
    static Grouping parse(String word) {
        for (Grouping grouping : values()) {
            if (grouping.word().equals(word)) {
                return grouping;
            }
        }
        throw new IllegalArgumentException(
                "'" + word + "' is none of syscall, class, errno, process, exe, file, fd, host");
    }

    /** Its name on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it takes arguments of calls, and what processes had open, to tell; otherwise a scan is enough. */
    boolean needsArguments() {
        return switch (this) {
            case SYSCALL, CLASS, ERRNO, PROCESS -> false;
            case EXE, FILE, FD, HOST -> true;
        };
    }
}
