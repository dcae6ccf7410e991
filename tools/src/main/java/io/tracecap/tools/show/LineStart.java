package io.tracecap.tools.show;

import io.tracecap.format.file.TraceHeader;
import io.tracecap.tools.text.TextBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/** Prints what stands before each event: the thread's id and the time, as {@code strace -f -o} does. */
final class LineStart {
    private static final int TID_WIDTH = 5;
    private static final long NANOS = 1_000_000_000L;
    private static final long MICROS = 1_000_000L;
    private static final long DAY = 86_400;
    /** Offsets from UTC change only at quarters of an hour. */
    private static final long OFFSET_SECONDS = 900;

    private final TimeStyle style;
    private final TraceHeader.Clocks clocks;
    private final ZoneId zone;
    private @Nullable ZoneRules rules;
    private long offsetPeriod = Long.MIN_VALUE;
    private int offset;
    private boolean first = true;
    private long latestNs;

    /**
     * Makes a printer.
     *
     * @param style which times are shown
     * @param clocks where the time of day comes from
     * @param zone time zone in which it is shown
     */
    LineStart(TimeStyle style, TraceHeader.Clocks clocks, ZoneId zone) {
        this.style = style;
        this.clocks = clocks;
        this.zone = zone;
    }

    /** Starts a line for something that happened to thread {@code tid} at the CLOCK_MONOTONIC time {@code timeNs}. */
    void print(int tid, long timeNs, TextBuffer out) {
        int from = out.length();
        out.decimal(tid).padTo(from + TID_WIDTH).ascii(' ');
        if (style.clock() != TimeStyle.Clock.NONE) {
            clock(clocks.toRealtime(timeNs), out);
        }
        if (style.relative()) {
            relative(first ? 0 : timeNs - latestNs, out);
            first = false;
            latestNs = timeNs;
        }
    }

    private void clock(long realtimeNs, TextBuffer out) {
        long seconds = Math.floorDiv(realtimeNs, NANOS);
        long micros = Math.floorMod(realtimeNs, NANOS) / 1000;
        if (style.clock() == TimeStyle.Clock.UNIX) {
            out.decimal(seconds).ascii('.').padded(micros, 6).ascii(' ');
            return;
        }
        long ofDay = Math.floorMod(seconds + offset(seconds), DAY);
        out.padded(ofDay / 3600, 2).ascii(':').padded(ofDay / 60 % 60, 2);
        out.ascii(':').padded(ofDay % 60, 2);
        if (style.clock() == TimeStyle.Clock.MICROSECONDS) {
            out.ascii('.').padded(micros, 6);
        }
        out.ascii(' ');
    }

    private int offset(long seconds) {
        long period = Math.floorDiv(seconds, OFFSET_SECONDS);
        if (period != offsetPeriod) {
            offsetPeriod = period;
            ZoneRules known = rules;
            if (known == null) {
                known = zone.getRules();
                rules = known;
            }
            offset = known.getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
        }
        return offset;
    }

    private void relative(long ns, TextBuffer out) {
        boolean inBrackets = style.clock() != TimeStyle.Clock.NONE;
        out.ascii(inBrackets ? "(+" : "");
        long micros = Math.max(0, ns) / 1000;
        for (long limit = 100_000; limit >= 10 && limit > micros / MICROS; limit /= 10) {
            out.ascii(' ');
        }
        out.decimal(micros / MICROS).ascii('.').padded(micros % MICROS, 6);
        out.ascii(inBrackets ? ") " : " ");
    }
}
