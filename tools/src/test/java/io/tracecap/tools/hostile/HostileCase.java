package io.tracecap.tools.hostile;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that was made to do harm.
 *
 * @param name what is wrong with it
 * @param verdict what the tools must make of it
 * @param goodEvents how many events must be shown before the trouble; negative where any number will do
 * @param maker makes it
 */
record HostileCase(String name, Verdict verdict, int goodEvents, Maker maker) {
    private static final int MILLIONS = -2;

    /** What the tools must make of a file. */
    enum Verdict {
        /** Refused as a whole. */
        NO_TRACE,
        /** Refused by readers; what is behind its beginning can be recovered. */
        DAMAGED_START,
        /** Read up to the trouble, whose offset is named. */
        REFUSED,
        /** Read whole; its index is not to be believed. */
        NO_INDEX,
        /** Well-formed, though no recorder writes such a thing: shown as it is. */
        ODD
    }

    /** Makes a file. */
    @FunctionalInterface
    interface Maker {
        /** Makes the file in a directory that is empty. */
        Path make(Path directory) throws IOException;
    }

    static HostileCase noTrace(String name, Maker maker) {
        return new HostileCase(name, Verdict.NO_TRACE, 0, maker);
    }

    static HostileCase damagedStart(String name, Maker maker) {
        return new HostileCase(name, Verdict.DAMAGED_START, 0, maker);
    }

    static HostileCase refused(String name, Maker maker) {
        return new HostileCase(name, Verdict.REFUSED, ForgedTrace.GOOD_EVENTS, maker);
    }

    static HostileCase noIndex(String name, Maker maker) {
        return new HostileCase(name, Verdict.NO_INDEX, ForgedTrace.GOOD_EVENTS, maker);
    }

    static HostileCase odd(String name, Maker maker) {
        return new HostileCase(name, Verdict.ODD, -1, maker);
    }

    /** A file of millions of events that any recorder might write: what is shown of them is as long. */
    static HostileCase crowd(String name, Maker maker) {
        return new HostileCase(name, Verdict.ODD, MILLIONS, maker);
    }

    /** Whether there are millions of events, each of them harmless. */
    boolean isCrowd() {
        return goodEvents == MILLIONS;
    }

    @Override
    public String toString() {
        return name;
    }
}
