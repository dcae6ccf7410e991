package io.tracecap.tools.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Prints points in time as dates: {@code 2026-11-23T07:16:37.000000002+0000}, in the reader's time zone. */
public final class CalendarText {
    private CalendarText() {}

    /**
     * Prints a date; nothing for a time that has none.
     *
     * @param seconds seconds since 1970
     * @param fraction the part of a second, in units of {@code 10^-digits}; not shown if 0
     * @param digits how many digits the fraction has
     */
    public static void print(long seconds, long fraction, int digits, TextBuffer out) {
        try {
            ZonedDateTime time = Instant.ofEpochSecond(seconds).atZone(ZoneId.systemDefault());
            out.padded(time.getYear(), 4).ascii('-').padded(time.getMonthValue(), 2);
            out.ascii('-').padded(time.getDayOfMonth(), 2).ascii('T').padded(time.getHour(), 2);
            out.ascii(':').padded(time.getMinute(), 2).ascii(':').padded(time.getSecond(), 2);
            if (fraction != 0) {
                out.ascii('.').padded(fraction, digits);
            }
            int minutes = time.getOffset().getTotalSeconds() / 60;
            out.ascii(minutes < 0 ? '-' : '+');
            out.padded(Math.abs(minutes) / 60, 2).padded(Math.abs(minutes) % 60, 2);
        } catch (DateTimeException e) {
            out.ascii("out of range");
        }
    }
}
