package io.tracecap.format.file.batch;

import io.tracecap.format.event.EventKind;

/** The codes of the {@code form} column. */
final class RowForm {
    /** Enter and exit with no other event between them. */
    static final int CALL = 0;
    /** Enter alone. */
    static final int ENTER = 1;
    /** Exit alone. */
    static final int RETURN = 2;
    /** Anything but a syscall; the group's number is the code of the point. */
    static final int POINT = 3;

    /** Added to the others: the row is only context. */
    static final int CONTEXT = 4;

    private static final int KIND = CONTEXT - 1;

    private RowForm() {}

    static int of(EventKind kind) {
        return switch (kind) {
            case CALL -> CALL;
            case ENTER -> ENTER;
            case RETURN -> RETURN;
            case SIGNAL, STOP, TASK, EXEC, EXIT, GAP, NOTE, FACT, UNKNOWN -> POINT;
        };
    }

    /** The form without the mark of context. */
    static int kindOf(int form) {
        return form & KIND;
    }

    static boolean isContext(int form) {
        return (form & CONTEXT) != 0;
    }

    /** The kind of event that a row is whose group has the given number. */
    static EventKind kind(int form, int number) {
        return switch (kindOf(form)) {
            case CALL -> EventKind.CALL;
            case ENTER -> EventKind.ENTER;
            case RETURN -> EventKind.RETURN;
            default -> EventKind.ofPointCode(number);
        };
    }

    static boolean hasResult(int form) {
        return form == CALL || form == RETURN;
    }
}
