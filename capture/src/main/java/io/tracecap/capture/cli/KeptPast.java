package io.tracecap.capture.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How much of the most recent past is kept: a size or a time. Units of time are in lower case, so {@code 5m} is five minutes
 * and {@code 5M} five megabytes.
 *
 * @param text as it was given
 * @param bytes the size, or null if it is a time
 * @param ns the time in nanoseconds, or null if it is a size
 */
record KeptPast(String text, @Nullable Long bytes, @Nullable Long ns) {
    private static final long LEAST_BYTES = 1 << 20;
    private static final long LEAST_NS = 1_000_000_000;

    /** Reads it from the command line. */
    static final class Converter implements ITypeConverter<KeptPast> {
        @Override
        public KeptPast convert(String text) {
            KeptPast past = parse(text);
            Long bytes = past.bytes;
            Long ns = past.ns;
            if ((bytes != null && bytes < LEAST_BYTES) || (ns != null && ns < LEAST_NS)) {
                throw new TypeConversionException("must be 1M or more, or 1s or more");
            }
            return past;
        }

        private static KeptPast parse(String text) {
            try {
                return new KeptPast(text, null, new TimeSpan().convert(text));
            } catch (TypeConversionException noTime) {
                try {
                    return new KeptPast(text, new ByteSize().convert(text), null);
                } catch (TypeConversionException noSize) {
                    throw new TypeConversionException(
                            "'" + text + "' is neither a size, such as 64M, nor a time, such as 30s or 5m");
                }
            }
        }
    }
}
