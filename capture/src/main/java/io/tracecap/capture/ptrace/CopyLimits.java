package io.tracecap.capture.ptrace;

/**
 * How much of a tracee's memory is copied at most, in bytes.
 *
 * @param strings of a string that is no path
 * @param data of each buffer that is read, written, sent or received; 0 for none
 * @param environment what is copied of the environment of an execve(2)
 */
public record CopyLimits(int strings, int data, Environment environment) {
    /** Of a path: PATH_MAX of linux/limits.h. */
    public static final int PATH = 4096;

    /** Of an argv, or an environment, all strings together. */
    public static final int ARGV = 32 * 1024;

    /** Of a structure or an array of structures. */
    public static final int STRUCT = 16 * 1024;

    /** The most that {@link #strings} and {@link #data} can be: several of them fit into a record. */
    public static final int MOST = 64 * 1024;

    /** What is copied when nothing else was asked for. */
    public static final CopyLimits DEFAULT = new CopyLimits(4096, 0, Environment.NAMES);

    /** What is copied of an environment. */
    public enum Environment {
        /** How many variables there are. */
        NONE,
        /** Their names. */
        NAMES,
        /** Their names and values. */
        VALUES
    }

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public CopyLimits {
        if (strings < 0 || strings > MOST || data < 0 || data > MOST) {
            throw new IllegalArgumentException(
                    "limits must be from 0 to " + MOST + ": strings=" + strings + ", data=" + data);
        }
    }
}
