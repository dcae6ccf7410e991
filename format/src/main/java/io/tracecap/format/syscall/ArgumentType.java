package io.tracecap.format.syscall;

/** What an argument, a structure field or a result is. */
public sealed interface ArgumentType {
    /** A number in the register itself. */
    record Scalar(ScalarKind kind) implements ArgumentType {}

    /**
     * A number whose values have names. How many bits of a register count is the set's own knowledge, see
     * {@link ConstantSet#width}.
     *
     * @param set the set's name, as in constants.tbl; see {@link ConstantSets#set}
     */
    record Constants(String set) implements ArgumentType {}

    /**
     * Pointer to a NUL-terminated file name; with a {@link Length}, to a buffer of so many bytes at most whose name
     * ends there or at the first NUL (readlink(2), getcwd(2)).
     */
    record Path() implements ArgumentType {}

    /** Pointer to another NUL-terminated string; with a {@link Length} bounded as {@link Path} is. */
    record Text() implements ArgumentType {}

    /** Pointer to a NULL-terminated array of strings (argv). Copied as one piece: the strings, each with its NUL. */
    record TextArray() implements ArgumentType {}

    /** Pointer to a NULL-terminated array of pointers that is only counted (envp): one piece, a u32 with the count. */
    record PointerArray() implements ArgumentType {}

    /**
     * Pointer to directory entries as getdents64(2) writes them. Part 0 is a u32 with their number; part 1 the entries
     * themselves, copied only on request as data is.
     */
    record Entries() implements ArgumentType {}

    /** Pointer to the program's own data (the buffer of read and write): copied only on request. */
    record Data() implements ArgumentType {}

    /**
     * Pointer to a structure, or to an array of them when the parameter has a {@link Length}. Numbers behind a pointer
     * ({@code int *}) are structures of one unnamed field. What a length counts is the structure's own knowledge, see
     * {@link StructLayout#unit}.
     */
    record Struct(StructLayout layout) implements ArgumentType {}
}
