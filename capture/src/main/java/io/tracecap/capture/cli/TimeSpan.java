package io.tracecap.capture.cli;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time span as people say it, in nanoseconds: {@code 100ms}, {@code 1.5s}, {@code 2m}, {@code 1h}. */
final class TimeSpan implements ITypeConverter<Long> {
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    @Override
    public Long convert(String text) {
        int digits = 0;
        while (digits < text.length() && (Character.isDigit(text.charAt(digits)) || text.charAt(digits) == '.')) {
            digits++;
        }
        long unit = unitNs(text.substring(digits));
        try {
            BigDecimal span = new BigDecimal(text.substring(0, digits)).multiply(BigDecimal.valueOf(unit));
            if (unit > 0 && span.compareTo(LONGEST) <= 0) {
                return span.longValue();
            }
        } catch (NumberFormatException e) {
            throw new TypeConversionException(message(text));
        }
        throw new TypeConversionException(message(text));
    }

    private static String message(String text) {
        return "'" + text + "' is not a time, such as 100ms, 1.5s or 2m";
    }

    /** 0 for what is no unit. */
    private static long unitNs(String unit) {
        return switch (unit) {
            case "us" -> TimeUnit.MICROSECONDS.toNanos(1);
            case "ms" -> TimeUnit.MILLISECONDS.toNanos(1);
            case "s" -> TimeUnit.SECONDS.toNanos(1);
            case "m", "min" -> TimeUnit.MINUTES.toNanos(1);
            case "h" -> TimeUnit.HOURS.toNanos(1);
            default -> 0;
        };
    }
}
