package io.tracecap.tools.text;

import io.tracecap.format.event.RawText;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.ArgumentType;
import io.tracecap.format.syscall.ConstantSet;
import io.tracecap.format.syscall.ConstantSets;
import io.tracecap.format.syscall.Parameter;
import io.tracecap.format.syscall.ScalarKind;
import io.tracecap.format.syscall.Signature;
import io.tracecap.format.syscall.StructLayout;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a call apart for programs: its arguments, with the fields of structures. Of an array {@link #MOST_ELEMENTS}
 * elements are taken apart. Used by one thread.
 */
final class CallReader {
    /** How many elements of an array are taken apart. */
    static final int MOST_ELEMENTS = 64;

    private static final int DEEPEST = 4;
    private static final Map<ScalarKind, String> KINDS = kinds();

    private final ArgumentText arguments;
    private final Abi abi;
    private final Memory memory = new Memory();
    private final TextBuffer text = new TextBuffer();

    CallReader(ArgumentText arguments, Abi abi) {
        this.arguments = arguments;
        this.abi = abi;
    }

    private static Map<ScalarKind, String> kinds() {
        Map<ScalarKind, String> words = new EnumMap<>(ScalarKind.class);
        for (ScalarKind kind : ScalarKind.values()) {
            words.put(kind, kind.name().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    /**
     * The argument {@code index} of a call with this signature.
     *
     * @param withText whether the text of a structure is wanted, too
     */
    CallPart argument(Signature signature, int index, Call call, boolean withText) {
        Parameter parameter = signature.parameters().get(index);
        ArgumentType type = parameter.type();
        boolean pair = type instanceof ArgumentType.Scalar scalar && scalar.kind() == ScalarKind.PAIR;
        long value = pair ? call.pair(index) : call.argument(index);
        boolean found = call.find(index, 0, true, memory) || call.find(index, 0, false, memory);
        RawText bytes = found && isText(type) ? bytes(memory, 0, memory.length()) : null;
        List<CallPart> fields = null;
        if (found && type instanceof ArgumentType.Struct struct) {
            fields = elements(struct.layout(), parameter.length() == null ? 1 : MOST_ELEMENTS);
        }
        text.clear();
        if (withText || fields == null) {
            arguments.print(signature, index, call, text);
        }
        return part(parameter.name(), type, value, call.isOmitted(index), text.toString(), bytes, fields);
    }

    private static boolean isText(ArgumentType type) {
        return type instanceof ArgumentType.Path
                || type instanceof ArgumentType.Text
                || type instanceof ArgumentType.TextArray
                || type instanceof ArgumentType.Data;
    }

    private static RawText bytes(Memory memory, int at, int count) {
        return RawText.of(memory.array(), memory.position(at), count);
    }

    private List<CallPart> elements(StructLayout layout, int most) {
        List<CallPart> fields = new ArrayList<>();
        int size = Math.max(layout.size(), 1);
        for (int i = 0; i < most && memory.has(i * size, 1); i++) {
            fields.addAll(fields(layout, i * size, 0));
        }
        return fields;
    }

    private List<CallPart> fields(StructLayout layout, int at, int depth) {
        List<CallPart> fields = new ArrayList<>();
        for (StructLayout.Field field : layout.fields()) {
            int elements = field.type() instanceof ArgumentType.Text ? 1 : Math.max(field.count(), 1);
            for (int i = 0; i < Math.min(elements, MOST_ELEMENTS); i++) {
                int from = at + field.offset() + i * field.width();
                if (memory.has(from, field.width()) && depth < DEEPEST) {
                    fields.add(field(field, from, depth));
                }
            }
        }
        return fields;
    }

    private CallPart field(StructLayout.Field field, int at, int depth) {
        ArgumentType type = field.type();
        text.clear();
        if (field.pointee() != null) {
            long address = memory.unsigned(at, Math.min(field.width(), Long.BYTES));
            ArgumentType pointer = new ArgumentType.Scalar(ScalarKind.ADDRESS);
            text.address(address);
            return part(field.name(), pointer, address, false, text.toString(), null, null);
        }
        if (type instanceof ArgumentType.Struct struct) {
            return part(field.name(), type, 0, true, "", null, fields(struct.layout(), at, depth + 1));
        }
        if (type instanceof ArgumentType.Text || type instanceof ArgumentType.Path) {
            int count = memory.textLength(at, field.width());
            text.quoted(memory.array(), memory.position(at), count);
            return part(field.name(), type, 0, true, text.toString(), bytes(memory, at, count), null);
        }
        StructText structs = arguments.structs();
        if (type instanceof ArgumentType.Scalar scalar) {
            structs.scalars().print(scalar.kind(), memory, at, field.width(), text);
        } else if (type instanceof ArgumentType.Constants set) {
            structs.constants().print(set.set(), memory.unsigned(at, field.width()), text);
        }
        long value = isSigned(type) ? memory.signed(at, field.width()) : memory.unsigned(at, field.width());
        return part(field.name(), type, value, field.width() > Long.BYTES, text.toString(), null, null);
    }

    private static boolean isSigned(ArgumentType type) {
        return type instanceof ArgumentType.Scalar scalar
                && switch (scalar.kind()) {
                    case INT, PID, TID, PGID, LONG, OFFSET, TIME, FD, DIRFD, SIGNAL, WAIT_STATUS -> true;
                    default -> false;
                };
    }

    private CallPart part(
            String name,
            ArgumentType type,
            long value,
            boolean isOmitted,
            String shown,
            @Nullable RawText bytes,
            @Nullable List<CallPart> fields) {
        String kind = "struct";
        String typeName = "";
        List<String> names = null;
        String file = "";
        if (type instanceof ArgumentType.Scalar scalar) {
            kind = KINDS.getOrDefault(scalar.kind(), kind);
            file = scalar.kind() == ScalarKind.FD || scalar.kind() == ScalarKind.DIRFD ? file(shown) : "";
        } else if (type instanceof ArgumentType.Constants constants) {
            ConstantSet set = ConstantSets.of(abi).set(constants.set());
            kind = set.flags() ? "flags" : "enum";
            typeName = constants.set();
            names = set.decompose(value).names();
        } else if (type instanceof ArgumentType.Struct struct) {
            typeName = struct.layout().name();
        } else {
            kind = word(type);
        }
        return new CallPart(name, kind, typeName, value, isOmitted, shown, names, bytes, file, fields);
    }

    private static String word(ArgumentType type) {
        if (type instanceof ArgumentType.Path) {
            return "path";
        }
        if (type instanceof ArgumentType.TextArray) {
            return "strings";
        }
        if (type instanceof ArgumentType.PointerArray) {
            return "pointers";
        }
        if (type instanceof ArgumentType.Entries) {
            return "entries";
        }
        return type instanceof ArgumentType.Data ? "data" : "text";
    }

    /** What stands between the angle brackets behind a descriptor's number. */
    private static String file(String shown) {
        int open = shown.indexOf('<');
        return open < 0 || !shown.endsWith(">") ? "" : shown.substring(open + 1, shown.length() - 1);
    }
}
