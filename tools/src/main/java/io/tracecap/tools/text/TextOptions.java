package io.tracecap.tools.text;

/**
 * How much of an event is shown, and how.
 *
 * @param stringLimit most bytes of a string, and most elements of an array; paths are shown whole (strace's
 *     {@code -s})
 * @param verbose whether all fields of a structure are shown (strace's {@code -v})
 * @param descriptors what is shown behind the number of a descriptor
 * @param constants how numbers that have names are shown (strace's {@code -X})
 * @param escapes how bytes of strings are shown (strace's {@code -x})
 * @param detail how far arguments are decoded
 */
public record TextOptions(
        int stringLimit,
        boolean verbose,
        Descriptors descriptors,
        Constants constants,
        Escapes escapes,
        Detail detail) {
    /** What strace does without options. */
    public static final TextOptions DEFAULT = new TextOptions(32, false);

    /** Descriptors are shown as numbers. */
    public TextOptions(int stringLimit, boolean verbose) {
        this(stringLimit, verbose, Descriptors.NUMBERS);
    }

    /** Numbers that have names are shown by name, strings as they are. */
    public TextOptions(int stringLimit, boolean verbose, Descriptors descriptors) {
        this(stringLimit, verbose, descriptors, Constants.ABBREV, Escapes.NONE, Detail.ALL);
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

    /** How a number that has a name is shown, in the words of strace's {@code -X}. */
    public enum Constants {
        /** The number. */
        RAW,
        /** The name. */
        ABBREV,
        /** The number, and the name behind it as a comment. */
        VERBOSE
    }

    /** Which bytes of strings are shown as hexadecimal numbers, in the words of strace's {@code --strings-in-hex}. */
    public enum Escapes {
        /** None: octal, where there is no letter for them. */
        NONE,
        /** Those that would be octal. */
        NON_ASCII_CHARS,
        /** All of strings that have such bytes. */
        NON_ASCII,
        /** All. */
        ALL
    }

    /** How far the arguments of a call are decoded. */
    public enum Detail {
        /** As far as possible. */
        ALL,
        /** Structures are shown as addresses (strace's {@code -e verbose=none}). */
        NO_STRUCTURES,
        /** All arguments are shown as numbers (strace's {@code -e raw=all}). */
        NUMBERS
    }

    /** Whether arrays and structures are cut short. */
    boolean brief() {
        return !verbose;
    }

    /** The same with more or less of each call. */
    TextOptions with(boolean everything, Detail newDetail) {
        return new TextOptions(stringLimit, everything, descriptors, constants, escapes, newDetail);
    }
}
