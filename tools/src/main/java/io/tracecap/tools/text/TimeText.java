package io.tracecap.tools.text;

import io.tracecap.tools.text.SpecialStructs.Outcome;

/** Prints points in time with their date behind them, where strace does so. */
final class TimeText {
    /** Size of a struct timespec or timeval with 64-bit fields. */
    static final int SIZE = 16;

    private static final long UTIME_NOW = (1L << 30) - 1;
    private static final long UTIME_OMIT = (1L << 30) - 2;

    private TimeText() {}

    /** Shows the time that the kernel wrote back for an argument; false if there is none. */
    static boolean find(Call call, int argument, Memory memory) {
        return call.find(argument, 0, true, memory) && memory.has(0, SIZE);
    }

    /** Prints the {@link #SIZE} bytes at {@code at}; {@code fraction} is the name of the second field. */
    static void print(Memory memory, int at, String fraction, TextBuffer out) {
        out.ascii("{tv_sec=").decimal(memory.i64(at));
        out.ascii(", ").ascii(fraction).ascii('=').decimal(memory.i64(at + Long.BYTES));
        out.ascii('}');
    }

    /** Prints one of the structures that hold a time. */
    static Outcome print(String name, Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        if (name.equals("time")) {
            return single(memory, at, out);
        }
        if (!memory.has(at, SIZE)) {
            return Outcome.MISSING;
        }
        if (name.equals("statx_timestamp")) {
            long nanoseconds = memory.unsigned(at + Long.BYTES, Integer.BYTES);
            out.ascii("{tv_sec=").decimal(memory.i64(at));
            out.ascii(", tv_nsec=").unsigned(nanoseconds).ascii('}');
            date(memory.i64(at), nanoseconds, 9, out);
            return Outcome.PRINTED;
        }
        long seconds = memory.i64(at);
        long fraction = memory.i64(at + Long.BYTES);
        if (name.equals("utimbuf")) {
            out.ascii("{actime=").decimal(seconds);
            date(seconds, 0, 0, out);
            out.ascii(", modtime=").decimal(fraction);
            date(fraction, 0, 0, out);
            out.ascii('}');
            return Outcome.PRINTED;
        }
        boolean nanoseconds = name.equals("timespec");
        boolean fileTime = isFileTime(source.call().name());
        if (fileTime && nanoseconds && (fraction == UTIME_NOW || fraction == UTIME_OMIT)) {
            out.ascii(fraction == UTIME_NOW ? "UTIME_NOW" : "UTIME_OMIT");
            return Outcome.PRINTED;
        }
        print(memory, at, nanoseconds ? "tv_nsec" : "tv_usec", out);
        if (fileTime) {
            date(seconds, fraction, nanoseconds ? 9 : 6, out);
        }
        return Outcome.PRINTED;
    }

    private static Outcome single(Memory memory, int at, TextBuffer out) {
        if (!memory.has(at, Long.BYTES)) {
            return Outcome.MISSING;
        }
        out.decimal(memory.i64(at));
        date(memory.i64(at), 0, 0, out);
        return Outcome.PRINTED;
    }

    private static boolean isFileTime(String call) {
        return call.equals("utimensat") || call.equals("utimes") || call.equals("futimesat");
    }

    /** Prints the date of a time in a comment behind it; no time at all is no date either. */
    static void date(long seconds, long fraction, int digits, TextBuffer out) {
        if (seconds == 0 && fraction == 0) {
            return;
        }
        out.ascii(" /* ");
        CalendarText.print(seconds, fraction, digits, out);
        out.ascii(" */");
    }
}
