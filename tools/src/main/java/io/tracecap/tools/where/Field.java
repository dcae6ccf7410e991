package io.tracecap.tools.where;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of {@link Fields}.
 *
 * @param name as expressions have it, in sysdig's words where sysdig has such a field
 * @param type what it is
 * @param needs what has to be kept account of to compute it
 * @param meaning one line about it
 * @param example an expression that uses it
 * @param value computes it; null where an event has none
 */
public record Field(
        String name,
        FieldType type,
        Needs needs,
        String meaning,
        String example,
        Function<Subject, @Nullable Object> value) {
    /** What a field is computed from, besides the event itself. */
    enum Needs {
        /** Nothing else. */
        EVENT,
        /** What the process is. */
        PROCESS,
        /** What it has open. */
        FILES
    }

    /** The value for an event; the empty one of the type if the event has none. */
    Object of(Subject subject) {
        Object found = value.apply(subject);
        return found == null ? type.empty() : found;
    }
}
