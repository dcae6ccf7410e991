package io.tracecap.tools.display;

/** Numbers for people, in few digits. */
public final class Amount {
    private static final String UNITS = "KMGTPE";
    private static final int UNIT = 1024;
    private static final long SECOND = 1_000_000_000L;
    private static final int MILLI = 1_000_000;
    private static final int MICRO = 1000;

    private Amount() {}

    /** Bytes, in units of 1024 with one digit behind the point: {@code 812}, {@code 12.3K}. */
    public static String bytes(long bytes) {
        if (bytes < UNIT) {
            return Long.toString(bytes);
        }
        int unit = 0;
        long rest = bytes;
        while (rest >= (long) UNIT * UNIT) {
            rest /= UNIT;
            unit++;
        }
        long tenths = rest * 10 / UNIT;
        return tenths / 10 + "." + tenths % 10 + UNITS.charAt(unit);
    }

    /** A time in seconds, with so many digits behind the point; the rest is cut off. */
    public static String seconds(long ns, int digits) {
        long unit = SECOND;
        for (int i = 0; i < digits; i++) {
            unit /= 10;
        }
        String fraction =
                Long.toString(Math.abs(ns) % SECOND / unit + SECOND / unit).substring(1);
        return (ns < 0 ? "-" : "") + Math.abs(ns) / SECOND + (digits == 0 ? "" : "." + fraction);
    }

    /** A time in the unit that suits it: {@code 812ns}, {@code 3.41us}, {@code 12.3ms}, {@code 1.50s}, {@code 3600s}. */
    public static String time(long ns) {
        if (ns < MICRO) {
            return ns + "ns";
        } else if (ns < MILLI) {
            return threeDigits(ns, MICRO) + "us";
        } else if (ns < SECOND) {
            return threeDigits(ns, MILLI) + "ms";
        }
        return threeDigits(ns, SECOND) + "s";
    }

    private static String threeDigits(long value, long unit) {
        long whole = value / unit;
        if (whole >= 100) {
            return Long.toString(whole);
        }
        long hundredths = value % unit * 100 / unit;
        return whole >= 10 ? whole + "." + hundredths / 10 : whole + "." + hundredths / 10 + hundredths % 10;
    }
}
