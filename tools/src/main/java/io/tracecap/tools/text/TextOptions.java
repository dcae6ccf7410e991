package io.tracecap.tools.text;

/**
 * How much of an event is shown.
 *
 * @param stringLimit most bytes of a string, and most elements of an array; paths are shown whole (strace's
 *     {@code -s})
 * @param verbose whether all fields of a structure are shown (strace's {@code -v})
 * @param descriptors what is shown behind the number of a descriptor
 */
public record TextOptions(int stringLimit, boolean verbose, Descriptors descriptors) {
    /** What strace does without options. */
    public static final TextOptions DEFAULT = new TextOptions(32, false);

    /** Descriptors are shown as numbers. */
    public TextOptions(int stringLimit, boolean verbose) {
        this(stringLimit, verbose, Descriptors.NUMBERS);
    }

    /** What is shown of a descriptor. */
    public enum Descriptors {
        /** Its number. */
        NUMBERS,
        /** Its number and the name of the file (strace's {@code -y}). */
        NAMES,
        /** Sockets with their protocol and addresses too (strace's {@code -yy}). */
        ADDRESSES
    }

    /** Whether arrays and structures are cut short. */
    boolean brief() {
        return !verbose;
    }
}
