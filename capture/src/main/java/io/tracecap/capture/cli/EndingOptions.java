package io.tracecap.capture.cli;

import static picocli.CommandLine.Spec.Target.MIXEE;

import io.tracecap.capture.record.Ending;
import io.tracecap.capture.record.Limits;
import io.tracecap.capture.record.Recording;
import io.tracecap.format.recent.KeepLast;
import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long, and how much, is recorded: the same options in every subcommand that records. */
final class EndingOptions {
    /** A file becomes no larger than this unless somebody says so. */
    static final long USUAL_MOST_BYTES = 10L << 30;

    private static final long LEAST_BYTES = 64 << 10;

    @Spec(MIXEE)
    private CommandSpec spec;

    private long durationNs = Long.MAX_VALUE;
    private long maxEvents = Long.MAX_VALUE;
    private long maxBytes;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "Record for TIME, such as 500ms, 30s or 10m, at most.")
    void setDuration(long ns) {
        durationNs = positive("--duration", ns);
    }

    @Option(names = "--max-events", paramLabel = "N", description = "Record N events at most.")
    void setMaxEvents(long events) {
        maxEvents = positive("--max-events", events);
    }

    @Option(
            names = "--max-size",
            paramLabel = "SIZE",
            converter = ByteSize.class,
            description =
                    "Record until the file has SIZE bytes, such as 500M or 20G. Default: 10G, or half of the room that is"
                            + " left on its disk, if that is less. When one of these limits is reached, the trace is"
                            + " completed, and the program goes on untraced.")
    void setMaxSize(long bytes) {
        if (bytes < LEAST_BYTES) {
            throw invalid("--max-size", "must be " + ByteSize.text(LEAST_BYTES) + " or more");
        }
        maxBytes = bytes;
    }

    private long positive(String option, long value) {
        if (value <= 0) {
            throw invalid(option, "must be more than 0");
        }
        return value;
    }

    @Option(
            names = "--keep-last",
            paramLabel = "SIZE|TIME",
            converter = KeptPast.Converter.class,
            description =
                    "Keep the most recent past only, such as 64M or 5m, while recording goes on without end. It becomes"
                            + " FILE at the end, and NAME.1.trc, NAME.2.trc and so on each time that the recorder gets"
                            + " SIGUSR1. A TIME is counted back from the last event, and kept in no more room than"
                            + " --max-size; default here: 10G, or a quarter of the room that is left.")
    private @Nullable KeptPast keptPast;

    private ParameterException invalid(String option, String why) {
        return new ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + why);
    }

    /**
     * Sets the limits of a recording that is about to start.
     *
     * @param target name of its trace
     */
    void apply(Recording recording, Path target) {
        if (keptPast != null) {
            recording.limit(new Limits(maxEvents, Long.MAX_VALUE));
        } else {
            if (maxBytes == 0) {
                maxBytes = usualMost(target, 2);
            }
            recording.limit(new Limits(maxEvents, maxBytes));
        }
        if (durationNs != Long.MAX_VALUE) {
            recording.ending().requestAfter(durationNs, Ending.Cause.DURATION);
        }
    }

    /**
     * How much of the most recent past is kept; null: all.
     *
     * @param target name of the trace
     */
    @Nullable
    KeepLast keepLast(Path target) {
        KeptPast past = keptPast;
        if (past == null) {
            return null;
        }
        Long bytes = past.bytes();
        Long ns = past.ns();
        if (bytes != null && maxBytes != 0) {
            throw new ParameterException(
                    spec.commandLine(), "--max-size and --keep-last SIZE contradict each other; give one of them");
        }
        // When it is written out it is there twice.
        long most = bytes != null ? bytes : maxBytes != 0 ? maxBytes : usualMost(target, 4);
        return new KeepLast(most, ns == null ? Long.MAX_VALUE : ns);
    }

    /** The same as it was given; empty: all is kept. */
    String keepLastText() {
        return keptPast == null ? "" : keptPast.text();
    }

    /** Whether only the most recent past is kept. */
    boolean isKeepingLast() {
        return keptPast != null;
    }

    private static long usualMost(Path target, int share) {
        Path directory = target.toAbsolutePath().getParent();
        long room = directory == null ? 0 : new File(directory.toString()).getUsableSpace();
        return room <= 0 ? USUAL_MOST_BYTES : Math.max(LEAST_BYTES, Math.min(USUAL_MOST_BYTES, room / share));
    }

    /** What happened, when a recording ended before the program. */
    String why(Ending.Cause cause) {
        return switch (cause) {
            case TOLD -> "was told to end";
            case DURATION -> "recorded for " + seconds() + " s (--duration)";
            case EVENTS -> "has " + maxEvents + " events (--max-events)";
            case SIZE -> "has reached its limit of " + sizeText() + " (--max-size)";
            case COMMAND_ENDED -> "the command has ended";
            case UNWRITABLE -> "cannot be written";
        };
    }

    private String sizeText() {
        return maxBytes % 1024 == 0 ? ByteSize.text(maxBytes) : SizeText.of(maxBytes);
    }

    private String seconds() {
        long ms = TimeUnit.NANOSECONDS.toMillis(durationNs);
        return ms % 1000 == 0 ? Long.toString(ms / 1000) : Double.toString(ms / 1000.0);
    }
}
