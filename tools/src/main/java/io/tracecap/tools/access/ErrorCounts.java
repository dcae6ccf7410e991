package io.tracecap.tools.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts calls that failed, by error. Allocates nothing per call. For one thread. */
public final class ErrorCounts {
    /** {@link Failures#errno} of the errors that have no name. */
    public static final int OTHER = 0;

    private static final int LOWEST_ERRNO = -4095;
    /** Errors of errno(3) are below this; those by which the kernel says that it starts a call again follow. */
    private static final int USUAL = 134;

    private static final int FIRST_RESTART = 512;
    private static final int RESTARTS = 20;

    private final long[] counts = new long[USUAL + RESTARTS];

    /**
     * So many calls failed so.
     *
     * @param errno the error, or {@link #OTHER}
     */
    public record Failures(int errno, long count) {}

    /** Whether a raw result is an error. */
    public static boolean isError(long result) {
        return result < 0 && result >= LOWEST_ERRNO;
    }

    /** Counts a call with this result, which {@linkplain #isError is an error}. */
    public void add(long result) {
        counts[slot((int) -result)]++;
    }

    private static int slot(int errno) {
        if (errno < USUAL) {
            return errno;
        }
        int restart = errno - FIRST_RESTART;
        return restart >= 0 && restart < RESTARTS ? USUAL + restart : OTHER;
    }

    /** How often that error occurred. */
    public long count(int errno) {
        return counts[slot(errno)];
    }

    /** What occurred, most frequent first. */
    public List<Failures> all() {
        List<Failures> all = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                all.add(new Failures(i < USUAL ? i : FIRST_RESTART + i - USUAL, counts[i]));
            }
        }
        all.sort(Comparator.comparingLong(Failures::count).reversed());
        return all;
    }
}
