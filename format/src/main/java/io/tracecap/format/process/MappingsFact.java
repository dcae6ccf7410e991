package io.tracecap.format.process;

import io.tracecap.format.event.RawText;
import java.nio.ByteBuffer;
import java.util.List;

/** Reads a fact on memory mappings. */
final class MappingsFact {
    private static final int LENGTH = 32;
    private static final long PAGE = 4096;
    /** Read, write and execute. */
    private static final int ACCESS = 7;

    private MappingsFact() {}

    /** Adds the mappings that a fact is about. */
    static void addTo(Memory memory, ByteBuffer bytes, List<RawText> names) {
        long end = 0;
        while (bytes.remaining() >= LENGTH) {
            long start = end + bytes.getLong() * PAGE;
            long length = bytes.getLong() * PAGE;
            long offset = bytes.getLong() * PAGE;
            int access = bytes.getInt() & ACCESS;
            int name = bytes.getInt() - 1;
            memory.map(
                    start,
                    length,
                    access,
                    name >= 0 && name < names.size() ? Mapping.name(names.get(name)) : null,
                    offset);
            end = start + length;
        }
    }
}
