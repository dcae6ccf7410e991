package io.tracecap.tools.diff;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What addresses point to: a file that the process has mapped, and where in it; of other memory only that it is some. So
 * what the loader, the allocator and the kernel's randomization decide makes no difference, and what a call does to a
 * library's memory is still told apart.
 */
final class AddressNames {
    private static final int MAPPING_BYTES = 100;
    private static final int MOST_BYTES = 1 << 24;

    private final Rules rules;
    private final Map<Integer, TreeMap<Long, Mapping>> mappings = new HashMap<>();
    private int bytes;

    /** A part of a file in memory, up to an address. */
    private record Mapping(long end, String name) {}

    AddressNames(Rules rules) {
        this.rules = rules;
    }

    /** A process has mapped a file. */
    void mapped(int process, long address, long length, String name) {
        TreeMap<Long, Mapping> own = mappings.computeIfAbsent(process, key -> new TreeMap<>());
        if (bytes < MOST_BYTES && length > 0) {
            Mapping old = own.put(address, new Mapping(address + length, name));
            bytes += MAPPING_BYTES + name.length() - (old == null ? 0 : MAPPING_BYTES + old.name.length());
        }
    }

    /** A process has another program now, or has ended. */
    void forget(int process) {
        TreeMap<Long, Mapping> own = mappings.remove(process);
        if (own != null) {
            own.values().forEach(mapping -> bytes -= MAPPING_BYTES + mapping.name.length());
        }
    }

    /** What an address is to a process. */
    String name(int process, long address) {
        if (address == 0) {
            return "NULL";
        }
        if (!rules.hold(Rule.ADDRESSES)) {
            return "0x" + Long.toHexString(address);
        }
        rules.applied(Rule.ADDRESSES);
        TreeMap<Long, Mapping> own = mappings.get(process);
        Map.Entry<Long, Mapping> below = own == null ? null : own.floorEntry(address);
        if (below == null || address >= below.getValue().end) {
            return "memory";
        }
        return below.getValue().name + "+0x" + Long.toHexString(address - below.getKey());
    }
}
