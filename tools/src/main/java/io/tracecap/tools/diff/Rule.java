package io.tracecap.tools.diff;

import java.util.Locale;

/** What is normalised away, because it differs from run to run of the same program. Each can be switched off by name. */
enum Rule {
    /** Addresses: those of files that are mapped become name and offset. */
    ADDRESSES("addresses"),
    /** Process and thread ids: it matters whose they are. */
    PIDS("pids"),
    /** Numbers of descriptors, inodes of pipes and sockets: it matters what they stand for. */
    DESCRIPTORS("descriptor numbers"),
    /** Names that the run itself made up. */
    TEMPORARY("temporary names"),
    /** The directories that a run was started in, or told to use: $CWD, $HOME, $TMPDIR. */
    DIRECTORIES("directory names"),
    /** Times, inode numbers, what resources were used, random bytes. */
    TIMES("times and inode numbers"),
    /** How much one call read from a pipe, socket or terminal, and in how many calls. */
    PORTIONS("portions of a stream"),
    /** Calls that depend on what the scheduler or the allocator did. */
    SCHEDULING("scheduler and allocator calls");

    private final String description;

    Rule(String description) {
        this.description = description;
    }

    /** What is normalised away, in the plural. */
    String description() {
        return description;
    }

    /** As it is switched off with. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
