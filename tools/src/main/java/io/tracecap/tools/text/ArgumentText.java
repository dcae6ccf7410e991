package io.tracecap.tools.text;

import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.ArgumentType;
import io.tracecap.format.syscall.Direction;
import io.tracecap.format.syscall.Length;
import io.tracecap.format.syscall.Parameter;
import io.tracecap.format.syscall.ScalarKind;
import io.tracecap.format.syscall.Signature;
import io.tracecap.format.syscall.StructLayout;
import java.util.List;

/** Prints one argument by its parameter: the register, or the memory behind it if that was copied. */
final class ArgumentText {
    private static final int PR_SET_NAME = 15;
    private static final int ENVIRONMENT_STRINGS = 1;
    private static final int OPTION_LENGTH = 4;

    private final TextOptions options;
    private final StructText structs;
    private final Memory memory = new Memory();
    private final Memory after = new Memory();
    private final Memory lengthMemory = new Memory();
    private final TextBuffer before = new TextBuffer();
    private final TextBuffer then = new TextBuffer();

    ArgumentText(TextOptions options, Abi abi, NamesView names) {
        this.options = options;
        this.structs = new StructText(options, abi, names);
    }

    TextOptions options() {
        return options;
    }

    StructText structs() {
        return structs;
    }

    /** Whether strace prints the argument only at the exit. */
    static boolean isDeferred(Signature signature, Parameter parameter) {
        return switch (parameter.direction()) {
            case IN -> false;
            case OUT, FILL, REST -> true;
            case INOUT -> !isShownAsEntered(signature.name());
        };
    }

    /** Calls that change their arguments, but are shown with what they were given. */
    private static boolean isShownAsEntered(String name) {
        return switch (name) {
            case "poll", "ppoll", "select", "pselect6", "copy_file_range", "splice", "capget" -> true;
            default -> false;
        };
    }

    /** Prints argument {@code index} of a call with this signature. */
    void print(Signature signature, int index, Call call, TextBuffer out) {
        Parameter parameter = signature.parameters().get(index);
        ArgumentType type = parameter.type();
        long value = call.argument(index);
        boolean isResult = call.returned() && isDeferred(signature, parameter);
        structs.at(call, isResult);
        if (type instanceof ArgumentType.Scalar scalar) {
            boolean pair = scalar.kind() == ScalarKind.PAIR;
            structs.scalars().print(scalar.kind(), pair ? call.pair(index) : value, out);
        } else if (type instanceof ArgumentType.Constants set) {
            structs.constants().print(set.set(), value, out);
        } else if (value == 0 && !isCopied(index, call)) {
            out.address(0);
        } else if (options.detail() == TextOptions.Detail.NO_STRUCTURES && isStructure(type)) {
            undecoded(index, call, out);
        } else if (type instanceof ArgumentType.Entries) {
            DirectoryText.print(index, call, structs.constants(), options.brief(), out);
        } else if (isKnownEmpty(parameter, call)) {
            out.ascii(type instanceof ArgumentType.Struct ? "[]" : "\"\"");
        } else if (type instanceof ArgumentType.Struct struct) {
            structure(signature, index, struct.layout(), call, out);
        } else if (call.find(index, 0, parameter.direction() == Direction.OUT, memory)) {
            bytes(parameter, index, call, out);
        } else {
            out.address(value);
        }
    }

    private static boolean isStructure(ArgumentType type) {
        return type instanceof ArgumentType.Struct
                || type instanceof ArgumentType.Entries
                || type instanceof ArgumentType.TextArray
                || type instanceof ArgumentType.PointerArray;
    }

    private static void undecoded(int index, Call call, TextBuffer out) {
        if (call.isOmitted(index)) {
            out.ascii(CallText.UNKNOWN_ADDRESS);
        } else {
            out.address(call.argument(index));
        }
    }

