package io.tracecap.capture.cli;

/** A number of bytes for people. */
final class SizeText {
    private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB"};
    private static final long STEP = 1000;

    private SizeText() {}

    /** Three digits and a unit: {@code 12.3 MB}. */
    static String of(long bytes) {
        if (bytes < STEP) {
            return bytes + " " + UNITS[0];
        }
        int unit = 0;
        long thousandths = bytes * STEP;
        while (thousandths >= STEP * STEP && unit < UNITS.length - 1) {
            thousandths /= STEP;
            unit++;
        }
        long tenths = thousandths / (STEP / 10);
        return tenths >= 1000 ? tenths / 10 + " " + UNITS[unit] : tenths / 10 + "." + tenths % 10 + " " + UNITS[unit];
    }
}
