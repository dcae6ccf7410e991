package io.tracecap.tools.replay.screen;

import io.tracecap.format.file.TraceHeader;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What is known of a recording before its events are read.
 *
 * @param name name of the file, escaped
 * @param header its header
 * @param firstNs when it begins
 * @param end number behind that of its last event; {@link #UNKNOWN} when the file does not tell
 * @param zone of times of day
 */
record Recorded(String name, TraceHeader header, long firstNs, long end, ZoneId zone) {
    /** {@link #end} of a file without an index. */
    static final long UNKNOWN = -1;

    private static final long NANOS = 1_000_000_000L;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    /** Whether bytes of what was written were recorded. */
    boolean hasData() {
        return header.privacy().dataLimit() > 0;
    }

    /** Seconds since the beginning: {@code +1.234567}. */
    String sinceBegin(long timeNs) {
        long ns = Math.max(0, timeNs - firstNs);
        return String.format(Locale.ROOT, "+%d.%06d", ns / NANOS, ns % NANOS / 1000);
    }

    /** The time of day. */
    String clock(long timeNs) {
        long realNs = header.clocks().toRealtime(timeNs);
        return CLOCK.format(Instant.ofEpochSecond(Math.floorDiv(realNs, NANOS), Math.floorMod(realNs, NANOS))
                .atZone(zone));
    }
}
