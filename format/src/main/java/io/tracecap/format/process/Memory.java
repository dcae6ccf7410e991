package io.tracecap.format.process;

import io.tracecap.format.event.RawText;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The memory mappings of a process, which may have several threads or, by CLONE_VM, be several processes. Addresses are
 * unsigned. Of a process that has more than {@value #MOST} pieces, which Linux by default does not allow, some are not known.
 */
public final class Memory {
    /** Pieces that are kept. */
    static final int MOST = 1 << 16;

    private static final long PAGE = 4096;
    private static final RawText HEAP = RawText.of("[heap]");

    private final NavigableMap<Long, Mapping> mappings = new TreeMap<>(Long::compareUnsigned);
    private int made;
    private long heapStart;
    private long heapEnd;

    /** The mapping in which an address lies; null if none is known. */
    public @Nullable Mapping find(long address) {
        Map.Entry<Long, Mapping> below = mappings.floorEntry(address);
        return below != null && Long.compareUnsigned(address, below.getValue().end()) < 0 ? below.getValue() : null;
    }

    /** All that are known, by their addresses. A view. */
    public Collection<Mapping> all() {
        return Collections.unmodifiableCollection(mappings.values());
    }

    /** What a child of fork(2) has. */
    Memory copy() {
        Memory copy = new Memory();
        copy.mappings.putAll(mappings);
        copy.made = made;
        copy.heapStart = heapStart;
        copy.heapEnd = heapEnd;
        return copy;
    }

    /** A new mapping, which takes the place of what was there. */
    void map(long start, long length, int access, @Nullable RawText name, long offset) {
        add(made, start, length, access, name, offset);
        made++;
    }

    private void add(int ordinal, long start, long length, int access, @Nullable RawText name, long offset) {
        long end = end(start, length);
        unmap(start, length);
        if (Long.compareUnsigned(end, start) > 0 && mappings.size() < MOST) {
            mappings.put(start, new Mapping(ordinal, start, start, end, access, name, offset));
        }
    }

    /** There is no memory here any more. */
    void unmap(long start, long length) {
        long end = end(start, length);
        split(start);
        split(end);
        if (Long.compareUnsigned(end, start) > 0) {
            mappings.subMap(start, end).clear();
        }
    }

    /** Something else may be done with memory. */
    void protect(long start, long length, int access) {
        long end = end(start, length);
        split(start);
        split(end);
        if (Long.compareUnsigned(end, start) > 0) {
            mappings.subMap(start, end).replaceAll((key, mapping) -> mapping.withAccess(access));
        }
    }

    /** Memory is somewhere else now, or has another length. */
    void remap(long start, long length, long newStart, long newLength, boolean isKept) {
        Mapping moved = find(start);
        if (!isKept) {
            unmap(start, length);
        }
        if (moved == null) {
            map(newStart, newLength, 0, null, 0);
        } else {
            add(
                    moved.ordinal(),
                    newStart,
                    newLength,
                    moved.access(),
                    moved.name(),
                    moved.offset() + start - moved.base());
        }
    }

    /** The heap ends here, see brk(2). */
    void setBreak(long address) {
        long end = end(0, address);
        if (heapStart == 0) {
            heapStart = end;
        } else if (Long.compareUnsigned(end, heapEnd) > 0) {
            Mapping heap = find(heapStart);
            if (heap == null) {
                map(heapStart, end - heapStart, 3, HEAP, 0);
            } else {
                add(heap.ordinal(), heapStart, end - heapStart, heap.access(), heap.name(), heap.offset());
            }
        } else {
            unmap(end, heapEnd - end);
        }
        heapEnd = end;
    }

    /** Cuts the mapping in which an address lies in two there. */
    private void split(long at) {
        Mapping mapping = find(at);
        if (mapping != null && mapping.start() != at && mappings.size() < MOST) {
            mappings.put(mapping.start(), mapping.between(mapping.start(), at));
            mappings.put(at, mapping.between(at, mapping.end()));
        }
    }

    /** Where so many bytes end: at the end of a page, and of the address space at the latest. */
    private static long end(long start, long length) {
        long end = start + length;
        if (Long.compareUnsigned(end, start) < 0 || Long.compareUnsigned(end, -PAGE) > 0) {
            return -PAGE;
        }
        return (end + PAGE - 1) & -PAGE;
    }
}
