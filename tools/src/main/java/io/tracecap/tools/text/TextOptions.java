package io.tracecap.tools.text;

/**
 * How much of an event is shown.
 *
 * @param stringLimit most bytes of a string, and most elements of an array; paths are shown whole (strace's
 *     {@code -s})
 * @param verbose whether all fields of a structure are shown (strace's {@code -v})
 */
public record TextOptions(int stringLimit, boolean verbose) {
    /** What strace does without options. */
    public static final TextOptions DEFAULT = new TextOptions(32, false);

    /** Whether arrays and structures are cut short. */
    boolean brief() {
        return !verbose;
    }
}
