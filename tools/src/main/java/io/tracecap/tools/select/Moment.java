package io.tracecap.tools.select;

import io.tracecap.format.edit.EventRange;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceHeader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** A place in a trace as people say it, see {@link #parse}. */
public sealed interface Moment {
    /** What can be said, for messages and help. */
    String FORMS = "an event number, a time since the start such as 1.5s or 200ms, or a time of day such as"
            + " 2026-11-23T11:40:00Z";

    /** The number of an event. */
    record EventNumber(long event) implements Moment {}

    /** Nanoseconds since the first event. */
    record SinceStart(long ns) implements Moment {}

    /** Nanoseconds since 1970. */
    record TimeOfDay(long ns) implements Moment {}

    /**
     * Events from here on.
     *
     * @throws IOException when it cannot be found out when the trace begins
     */
    default EventRange begin(EventRange range, TraceFile trace) throws IOException {
        if (this instanceof EventNumber number) {
            return range.fromEvent(number.event());
        }
        return range.fromTime(timeNs(trace));
    }

    /**
     * Events before here.
     *
     * @throws IOException when it cannot be found out when the trace begins
     */
    default EventRange end(EventRange range, TraceFile trace) throws IOException {
        if (this instanceof EventNumber number) {
            return range.toEvent(number.event());
        }
        return range.toTime(timeNs(trace));
    }

    private long timeNs(TraceFile trace) throws IOException {
        try {
            if (this instanceof SinceStart start) {
                return Math.addExact(trace.firstTimeNs(), start.ns());
            }
            if (this instanceof TimeOfDay time) {
                TraceHeader.Clocks clocks = trace.header().clocks();
                return Math.addExact(Math.subtractExact(time.ns(), clocks.realtimeNs()), clocks.monotonicNs());
            }
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
        throw new IllegalStateException("an event number has no time");
    }

    /**
     * Reads {@code 4711}, {@code 1.5s}, {@code 2026-11-23T11:40:00.25Z}.
     *
     * @param zone of a time of day that does not say its own
     * @throws IllegalArgumentException when it is nothing of that
     */
    static Moment parse(String text, ZoneId zone) {
        try {
            if (text.indexOf('T') > 0) {
                return new TimeOfDay(nanos(timeOfDay(text, zone)));
            }
            int digits = digits(text);
            if (digits == text.length()) {
                return new EventNumber(Long.parseLong(text));
            }
            return new SinceStart(nanos(text, digits));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not " + FORMS, e);
        }
    }

    /**
     * Reads a span of time: {@code 10ms}, {@code 1.5s}.
     *
     * @return nanoseconds
     * @throws IllegalArgumentException when it is none
     */
    static long span(String text) {
        try {
            return nanos(text, digits(text));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a time such as 10ms or 1.5s", e);
        }
    }

    private static int digits(String text) {
        int digits = 0;
        while (digits < text.length() && (isDigit(text.charAt(digits)) || text.charAt(digits) == '.')) {
            digits++;
        }
        return digits;
    }

    private static long nanos(String text, int digits) {
        BigDecimal unit = BigDecimal.valueOf(unitNs(text.substring(digits)));
        return new BigDecimal(text.substring(0, digits)).multiply(unit).longValueExact();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Instant timeOfDay(String text, ZoneId zone) {
        boolean hasOffset =
                text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T');
        return hasOffset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }

    private static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }

    private static long unitNs(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "us" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> throw new NumberFormatException(unit);
        };
    }
}
