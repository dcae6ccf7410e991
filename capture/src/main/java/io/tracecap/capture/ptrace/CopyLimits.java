package io.tracecap.capture.ptrace;

/** How much of a tracee's memory is copied at most, in bytes. */
public final class CopyLimits {
    /** Of a path: PATH_MAX of linux/limits.h. */
    public static final int PATH = 4096;

    /** Of another string. */
    public static final int STRING = 4096;

    /** Of an argv, all strings together. */
    public static final int ARGV = 32 * 1024;

    /** Of a structure or an array of structures. */
    public static final int STRUCT = 16 * 1024;

    private CopyLimits() {}
}
