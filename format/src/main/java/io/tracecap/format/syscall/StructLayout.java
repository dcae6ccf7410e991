package io.tracecap.format.syscall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a structure lies in memory.
 *
 * @param name as in the kernel's headers, without {@code struct}; {@code int} and the like for bare numbers
 * @param size in bytes; what is copied of each element at most
 * @param unit what a {@link Length} of this structure counts
 * @param fields in order of offset
 */
public record StructLayout(String name, int size, Unit unit, List<Field> fields) {
    /** Copies the list. */
    public StructLayout {
        fields = List.copyOf(fields);
    }

    /** A layout whose lengths count elements. */
    public StructLayout(String name, int size, List<Field> fields) {
        this(name, size, Unit.ELEMENTS, fields);
    }

    /** What a {@link Length} counts. */
    public enum Unit {
        /** Whole structures, one after another (struct pollfd). */
        ELEMENTS,
        /** Bytes of one structure that is copied as far as they go, {@link #size} at most (struct sockaddr). */
        BYTES,
        /** Bits of one structure, which the kernel rounds up to 64-bit words (fd_set). */
        BITS
    }

    /**
     * One field.
     *
     * @param name as in the man page; empty for the field of a bare number
     * @param offset bytes from the start of the structure
     * @param width bytes of one element: 1, 2, 4 or 8; for a nested structure its size; for text the array's length
     * @param count elements in an array; 1 for a single value
     * @param type what one element is; {@link ArgumentType.Struct} with no pointer of its own is a nested structure,
     *     unless {@link #pointee} is set
     * @param brief whether it is shown when structures are abbreviated (strace without {@code -v})
     * @param pointee not null if the field is a pointer whose target is copied too
     */
    public record Field(
            String name,
            int offset,
            int width,
            int count,
            ArgumentType type,
            boolean brief,
            @Nullable Pointee pointee) {}

    /**
     * What a pointer field leads to. Its bytes become a piece of the same argument whose part number is the position of
     * the field among the structure's pointer fields, counted from 1.
     *
     * @param type what it points to
     * @param length how many elements (or bytes); {@link Length.Argument} is the index of another field
     */
    public record Pointee(ArgumentType type, @Nullable Length length) {}
}
