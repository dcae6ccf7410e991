package io.tracecap.testdata.compare;

import java.util.List;

/**
 * One event as text, its unfinished and resumed halves joined.
 *
 * @param tid the thread
 * @param kind what it is
 * @param name of the call or the signal; the whole text of an exit or a stop
 * @param arguments of a call as printed, split at the commas between them; for a signal, its one block of details
 * @param result of a call: a number, an address or {@code ?}; empty otherwise
 * @param error the name behind a failed call's result, or empty
 * @param remark what is printed behind the result besides, such as {@code (Timeout)}; the errno's text is left out
 * @param raw the line as printed
 */
public record TraceLine(
        long tid,
        Kind kind,
        String name,
        List<String> arguments,
        String result,
        String error,
        String remark,
        String raw) {

    /** What a line tells. */
    public enum Kind {
        /** A syscall. */
        CALL,
        /** A signal is delivered, or a group-stop begins. */
        SIGNAL,
        /** A thread ends. */
        EXIT
    }

    /** Copies the list. */
    public TraceLine {
        arguments = List.copyOf(arguments);
    }

    /** Whether this call made a new thread or process: then {@link #result} is its tid. */
    public boolean createsTask() {
        return kind == Kind.CALL
                && (name.equals("clone") || name.equals("clone3") || name.equals("fork") || name.equals("vfork"))
                && result.matches("[1-9][0-9]*");
    }
}
