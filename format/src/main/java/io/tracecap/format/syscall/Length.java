package io.tracecap.format.syscall;

/**
 * Where the length of an array or a buffer comes from: in bytes for text and data, for structures in what {@link StructLayout#unit}
 * says.
 */
public sealed interface Length {
    /** Always the same. */
    record Constant(int value) implements Length {}

    /** The value of another argument (or, in a structure, the value of another field). */
    record Argument(int index) implements Length {}

    /** The result of the call. */
    record Result() implements Length {}

    /** The result of the call, or the value of another argument if that is less: a message that was cut (MSG_TRUNC). */
    record ResultWithin(int index) implements Length {}

    /** The 32-bit number that another argument points to, read at the exit for OUT and at the enter for IN. */
    record Pointed(int index) implements Length {}
}
