package io.tracecap.capture.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes as people say it: {@code 4096}, {@code 512K}, {@code 8M}, {@code 1G}; K is 1024. */
final class ByteSize implements ITypeConverter<Long> {
    private static final String UNITS = "KMG";
    private static final int UNIT_BITS = 10;

    @Override
    public Long convert(String text) {
        int shift = 0;
        int digits = text.length();
        if (digits > 0) {
            int unit = UNITS.indexOf(Character.toUpperCase(text.charAt(digits - 1)));
            if (unit >= 0) {
                digits--;
                shift = UNIT_BITS * (unit + 1);
            }
        }
        try {
            long count = Long.parseUnsignedLong(text.substring(0, digits));
            if (count >= 0 && count <= Long.MAX_VALUE >> shift) {
                return count << shift;
            }
        } catch (NumberFormatException e) {
            throw new TypeConversionException(message(text));
        }
        throw new TypeConversionException(message(text));
    }

    private static String message(String text) {
        return "'" + text + "' is not a size, such as 512K, 8M or 1G";
    }

    /** The size in the largest unit that it is a whole number of. */
    static String text(long bytes) {
        int unit = 0;
        long count = bytes;
        while (unit < UNITS.length() && count > 0 && count % (1 << UNIT_BITS) == 0) {
            count >>= UNIT_BITS;
            unit++;
        }
        return unit == 0 ? Long.toString(count) : count + UNITS.substring(unit - 1, unit);
    }
}
