package io.tracecap.format.syscall;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one structure of {@code structures.tbl}: puts its fields where the C compiler would and checks that they fill
 * the size that the heading states.
 */
final class StructureParser {
    private static final int MAX_SIZE = 1 << 16;

    private static final int MAX_DEPTH = 8;

    /** The name of a field that is the whole structure: a pointer in an array of pointers. */
    private static final String UNNAMED = "_";

    private final Structures structures;
    private final int depth;
    private final Abi abi;
    private final List<Draft> drafts = new ArrayList<>();
    private int end;
    private int alignment = 1;

    /**
     * A parser for one structure.
     *
     * @param structures where nested structures are found
     * @param depth how many structures this one is nested in
     * @param abi whose structure it is
     */
    StructureParser(Structures structures, int depth, Abi abi) {
        this.structures = structures;
        this.depth = depth;
        this.abi = abi;
    }

    /** A field whose lengths are not looked up yet. */
    private record Draft(
            TableLine line,
            String name,
            int offset,
            int width,
            int count,
            ArgumentType type,
            boolean brief,
            StructLayout.Presence presence,
            StructLayout.@Nullable Bits bits,
            boolean pointer,
            @Nullable LengthWord length) {}

    /** Reads the structure whose heading is at {@code heading} and whose last line is before {@code limit}. */
    StructLayout parse(TableText text, int heading, int limit) {
        TableLine line = text.line(heading);
        if (!line.acceptWord("struct")) {
            throw line.error("expected 'struct'");
        }
        String name = line.word();
        if (depth > MAX_DEPTH) {
            throw line.error("structures are nested over " + MAX_DEPTH + " deep, or contain themselves");
        }
        int size = line.smallNumber(MAX_SIZE);
        boolean packed = line.acceptWord("packed");
        StructLayout.Unit unit = unit(line);
        line.acceptWord("everywhere");
        line.expectEnd();
        for (int i = heading + 1; i < limit; i++) {
            if (!text.blank(i)) {
                field(text.line(i), packed);
            }
        }
        int filled = packed ? end : align(end, alignment);
        if (filled != size) {
            throw line.error("the fields fill " + filled + " bytes, not " + size);
        }
        return new StructLayout(name, size, unit, finish());
    }

    private static StructLayout.Unit unit(TableLine line) {
        if (line.acceptWord("bytes")) {
            return StructLayout.Unit.BYTES;
        }
        if (line.acceptWord("bits")) {
            return StructLayout.Unit.BITS;
        }
        return StructLayout.Unit.ELEMENTS;
    }

    /** Whether the heading {@code struct NAME SIZE … everywhere} ends so. */
    static boolean isEverywhere(TableLine heading) {
        return heading.rest().endsWith(" everywhere");
    }

    /** {@code + uint/2[4] name @12}, {@code iovec*[msg_iovlen] msg_iov}, {@code pad 4}. */
    private void field(TableLine line, boolean packed) {
        if (line.acceptWord("pad")) {
            end += line.smallNumber(MAX_SIZE);
            line.expectEnd();
            return;
        }
        boolean brief = line.accept('+');
        StructLayout.Presence presence = presence(line);
        TypeWord type = TypeWord.parse(line);
        boolean pointer = line.accept('*');
        LengthWord length = LengthWord.parse(line);
        String name = line.word();
        int count = pointer || length == null ? 1 : count(length, line);
        ArgumentType target = pointer ? target(type, line) : inline(type, line);
        int width = pointer
                ? abi.pointerBytes()
                : target instanceof ArgumentType.Struct nested
                        ? nested.layout().size()
                        : type.width(abi.pointerBytes());
        if (width == 0) {
            width = count;
            count = 1;
        }
        int own = packed ? 1 : alignmentOf(target, width, pointer);
        int offset = line.accept('@') ? line.smallNumber(MAX_SIZE) : align(end, own);
        StructLayout.Bits bits = bits(line, width);
        line.expectEnd();
        boolean followed = pointer && !isAddress(target);
        drafts.add(new Draft(
                line, name, offset, width, count, target, brief, presence, bits, followed, followed ? length : null));
        end = Math.max(end, offset + width * count);
        alignment = Math.max(alignment, own);
    }

    private static StructLayout.Presence presence(TableLine line) {
        if (line.acceptWord("result")) {
            return StructLayout.Presence.RESULT;
        }
        if (line.acceptWord("given")) {
            return StructLayout.Presence.GIVEN;
        }
        return line.acceptWord("nonzero") ? StructLayout.Presence.NONZERO : StructLayout.Presence.ALWAYS;
    }

    /** {@code bits 15 2}, {@code bits 3}: where a bit-field begins, and how many bits it has. */
    private static StructLayout.@Nullable Bits bits(TableLine line, int width) {
        if (!line.acceptWord("bits")) {
            return null;
        }
        int first = line.smallNumber(Byte.SIZE * width - 1);
        int count = line.atEnd() ? 1 : line.smallNumber(Byte.SIZE * width - first);
        return new StructLayout.Bits(first, count);
    }

    private static int count(LengthWord length, TableLine line) {
        if (!length.name().isEmpty() || length.constant() <= 0) {
            throw line.error("an array inside a structure has a constant length");
        }
        return length.constant();
    }

    /** What a pointer leads to; an address if that is not known of this ABI. */
    private ArgumentType target(TypeWord type, TableLine line) {
        if (!type.isValue() && type.type() != null) {
            return type.requireType();
        }
        StructLayout layout = structures.pointedTo(type, line, depth + 1);
        return layout == null ? new ArgumentType.Scalar(ScalarKind.ADDRESS) : new ArgumentType.Struct(layout);
    }

    private ArgumentType inline(TypeWord type, TableLine line) {
        if (type.type() != null) {
            return type.requireType();
        }
        StructLayout layout = structures.pointedTo(type, line, depth + 1);
        if (layout == null) {
            throw line.error("'" + type.word() + "' is not known for this architecture");
        }
        return new ArgumentType.Struct(layout);
    }

    private static boolean isAddress(ArgumentType type) {
        return type instanceof ArgumentType.Scalar scalar && scalar.kind() == ScalarKind.ADDRESS;
    }

    private int alignmentOf(ArgumentType type, int width, boolean pointer) {
        if (pointer) {
            return width;
        }
        if (type instanceof ArgumentType.Struct nested) {
            int alignment = 1;
            for (StructLayout.Field field : nested.layout().fields()) {
                alignment = Math.max(alignment, alignmentOf(field.type(), field.width(), field.pointee() != null));
            }
            return alignment;
        }
        int most = abi.largestAlignment();
        boolean value = type instanceof ArgumentType.Scalar || type instanceof ArgumentType.Constants;
        return value ? Math.min(width, most) : 1;
    }

    private List<StructLayout.Field> finish() {
        List<String> names = new ArrayList<>();
        for (Draft draft : drafts) {
            names.add(draft.name);
        }
        boolean bare = names.size() == 1 && names.get(0).equals(UNNAMED);
        List<StructLayout.Field> fields = new ArrayList<>();
        for (Draft d : drafts) {
            Length length = d.length == null ? null : d.length.resolve(names, d.line);
            StructLayout.Pointee pointee = d.pointer ? new StructLayout.Pointee(d.type, length) : null;
            String name = bare ? "" : d.name;
            fields.add(new StructLayout.Field(
                    name, d.offset, d.width, d.count, d.type, d.brief, d.presence, d.bits, pointee));
        }
        return fields;
    }

    private static int align(int offset, int alignment) {
        return (offset + alignment - 1) / alignment * alignment;
    }
}