    /** Whether there is a copy of what the argument points to; then its value may have been left out. */
    private boolean isCopied(int index, Call call) {
        return call.find(index, 0, false, memory) || call.find(index, 0, true, memory);
    }

    /** Whether nothing is behind the pointer, which is known even if nothing was copied. */
    private static boolean isKnownEmpty(Parameter parameter, Call call) {
        Length length = parameter.length();
        boolean elements = !(parameter.type() instanceof ArgumentType.Struct struct)
                || struct.layout().unit() == StructLayout.Unit.ELEMENTS;
        if (!elements || (parameter.direction() == Direction.OUT && !call.succeeded())) {
            return false;
        }
        if (length instanceof Length.Argument argument) {
            return call.argument(argument.index()) == 0;
        }
        return (length instanceof Length.Result || length instanceof Length.ResultWithin) && call.result() == 0;
    }

    private void bytes(Parameter parameter, int index, Call call, TextBuffer out) {
        long value = call.argument(index);
        ArgumentType type = parameter.type();
        if (memory.isFault() && !isPointerArray(type)) {
            out.address(value);
        } else if (memory.length() == 0 && memory.isCut()) {
            out.address(value);
        } else if (type instanceof ArgumentType.Path && !isCutLikeText(parameter, call)) {
            StringText.path(memory, out);
        } else if (type instanceof ArgumentType.Text && isThreadName(call)) {
            StringText.threadName(memory, out);
        } else if (type instanceof ArgumentType.Text && parameter.length() == null) {
            StringText.text(memory, options.stringLimit(), out);
        } else if (type instanceof ArgumentType.TextArray) {
            StringText.vector(memory, options, out);
        } else if (type instanceof ArgumentType.PointerArray) {
            environment(index, call, value, out);
        } else if (call.name().equals("getrandom")) {
            StringText.binary(memory, options.stringLimit(), out);
        } else {
            StringText.data(memory, options.stringLimit(), out);
        }
    }

    /** Whether the part that can be read of what is behind a pointer means something without the rest. */
    private static boolean isPointerArray(ArgumentType type) {
        return type instanceof ArgumentType.TextArray || type instanceof ArgumentType.PointerArray;
    }

    /** An environment: how large it is, or, if all is wanted, what was kept of it. */
    private void environment(int index, Call call, long value, TextBuffer out) {
        boolean readable = !memory.isFault() || (memory.has(0, Integer.BYTES) && memory.i32(0) != 0);
        if (!options.brief() && readable && call.find(index, ENVIRONMENT_STRINGS, false, after)) {
            StringText.vector(after, options, out);
        } else {
            StringText.counted(value, memory, out);
        }
    }

    private static boolean isThreadName(Call call) {
        return call.name().equals("prctl") && (int) call.argument(0) == PR_SET_NAME;
    }

    /** strace shows the target of a symbolic link as a string, not as a path. */
    private static boolean isCutLikeText(Parameter parameter, Call call) {
        return parameter.direction() == Direction.OUT && call.name().startsWith("readlink");
    }

    private void structure(Signature signature, int index, StructLayout layout, Call call, TextBuffer out) {
        Parameter parameter = signature.parameters().get(index);
        boolean in = parameter.direction() != Direction.OUT && call.find(index, 0, false, memory);
        boolean outside = isDeferred(signature, parameter)
                && isWritten(signature.name(), call)
                && call.find(index, 0, true, after);
        if (!in && !outside) {
            out.address(call.argument(index));
        } else if (in && isShortOption(signature.name(), layout, call)) {
            memory.limit(call.argument(OPTION_LENGTH));
            StringText.data(memory, options.stringLimit(), out);
        } else if (in && outside && StructText.isBare(layout)) {
            changed(signature, index, layout, call, out);
        } else {
            copy(signature, index, layout, call, outside, out);
        }
    }

