package io.tracecap.format.syscall;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The structures of Linux, from {@code structures.tbl}, whose first lines document its grammar. Loading only finds
 * where each one begins; a structure is parsed when it is first asked for. Any thread may use it.
 *
 * <p>A bare number behind a pointer is a structure too: the name of every number type of the tables ({@code int},
 * {@code enum:signal}) is the name of a structure with one unnamed field.
 */
public final class Structures {
    /** Name of the table among this package's resources. */
    static final String FILE = "structures.tbl";

    private final TableText text;
    private final TableSections sections;
    private final Abi abi;
    private final @Nullable Structures others;
    private final ConcurrentMap<String, StructLayout> parsed = new ConcurrentHashMap<>();

    /** Finds the structures of a table for x86-64. */
    Structures(TableText text) {
        this(text, Abi.X86_64, null);
    }

    /**
     * Finds the structures of a table.
     *
     * @param abi whose they are
     * @param others where the structures are that the table does not have; those that lie otherwise on this ABI are
     *     not decoded
     */
    Structures(TableText text, Abi abi, @Nullable Structures others) {
        this.text = text;
        this.abi = abi;
        this.others = others;
        sections = new TableSections(text);
    }

    private static final class Shared {
        static final Structures LP64 = new Structures(TableText.load(FILE));
    }

    /**
     * The structures of an ABI. Those of {@code aarch64.structures} and its like come first; others are as on x86-64
     * where pointers have 64 bits, and where they have not, if {@code structures.tbl} says that they are the same
     * everywhere.
     */
    public static Structures of(Abi abi) {
        return abi == Abi.X86_64 ? Shared.LP64 : AbiTables.of(abi).structures();
    }

    /** Names of all structures, in the table's order; bare numbers are not among them. */
    public List<String> names() {
        return sections.names();
    }

    /**
     * A structure by its name.
     *
     * @throws IllegalArgumentException if there is none
     * @throws TableException if its lines are malformed
     */
    public StructLayout structure(String name) {
        StructLayout layout = find(name, 0);
        if (layout == null) {
            throw new IllegalArgumentException("no structure is named '" + name + "'");
        }
        return layout;
    }

    private @Nullable StructLayout find(String name, int depth) {
        StructLayout layout = parsed.get(name);
        if (layout == null) {
            int heading = sections.find(name);
            if (heading >= 0) {
                layout = parse(heading, name, depth);
            } else if (others != null && (abi.wideRegisters() || others.isEverywhere(name))) {
                layout = others.find(name, depth);
            }
            if (layout != null) {
                parsed.put(name, layout);
            }
        }
        return layout;
    }

    /** A structure of another ABI than x86-64 has a name of its own: what is known of the one does not hold for it. */
    private StructLayout parse(int heading, String name, int depth) {
        StructLayout layout = new StructureParser(this, depth, abi).parse(text, heading, sections.end(heading));
        return abi == Abi.X86_64
                ? layout
                : new StructLayout(abi.word().concat("_").concat(name), layout.size(), layout.unit(), layout.fields());
    }

    private boolean isEverywhere(String name) {
        int heading = sections.find(name);
        return heading >= 0 && StructureParser.isEverywhere(text.line(heading));
    }

    private boolean isKnownElsewhere(String name) {
        return others != null && others.sections.find(name) >= 0;
    }

    /**
     * The structure that a type's name stands for behind a pointer, or a bare number as a structure.
     *
     * @param depth how many structures it is nested in
     * @return null if it lies in another way on this ABI than on x86-64, and nothing says in which
     */
    @Nullable
    StructLayout pointedTo(TypeWord word, TableLine line, int depth) {
        if (word.isValue()) {
            int width = word.width(abi.pointerBytes());
            StructLayout.Field field = new StructLayout.Field("", 0, width, 1, word.requireType(), true, null);
            return new StructLayout(word.word(), width, List.of(field));
        }
        StructLayout layout = word.type() == null ? find(word.word(), depth) : null;
        if (layout == null && !isKnownElsewhere(word.word())) {
            throw line.error("no structure is named '" + word.word() + "'");
        }
        return layout;
    }
}
