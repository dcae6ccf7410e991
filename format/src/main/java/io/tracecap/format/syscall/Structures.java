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
    private final ConcurrentMap<String, StructLayout> parsed = new ConcurrentHashMap<>();

    /** Finds the structures of a table. */
    Structures(TableText text) {
        this.text = text;
        sections = new TableSections(text);
    }

    private static final class Shared {
        static final Structures LP64 = new Structures(TableText.load(FILE));
    }

    /** The structures of an ABI: those of 64-bit x86 so far, the only one with signatures. */
    public static Structures of(Abi abi) {
        return Shared.LP64;
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
            if (heading < 0) {
                return null;
            }
            layout = new StructureParser(this, depth).parse(text, heading, sections.end(heading));
            parsed.put(name, layout);
        }
        return layout;
    }

    /**
     * The structure that a type's name stands for behind a pointer, or a bare number as a structure.
     *
     * @param depth how many structures it is nested in
     */
    StructLayout pointedTo(TypeWord word, TableLine line, int depth) {
        if (word.isValue()) {
            StructLayout.Field field = new StructLayout.Field("", 0, word.width(), 1, word.requireType(), true, null);
            return new StructLayout(word.word(), word.width(), List.of(field));
        }
        StructLayout layout = word.type() == null ? find(word.word(), depth) : null;
        if (layout == null) {
            throw line.error("no structure is named '" + word.word() + "'");
        }
        return layout;
    }
}