    /** An option of a socket that the program says is shorter than what it stands for: so many bytes, not a number. */
    private static boolean isShortOption(String name, StructLayout layout, Call call) {
        long length = call.argument(OPTION_LENGTH) & 0xFFFFFFFFL;
        return name.equals("setsockopt") && length < layout.size();
    }

    /** A wait4(2) that found no child writes nothing, though it succeeds. */
    private static boolean isWritten(String name, Call call) {
        return call.returned() && !(call.result() == 0 && name.equals("wait4"));
    }

    private void copy(Signature signature, int index, StructLayout layout, Call call, boolean atExit, TextBuffer out) {
        Parameter parameter = signature.parameters().get(index);
        Source source = new Source(call, index, atExit, atExit ? after : memory, structs);
        if (atExit && parameter.length() instanceof Length.Pointed room && findNumber(call, room.index(), false)) {
            // The kernel says how long the whole would be, but writes only what there was room for.
            after.limit(lengthMemory.unsigned(0, Integer.BYTES));
        }
        if (parameter.length() == null || layout.unit() != StructLayout.Unit.ELEMENTS) {
            if (source.memory().isFault() || !structs.single(layout, source, 0, out)) {
                out.address(call.argument(index));
            }
            return;
        }
        long count = count(signature, parameter.length(), layout, call, source);
        boolean incomplete = parameter.length() instanceof Length.Constant
                && source.memory().isFault()
                && source.memory().length() < count * layout.size();
        if (incomplete || (count > 0 && source.memory().length() < layout.size())) {
            out.address(call.argument(index));
        } else {
            structs.array(layout, source, count, call.argument(index), out);
        }
    }

    /** How many elements an array has, as far as that is known; what was not copied is found out when printing. */
    private long count(Signature signature, Length length, StructLayout layout, Call call, Source source) {
        if (length instanceof Length.Constant constant) {
            return constant.value();
        }
        if (length instanceof Length.Argument argument) {
            return number(signature.parameters().get(argument.index()).type(), call.argument(argument.index()));
        }
        if (length instanceof Length.Result || length instanceof Length.ResultWithin) {
            return call.succeeded() ? call.result() : 0;
        }
        if (length instanceof Length.Pointed pointed && findNumber(call, pointed.index(), source.atExit())) {
            return lengthMemory.i32(0);
        }
        return source.memory().length() / Math.max(layout.size(), 1);
    }

    /** The number of elements that an argument says, as wide as the kernel takes it; more than there can be for the largest. */
    private static long number(ArgumentType type, long value) {
        boolean wide = type instanceof ArgumentType.Scalar scalar
                && (scalar.kind() == ScalarKind.SIZE || scalar.kind() == ScalarKind.ULONG);
        return wide && value >= 0 ? value : wide ? Long.MAX_VALUE : (int) value;
    }

    private boolean findNumber(Call call, int argument, boolean atExit) {
        return call.find(argument, 0, atExit, lengthMemory) && lengthMemory.has(0, Integer.BYTES);
    }

    /** A number that the kernel read and wrote: {@code [128 => 16]} for a length, {@code [0] => [4096]} otherwise. */
    private void changed(Signature signature, int index, StructLayout layout, Call call, TextBuffer out) {
        before.clear();
        then.clear();
        boolean complete = structs.element(layout, new Source(call, index, false, memory, structs), 0, before)
                && structs.element(layout, new Source(call, index, true, after, structs), 0, then);
        if (!complete) {
            out.address(call.argument(index));
            return;
        }
        out.ascii('[').append(before);
        if (!before.contentEquals(then)) {
            out.ascii(isLength(signature.parameters(), index) ? " => " : "] => [")
                    .append(then);
        }
        out.ascii(']');
    }

    private static boolean isLength(List<Parameter> parameters, int index) {
        if (parameters.get(index).name().equals("optlen")) {
            return true;
        }
        for (Parameter parameter : parameters) {
            if (parameter.length() instanceof Length.Pointed pointed && pointed.index() == index) {
                return true;
            }
        }
        return false;
    }
}
