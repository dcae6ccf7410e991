package io.tracecap.tools.show;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which times are shown. */
public final class TimeOptions {
    private static final String FORMAT = "format:";
    private static final String PRECISION = "precision:";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "-t",
            description = {
                "Show the time of day: -t in seconds, -tt with microseconds, -ttt as microseconds since 1970."
            })
    private boolean[] clock = {};

    @Option(
            names = {"--absolute-timestamps", "--timestamps"},
            arity = "0..1",
            fallbackValue = "format:time",
            preprocessor = AttachedOptions.class,
            paramLabel = "[format:]time|unix|none[,[precision:]s|ms|us|ns]",
            description = "Show the time of day so.")
    private @Nullable String absolute;

    @Option(names = "-r", description = "Show the time since the line before.")
    private boolean relative;

    @Option(
            names = "--relative-timestamps",
            arity = "0..1",
            fallbackValue = "us",
            preprocessor = AttachedOptions.class,
            paramLabel = "s|ms|us|ns",
            description = "The same, with so many digits.")
    private @Nullable String relativePrecision;

    @Option(names = "-T", description = "Show how long each call took.")
    private boolean duration;

    @Option(
            names = "--syscall-times",
            arity = "0..1",
            fallbackValue = "us",
            preprocessor = AttachedOptions.class,
            paramLabel = "s|ms|us|ns",
            description = "The same, with so many digits.")
    private @Nullable String durationPrecision;

    /** What the options say. */
    TimeStyle style() {
        try {
            int relativeDigits = digits(relative, relativePrecision);
            int durationDigits = digits(duration, durationPrecision);
            return absolute == null
                    ? style(clock.length, relativeDigits, durationDigits)
                    : style(absolute, relativeDigits, durationDigits);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "invalid time: " + e.getMessage(), e);
        }
    }

    private static int digits(boolean isShown, @Nullable String precision) {
        if (precision != null) {
            return Precision.parse(precision).digits();
        }
        return isShown ? Precision.US.digits() : TimeStyle.HIDDEN;
    }

    private static TimeStyle style(int count, int relativeDigits, int durationDigits) {
        return switch (count) {
            case 0 -> new TimeStyle(TimeStyle.Clock.NONE, TimeStyle.HIDDEN, relativeDigits, durationDigits);
            case 1 -> new TimeStyle(TimeStyle.Clock.TIME, Precision.S.digits(), relativeDigits, durationDigits);
            case 2 -> new TimeStyle(TimeStyle.Clock.TIME, Precision.US.digits(), relativeDigits, durationDigits);
            case 3 -> new TimeStyle(TimeStyle.Clock.UNIX, Precision.US.digits(), relativeDigits, durationDigits);
            default -> throw new IllegalArgumentException("-t was given " + count + " times");
        };
    }

    private static TimeStyle style(String words, int relativeDigits, int durationDigits) {
        TimeStyle.Clock form = TimeStyle.Clock.TIME;
        Precision precision = Precision.S;
        for (String word : words.split(",", -1)) {
            TimeStyle.Clock named = word.startsWith(PRECISION) ? null : form(word);
            if (named != null) {
                form = named;
            } else {
                precision = Precision.parse(word.startsWith(PRECISION) ? word.substring(PRECISION.length()) : word);
            }
        }
        return new TimeStyle(form, precision.digits(), relativeDigits, durationDigits);
    }

    private static TimeStyle.@Nullable Clock form(String word) {
        return switch (word.startsWith(FORMAT) ? word.substring(FORMAT.length()) : word) {
            case "none" -> TimeStyle.Clock.NONE;
            case "time" -> TimeStyle.Clock.TIME;
            case "unix" -> TimeStyle.Clock.UNIX;
            default -> {
                if (word.startsWith(FORMAT)) {
                    throw new IllegalArgumentException("'" + word + "' is not format:none, format:time or format:unix");
                }
                yield null;
            }
        };
    }
}
