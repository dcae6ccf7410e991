package io.tracecap.tools.diff;

import java.util.Map;

/**
 * How a trace is read for a comparison.
 *
 * @param rules what is not compared
 * @param mapped names of directories of this trace, and what they are called instead
 * @param dataLimit of what calls read and write, so many bytes are compared
 * @param isTallied whether {@link Usage} is wanted
 * @param isMemoized whether what was written of a call may be used again
 */
record Reading(Rules rules, Map<String, String> mapped, int dataLimit, boolean isTallied, boolean isMemoized) {
    /** Copies the map. */
    Reading {
        mapped = Map.copyOf(mapped);
    }
}
