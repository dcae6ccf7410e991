package io.tracecap.tools.show;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.tools.text.NamesView;
import io.tracecap.tools.text.TextBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/** Prints what stands before each event: the thread's id and the time, as {@code strace -f -o} does. */
final class LineStart {
    private static final int TID_WIDTH = 5;
    private static final long NANOS = 1_000_000_000L;
    private static final int NANO_DIGITS = 9;
    private static final long DAY = 86_400;
    /** Offsets from UTC change only at quarters of an hour. */
    private static final long OFFSET_SECONDS = 900;

    private final LineStyle line;
    private final TimeStyle style;
    private final CallNumbers numbers;
    private final NamesView names;
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
     * @param line what is shown
     * @param numbers numbers of the latest calls
     * @param names what threads are called
     * @param clocks where the time of day comes from
     * @param zone time zone in which it is shown
     */
    LineStart(LineStyle line, CallNumbers numbers, NamesView names, TraceHeader.Clocks clocks, ZoneId zone) {
        this.line = line;
        this.numbers = numbers;
        this.names = names;
        style = line.times();
        this.clocks = clocks;
        this.zone = zone;
    }

    /** Starts a line for something that happened. */
    void print(EventView event, TextBuffer out) {
        long timeNs = event.timeNs();
        if (line.ids()) {
            int from = out.length();
            RawText name = line.names() ? names.of(event) : null;
            out.decimal(event.task().tid());
            if (name != null) {
                out.bracketed(name.toByteArray());
            }
            out.padTo(from + TID_WIDTH).ascii(' ');
        }
        if (style.clock() != TimeStyle.Clock.NONE) {
            clock(clocks.toRealtime(timeNs), out);
        }
        if (style.isRelative()) {
            relative(first ? 0 : timeNs - latestNs, out);
            first = false;
            latestNs = timeNs;
        }
        if (line.numbers()) {
            number(numbers.of(event), out);
        }
    }

    private void clock(long realtimeNs, TextBuffer out) {
        long seconds = Math.floorDiv(realtimeNs, NANOS);
        if (style.clock() == TimeStyle.Clock.UNIX) {
            out.decimal(seconds);
            fraction(Math.floorMod(realtimeNs, NANOS), style.clockDigits(), out);
            out.ascii(' ');
            return;
        }
        long ofDay = Math.floorMod(seconds + offset(seconds), DAY);
        out.padded(ofDay / 3600, 2).ascii(':').padded(ofDay / 60 % 60, 2);
        out.ascii(':').padded(ofDay % 60, 2);
        fraction(Math.floorMod(realtimeNs, NANOS), style.clockDigits(), out);
        out.ascii(' ');
    }

    /** The digits behind the point of a second, and the point. */
    static void fraction(long ns, int digits, TextBuffer out) {
        long value = ns;
        for (int i = digits; i < NANO_DIGITS; i++) {
            value /= 10;
        }
        if (digits > 0) {
            out.ascii('.').padded(value, digits);
        }
    }

    /** The number of a system call, at least four characters wide. */
    private static void number(long number, TextBuffer out) {
        out.ascii('[');
        for (long limit = 1000; limit >= 10 && limit > number; limit /= 10) {
            out.ascii(' ');
        }
        out.decimal(number).ascii("] ");
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
        long passed = Math.max(0, ns);
        for (long limit = 100_000; limit >= 10 && limit > passed / NANOS; limit /= 10) {
            out.ascii(' ');
        }
        out.decimal(passed / NANOS);
        fraction(passed % NANOS, style.relativeDigits(), out);
        out.ascii(inBrackets ? ") " : " ");
    }
}
