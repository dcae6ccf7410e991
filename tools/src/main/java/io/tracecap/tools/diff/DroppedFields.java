package io.tracecap.tools.diff;

import io.tracecap.tools.text.CallPart;
import java.util.Set;

/** Which fields of structures differ from run to run without meaning anything. */
final class DroppedFields {
    /** Structures of which nothing is the same twice. */
    private static final Set<String> STRUCTURES = Set.of(
            "timespec",
            "timespec64",
            "timeval",
            "itimerspec",
            "itimerval",
            "timex",
            "timezone",
            "tms",
            "rusage",
            "sysinfo",
            "statx_timestamp",
            "utimbuf",
            "rseq",
            "robust_list_head",
            "cachestat");

    private static final Set<String> FIELDS = Set.of(
            "st_dev",
            "st_ino",
            "st_blocks",
            "st_atime",
            "st_atime_nsec",
            "st_mtime",
            "st_mtime_nsec",
            "st_ctime",
            "st_ctime_nsec",
            "stx_ino",
            "stx_blocks",
            "stx_dev_major",
            "stx_dev_minor",
            "stx_mnt_id",
            "f_bfree",
            "f_bavail",
            "f_ffree",
            "f_fsid",
            "si_utime",
            "si_stime");

    private DroppedFields() {}

    /** Whether a field, or a whole structure, is left out. */
    static boolean contains(CallPart part) {
        return STRUCTURES.contains(part.type())
                || FIELDS.contains(part.name())
                || part.kind().equals("time")
                || part.kind().equals("inode");
    }

    /** Whether a structure is about a directory, whose size and number of links depend on what else is in it. */
    static boolean isOfDirectory(CallPart structure) {
        if (structure.fields() != null) {
            for (CallPart field : structure.fields()) {
                if (field.kind().equals("mode") && field.text().startsWith("S_IFDIR")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a field says how much is in a directory. */
    static boolean isExtent(CallPart field) {
        return switch (field.name()) {
            case "st_size", "st_nlink", "stx_size", "stx_nlink" -> true;
            default -> false;
        };
    }
}
