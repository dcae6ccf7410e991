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
     * @param presence when it is shown, apart from that
     * @param bits which bits of the number it is; null for all of them
     * @param pointee not null if the field is a pointer whose target is copied too
     */
    public record Field(
            String name,
            int offset,
            int width,
            int count,
            ArgumentType type,
            boolean brief,
            Presence presence,
            @Nullable Bits bits,
            @Nullable Pointee pointee) {
        /** A whole number, shown whenever its structure is. */
        public Field(
                String name,
                int offset,
                int width,
                int count,
                ArgumentType type,
                boolean brief,
                @Nullable Pointee pointee) {
            this(name, offset, width, count, type, brief, Presence.ALWAYS, null, pointee);
        }
    }

    /** When a field is shown. */
    public enum Presence {
        /** Whenever its structure is. */
        ALWAYS,
        /** In what the kernel has written, not in what it was given. */
        RESULT,
        /**
         * If it is not zero. For a field that is not {@code brief} this is asked of abbreviated structures only, and it is
         * shown in these.
         */
        NONZERO,
        /** If it is not zero, and not beyond what {@code brief} says. */
        GIVEN
    }

    /**
     * A bit-field of C.
     *
     * @param first number of its lowest bit
     * @param count how many bits it has
     */
    public record Bits(int first, int count) {
        /** The bit-field's value. */
        public long of(long number) {
            return (number >>> first) & ((1L << count) - 1);
        }
    }

    /** How many pointers are followed in one such structure, those of the structures that it contains included. */
    public int pointers() {
        int pointers = 0;
        for (Field field : fields) {
            if (field.pointee() != null) {
                pointers++;
            } else if (field.type() instanceof ArgumentType.Struct struct) {
                pointers += field.count() * struct.layout().pointers();
            }
        }
        return pointers;
    }

    /**
     * What a pointer field leads to. Its bytes become a piece of the same argument whose part number is the position of
     * the field among the structure's pointer fields, counted from 1.
     *
     * @param type what it points to
     * @param length how many elements (or bytes); {@link Length.Argument} is the index of another field
     */
    public record Pointee(ArgumentType type, @Nullable Length length) {}
}
