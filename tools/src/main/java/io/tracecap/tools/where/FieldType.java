package io.tracecap.tools.where;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What values a field of an expression has, and which one it has where there is none. */
public enum FieldType {
    /** True or false. */
    BOOL("bool"),
    /** A number. */
    INT("int"),
    /** Text; bytes that are no UTF-8 are U+FFFD. */
    STRING("string"),
    /** Texts in order. */
    STRINGS("list(string)"),
    /** Numbers in order. */
    INTS("list(int)"),
    /** Texts by name; a name that is not there has an empty text. */
    TEXTS("map(string, string)"),
    /** A span of time: {@code duration('10ms')}. */
    DURATION("duration"),
    /** A moment: {@code timestamp('2026-11-23T11:40:00Z')}. */
    TIME("timestamp");

    private static final Long NO_NUMBER = -1L;

    private final String word;

    FieldType(String word) {
        this.word = word;
    }

    /** What expressions call it. */
    public String word() {
        return word;
    }

    /** The value of a field that an event does not have. */
    Object empty() {
        return switch (this) {
            case BOOL -> false;
            case INT -> NO_NUMBER;
            case STRING -> "";
            case STRINGS, INTS -> List.of();
            case TEXTS -> Map.of();
            case DURATION -> Duration.ZERO;
            case TIME -> Instant.EPOCH;
        };
    }
}
