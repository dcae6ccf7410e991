package io.tracecap.tools.summary;

import java.util.ArrayList;
import java.util.List;

/** The resource limits that are likely to matter, in the words of ulimit's man page. */
final class Limits {
    private static final int FSIZE = 1;
    private static final int DATA = 2;
    private static final int STACK = 3;
    private static final int CORE = 4;
    private static final int NPROC = 6;
    private static final int NOFILE = 7;
    private static final int AS = 9;
    private static final long UNLIMITED = -1;

    private Limits() {}

    /**
     * The soft limits as {@code NOFILE 1024, STACK 8388608}; those without a limit are left out.
     *
     * @param limits soft and hard limit of each resource of getrlimit(2); empty when not known
     */
    static String text(long[] limits) {
        List<String> words = new ArrayList<>();
        add("NOFILE", NOFILE, limits, words);
        add("STACK", STACK, limits, words);
        add("NPROC", NPROC, limits, words);
        add("CORE", CORE, limits, words);
        add("FSIZE", FSIZE, limits, words);
        add("DATA", DATA, limits, words);
        add("AS", AS, limits, words);
        return String.join(", ", words);
    }

    private static void add(String name, int resource, long[] limits, List<String> words) {
        int soft = 2 * resource;
        if (soft < limits.length && limits[soft] != UNLIMITED) {
            words.add(name + " " + Long.toUnsignedString(limits[soft]));
        }
    }
}
