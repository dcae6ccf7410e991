package io.tracecap.testdata.e2e;

import io.tracecap.testdata.compare.Difference;

/**
 * How two runs of a program differ under the same tracer.
 *
 * @param call the call or signal, or {@link #ANY}
 * @param kind in which way
 * @param reason why
 */
record Variation(String call, Kind kind, String reason) {
    /** Stands for all calls and signals. */
    static final String ANY = "*";

    /** In which way runs differ. */
    enum Kind {
        /** In how often it is called, with what, and what comes of it. */
        ANYHOW,
        /** In the order of lines that are the same. */
        ORDER,
        /** In how far a thread gets before its process ends. */
        END
    }

    boolean covers(Difference difference) {
        if (!call.equals(ANY) && !call.equals(difference.name())) {
            return false;
        }
        return switch (kind) {
            case ANYHOW -> true;
            case ORDER -> difference.moved();
            case END -> difference.last();
        };
    }
}
