package io.tracecap.tools.text;

import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.ArgumentType;
import io.tracecap.format.syscall.Length;
import io.tracecap.format.syscall.ScalarKind;
import io.tracecap.format.syscall.StructLayout;
import io.tracecap.format.syscall.StructLayout.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints structures as {@code {name=value, ...}} from their layout, and those with a form of their own in that form. */
final class StructText {
    private static final int DEEPEST = 4;

    private final TextOptions options;
    private final ConstantText constants;
    private final DescriptorText descriptors;
    private final PidText pids;
    private final SignalInfoText signals;
    private final ScalarText scalars;
    private final SpecialStructs specials = new SpecialStructs();
    private int depth;

    StructText(TextOptions options, Abi abi, NamesView names) {
        this.options = options;
        constants = new ConstantText(abi, options.constants());
        pids = new PidText(names);
        signals = new SignalInfoText(constants, pids);
        descriptors = new DescriptorText(options, constants, pids);
        scalars = new ScalarText(constants, descriptors, pids, options.constants());
    }

    DescriptorText descriptors() {
        return descriptors;
    }

    PidText pids() {
        return pids;
    }

    SignalInfoText signals() {
        return signals;
    }

    /** Says at which moment of a call descriptors and ids are printed next: when it was entered, or when it came back. */
    void at(Call call, boolean atExit) {
        descriptors.at(atExit ? call.filesAfter() : call.filesBefore());
        pids.at(call.moment(atExit));
    }

    ConstantText constants() {
        return constants;
    }

    ScalarText scalars() {
        return scalars;
    }

    TextOptions options() {
        return options;
    }

    /**
     * Prints one structure, or {@code [number]} for a bare number.
     *
     * @return false, with nothing printed, if its bytes are not there
     */
    boolean single(StructLayout layout, Source source, int at, TextBuffer out) {
        Source entered = source.entering(layout);
        if (!isBracketed(layout)) {
            return element(layout, entered, at, out);
        }
        int mark = out.length();
        out.ascii('[');
        if (!element(layout, entered, at, out)) {
            out.truncate(mark);
            return false;
        }
        out.ascii(']');
        return true;
    }

    /**
     * Prints {@code [element, element, ...]}.
     *
     * @param count how many elements the array has
     * @param address where it is, for those that cannot be read
     */
    void array(StructLayout layout, Source source, long count, long address, TextBuffer out) {
        int size = Math.max(layout.size(), 1);
        Source entered = source.entering(layout);
        int pointers = layout.pointers();
        out.ascii('[');
        for (long i = 0; i < count; i++) {
            if (i > 0) {
                out.ascii(", ");
            }
            boolean enough = options.brief() && i >= options.stringLimit();
            int at = (int) Math.min(i * size, Integer.MAX_VALUE);
            if (enough || !element(layout, entered.behind((int) i * pointers), at, out)) {
                out.ascii("...");
                if (!enough && source.memory().isFault()) {
                    out.ascii(" /* ").hex(address + i * size).ascii(" */");
                }
                break;
            }
        }
        out.ascii(']');
    }

    /** A bare number stands in brackets, but a set of signals has its own. */
    private static boolean isBracketed(StructLayout layout) {
        return isBare(layout)
                && !(layout.fields().get(0).type() instanceof ArgumentType.Scalar scalar
                        && scalar.kind() == ScalarKind.SIGSET);
    }

    /** Whether a layout is a number behind a pointer, not a structure. */
    static boolean isBare(StructLayout layout) {
        return layout.fields().size() == 1 && layout.fields().get(0).name().isEmpty();
    }

    /** Prints a structure, or a number without brackets; false if its bytes are not there. */
    boolean element(StructLayout layout, Source source, int at, TextBuffer out) {
        if (depth >= DEEPEST) {
            return false;
        }
        depth++;
        try {
            SpecialStructs.Outcome outcome = specials.print(layout.name(), source, at, out);
            if (outcome != SpecialStructs.Outcome.GENERIC) {
                return outcome == SpecialStructs.Outcome.PRINTED;
            }
            if (isBare(layout)) {
                Field field = layout.fields().get(0);
                return present(field, source, at)
                        && value(field, source, at + field.offset(), field.pointee() == null ? 0 : 1, out);
            }
            return fields(layout, source, at, out);
        } finally {
            depth--;
        }
    }

    private boolean fields(StructLayout layout, Source source, int at, TextBuffer out) {
        List<Field> fields = layout.fields();
        if (fields.isEmpty() || !present(fields.get(0), source, at)) {
            return false;
        }
        out.ascii('{');
        boolean omitted = false;
        int part = 0;
        String separator = "";
        for (Field field : fields) {
            int before = part;
            part += pointers(field);
            if (field.presence() == StructLayout.Presence.RESULT && !source.atExit()) {
                continue;
            }
            if (options.brief() && !field.brief() && field.presence() != StructLayout.Presence.NONZERO) {
                omitted = true;
                continue;
            }
            if (!present(field, source, at)) {
                // A structure whose length is given in bytes is as long as the program's version of it.
                omitted |= layout.unit() == StructLayout.Unit.ELEMENTS
                        || source.memory().isCut();
                break;
            }
            if (isZero(field, source, at)) {
                omitted |= !field.brief() && field.presence() == StructLayout.Presence.NONZERO;
                continue;
            }
            out.ascii(separator);
            separator = ", ";
            if (isEmpty(field, fields, source, at)) {
                out.ascii(field.name()).ascii("=\"\"");
            } else {
                named(field, source, at, field.pointee() == null ? before : part, out);
            }
        }
        out.ascii(omitted ? separator + "...}" : "}");
        return true;
    }

