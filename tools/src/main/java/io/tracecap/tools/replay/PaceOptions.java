package io.tracecap.tools.replay;

import io.tracecap.tools.select.Moment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how fast a recording is shown. */
public final class PaceOptions {
    private static final double SLOWEST = 1e-6;
    private static final double FASTEST = 1e9;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "Show it N times as fast as it happened: 10, 0.5 (default: ${DEFAULT-VALUE}).")
    private double speed = 1;

    @Option(
            names = "--max-gap",
            paramLabel = "TIME",
            description = "Wait so long at most where nothing happened: 1s, 200ms.")
    private @Nullable String maxGap;

    @Option(names = "--no-wait", description = "Do not wait at all.")
    private boolean noWait;

    /** How many times as fast. */
    double speed() {
        if (!(speed >= SLOWEST && speed <= FASTEST)) {
            throw new ParameterException(
                    spec.commandLine(), "--speed: " + speed + " is not from 0.000001 to 1000000000");
        }
        return speed;
    }

    /** How long a wait may be at most. */
    long maxGapNs() {
        try {
            return maxGap == null ? Pace.NO_LIMIT : Moment.span(maxGap);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--max-gap: " + e.getMessage(), e);
        }
    }

    /** Whether there are no waits at all. */
    boolean isWithoutWaits() {
        return noWait;
    }

    /** When what is shown. */
    Pace pace() {
        return new Pace(noWait ? Double.POSITIVE_INFINITY : speed(), maxGapNs(), Pace.REAL);
    }
}
