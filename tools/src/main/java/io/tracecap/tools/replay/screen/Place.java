package io.tracecap.tools.replay.screen;

import io.tracecap.format.file.TraceHeader;
import io.tracecap.tools.select.Moment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * Where somebody wants to go.
 *
 * @param isTime whether it is a time; otherwise the number of an event
 * @param value the number, or CLOCK_MONOTONIC nanoseconds
 */
record Place(boolean isTime, long value) {
    private static final long NANOS = 1_000_000_000L;

    /**
     * Reads {@code 4711}, {@code +1.5}, {@code 200ms}, {@code 07:16:38}, {@code 2026-11-23T07:16:38Z}.
     *
     * @throws IllegalArgumentException when it is nothing of that
     */
    static Place parse(String typed, Recorded recorded) {
        String text = typed.strip().replace(",", "");
        try {
            if (text.indexOf(':') > 0 && text.indexOf('T') < 0) {
                return ofClock(LocalTime.parse(text.length() == 5 ? text + ":00" : text), recorded);
            }
            boolean isSigned = text.startsWith("+");
            String unsigned = isSigned ? text.substring(1) : text;
            boolean hasUnit = !unsigned.isEmpty() && Character.isLetter(unsigned.charAt(unsigned.length() - 1));
            Moment moment = Moment.parse(isSigned && !hasUnit ? unsigned + "s" : unsigned, recorded.zone());
            if (moment instanceof Moment.EventNumber event) {
                return new Place(false, event.event());
            } else if (moment instanceof Moment.SinceStart start) {
                return new Place(true, Math.addExact(recorded.firstNs(), start.ns()));
            } else if (moment instanceof Moment.TimeOfDay time) {
                return new Place(true, monotonic(time.ns(), recorded));
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("'" + typed + "' is no event number, +seconds or time of day", e);
        }
        throw new IllegalArgumentException("'" + typed + "' is no event number, +seconds or time of day");
    }

    private static long monotonic(long realNs, Recorded recorded) {
        TraceHeader.Clocks clocks = recorded.header().clocks();
        return Math.addExact(Math.subtractExact(realNs, clocks.realtimeNs()), clocks.monotonicNs());
    }

    /** The first such time of day since the recording began. */
    private static Place ofClock(LocalTime time, Recorded recorded) {
        long beginNs = recorded.header().clocks().toRealtime(recorded.firstNs());
        ZonedDateTime begin =
                Instant.ofEpochSecond(Math.floorDiv(beginNs, NANOS)).atZone(recorded.zone());
        ZonedDateTime day = begin.with(time);
        ZonedDateTime meant = day.isBefore(begin) ? day.plusDays(1) : day;
        return new Place(true, monotonic(meant.toEpochSecond() * NANOS + meant.getNano(), recorded));
    }
}