    /** Whether the field is left out because it is zero. */
    private boolean isZero(Field field, Source source, int at) {
        boolean matters =
                switch (field.presence()) {
                    case NONZERO -> field.brief() || options.brief();
                    case GIVEN -> true;
                    case ALWAYS, RESULT -> false;
                };
        if (!matters) {
            return false;
        }
        long number = source.memory().unsigned(at + field.offset(), field.width());
        return (field.bits() == null ? number : field.bits().of(number)) == 0;
    }

    /** Whether a pointer field leads to no bytes at all, which is known even if nothing was copied. */
    private static boolean isEmpty(Field field, List<Field> fields, Source source, int at) {
        if (field.pointee() == null
                || !(field.pointee().type() instanceof ArgumentType.Data)
                || !(field.pointee().length() instanceof Length.Argument argument)) {
            return false;
        }
        Field length = fields.get(argument.index());
        Memory memory = source.memory();
        return present(length, source, at)
                && memory.unsigned(at + length.offset(), length.width()) == 0
                && pointer(memory, at + field.offset(), field.width()) != 0;
    }

    /** How many pointers a field is or contains. */
    private static int pointers(Field field) {
        if (field.pointee() != null) {
            return 1;
        }
        return field.type() instanceof ArgumentType.Struct struct
                ? field.count() * struct.layout().pointers()
                : 0;
    }

    private static boolean present(Field field, Source source, int at) {
        boolean text = field.type() instanceof ArgumentType.Text && field.pointee() == null;
        int width = text ? 1 : field.width() * Math.max(field.count(), 1);
        return source.memory().has(at + field.offset(), width);
    }

    private void named(Field field, Source source, int at, int part, TextBuffer out) {
        out.ascii(field.name()).ascii('=');
        int from = at + field.offset();
        if (field.count() <= 1 || field.type() instanceof ArgumentType.Text) {
            if (!value(field, source, from, part, out)) {
                out.address(pointer(source.memory(), from, field.width()));
            }
            return;
        }
        out.ascii('[');
        for (int i = 0; i < field.count(); i++) {
            if (i > 0) {
                out.ascii(", ");
            }
            if (options.brief() && i >= options.stringLimit()) {
                out.ascii("...");
                break;
            }
            if (!value(field, source, from + i * field.width(), part, out)) {
                out.ascii("...");
                break;
            }
        }
        out.ascii(']');
    }

    private boolean value(Field field, Source source, int at, int part, TextBuffer out) {
        Memory memory = source.memory();
        ArgumentType type = field.type();
        if (field.pointee() != null) {
            pointee(field, field.pointee(), source, at, part, out);
        } else if (field.bits() != null) {
            bits(type, field.bits().of(memory.unsigned(at, field.width())), out);
        } else if (type instanceof ArgumentType.Scalar scalar) {
            scalars.print(scalar.kind(), memory, at, field.width(), out);
        } else if (type instanceof ArgumentType.Constants set) {
            constants.print(set.set(), memory.unsigned(at, field.width()), out);
        } else if (type instanceof ArgumentType.Struct struct) {
            return element(struct.layout(), source.behind(part), at, out);
        } else if (type instanceof ArgumentType.Text || type instanceof ArgumentType.Path) {
            int count = memory.textLength(at, field.width());
            out.quoted(memory.array(), memory.position(at), count);
        } else {
            out.address(pointer(memory, at, field.width()));
        }
        return true;
    }

    private void bits(ArgumentType type, long value, TextBuffer out) {
        if (type instanceof ArgumentType.Scalar scalar) {
            scalars.print(scalar.kind(), value, out);
        } else if (type instanceof ArgumentType.Constants set) {
            constants.print(set.set(), value, out);
        } else {
            out.unsigned(value);
        }
    }

    private static long pointer(Memory memory, int at, int width) {
        return memory.unsigned(at, Math.min(width, Long.BYTES));
    }

    /** What a pointer field leads to, if it was copied, otherwise the address. */
    private void pointee(Field field, StructLayout.Pointee pointee, Source source, int at, int part, TextBuffer out) {
        long address = pointer(source.memory(), at, field.width());
        Memory target = new Memory();
        if (address == 0 || !source.follow(part, target)) {
            out.address(address);
            return;
        }
        ArgumentType type = pointee.type();
        if (target.isFault() && !(type instanceof ArgumentType.Struct)) {
            out.address(address);
            return;
        }
        Source next = source.at(target);
        if (type instanceof ArgumentType.Struct struct) {
            structures(struct.layout(), pointee.length(), next, address, out);
        } else if (type instanceof ArgumentType.Path) {
            StringText.path(target, out);
        } else if (type instanceof ArgumentType.Text) {
            StringText.text(target, options.stringLimit(), out);
        } else if (type instanceof ArgumentType.Data) {
            StringText.data(target, options.stringLimit(), out);
        } else {
            out.address(address);
        }
    }

    private void structures(StructLayout layout, @Nullable Length length, Source source, long address, TextBuffer out) {
        if (length == null || layout.unit() != StructLayout.Unit.ELEMENTS) {
            if (source.memory().isFault() || !single(layout, source, 0, out)) {
                out.address(address);
            }
            return;
        }
        int size = Math.max(layout.size(), 1);
        long held = source.memory().length() / size;
        if (held == 0 && source.memory().isFault()) {
            out.address(address);
        } else {
            array(layout, source, source.memory().isCut() ? held + 1 : held, address, out);
        }
    }
}
