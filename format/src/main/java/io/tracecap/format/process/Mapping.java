package io.tracecap.format.process;

import io.tracecap.format.event.RawText;
import org.jspecify.annotations.Nullable;

/**
 * A piece of memory of a process; see mmap(2).
 *
 * @param ordinal which mapping of its program it is, from 0, in the order in which they came to be: what stays the same
 *     from run to run, where addresses do not. The rest of one that was unmapped in part keeps it
 * @param base where the whole mapping began
 * @param start where this piece begins
 * @param end where it ends, not included
 * @param access what may be done with it: 1 read, 2 write, 4 execute
 * @param name the file, or a name such as {@code [heap]}; null for other memory, or when not known
 * @param offset where in the file {@code base} lies
 */
public record Mapping(
        int ordinal,
        long base,
        long start,
        long end,
        int access,
        @Nullable RawText name,
        long offset) {

    private static final int LONGEST_NAME = 1024;

    /** A name as it is kept: a very long one is not. */
    static @Nullable RawText name(RawText name) {
        return name.length() <= LONGEST_NAME ? name : null;
    }

    /** How far an address of it lies behind the beginning of the whole mapping. */
    public long distance(long address) {
        return address - base;
    }

    Mapping between(long newStart, long newEnd) {
        return new Mapping(ordinal, base, newStart, newEnd, access, name, offset);
    }

    Mapping withAccess(int newAccess) {
        return new Mapping(ordinal, base, start, end, newAccess, name, offset);
    }
}
