package io.tracecap.format.syscall;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The named values of Linux, from {@code constants.tbl}, whose first lines document its grammar. Loading only finds
 * where each set begins; a set is parsed when it is first asked for. Any thread may use it.
 */
public final class ConstantSets {
    /** Name of the table among this package's resources. */
    static final String FILE = "constants.tbl";

    private final TableText text;
    private final TableSections sections;
    private final @Nullable ConstantSets others;
    private final ConcurrentMap<String, ConstantSet> parsed = new ConcurrentHashMap<>();

    /** Finds the sets of a table. */
    ConstantSets(TableText text) {
        this(text, null);
    }

    /**
     * Finds the sets of a table.
     *
     * @param others where the sets are that the table does not have
     */
    ConstantSets(TableText text, @Nullable ConstantSets others) {
        this.text = text;
        this.others = others;
        sections = new TableSections(text);
    }

    private static final class Shared {
        static final ConstantSets LINUX = new ConstantSets(TableText.load(FILE));
    }

    /** The sets of an ABI: those of x86-64, but for those whose values differ there ({@code aarch64.constants}). */
    public static ConstantSets of(Abi abi) {
        return abi == Abi.X86_64 ? Shared.LINUX : AbiTables.of(abi).constants();
    }

    /** Names of all sets, in the table's order. */
    public List<String> names() {
        return others == null ? sections.names() : others.names();
    }

    /** Whether there is a set of this name. */
    public boolean contains(String name) {
        return sections.find(name) >= 0 || (others != null && others.contains(name));
    }

    /**
     * A set by its name.
     *
     * @throws IllegalArgumentException if there is none
     * @throws TableException if its lines are malformed
     */
    public ConstantSet set(String name) {
        ConstantSet set = parsed.get(name);
        if (set == null) {
            int heading = sections.find(name);
            if (heading < 0 && others != null) {
                return others.set(name);
            }
            if (heading < 0) {
                throw new IllegalArgumentException("no set of constants is named '" + name + "'");
            }
            set = parse(heading);
            parsed.put(name, set);
        }
        return set;
    }

    /** {@code flags open_flags O_???}, then one indented line for each value. */
    private ConstantSet parse(int heading) {
        TableLine line = text.line(heading);
        String kind = line.word();
        boolean flags = kind.equals("flags") || kind.equals("flags64");
        boolean wide = kind.equals("flags64") || kind.equals("enum64");
        if (!flags && !wide && !kind.equals("enum")) {
            throw line.error("a set is flags, flags64, enum or enum64, not '" + kind + "'");
        }
        String name = line.word();
        String placeholder = line.rest();
        List<ConstantSet.Entry> entries = new ArrayList<>();
        ConstantSet.@Nullable Entry shift = null;
        int end = sections.end(heading);
        for (int i = heading + 1; i < end; i++) {
            if (!text.blank(i)) {
                ConstantSet.Entry entry = entry(text.line(i), flags);
                if (!entry.name().startsWith("<<")) {
                    entries.add(entry);
                } else if (flags && shift == null && isField(entry.mask())) {
                    shift = entry;
                } else {
                    throw text.line(i).error("one field of a set of flags is a number, and its bits lie together");
                }
            }
        }
        if (entries.isEmpty()) {
            throw line.error("the set has no values");
        }
        return new ConstantSet(name, flags, wide ? 8 : 4, placeholder, entries, shift);
    }

    /** Whether the bits that are set follow each other. */
    private static boolean isField(long mask) {
        long low = mask >>> Long.numberOfTrailingZeros(mask);
        return mask != 0 && (low & (low + 1)) == 0;
    }

    /** {@code O_RDWR 02 / 03}, {@code EAGAIN 11 Resource temporarily unavailable}. */
    private static ConstantSet.Entry entry(TableLine line, boolean flags) {
        String name = line.token();
        long value = line.number();
        long mask = value;
        if (line.accept('/')) {
            mask = line.number();
            if (!flags || (value & ~mask) != 0) {
                throw line.error("only flags have a mask, and the value lies within it");
            }
        }
        String rest = line.rest();
        @Nullable String meaning = rest.isEmpty() ? null : rest;
        return new ConstantSet.Entry(name, value, mask, meaning);
    }
}
