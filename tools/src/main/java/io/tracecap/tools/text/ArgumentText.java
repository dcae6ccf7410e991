package io.tracecap.tools.text;

import io.tracecap.format.syscall.ArgumentType;
import io.tracecap.format.syscall.Direction;
import io.tracecap.format.syscall.Length;
import io.tracecap.format.syscall.Parameter;
import io.tracecap.format.syscall.Signature;
import io.tracecap.format.syscall.StructLayout;
import java.util.List;

/** Prints one argument by its parameter: the register, or the memory behind it if that was copied. */
final class ArgumentText {
    private final TextOptions options;
    private final StructText structs;
    private final Memory memory = new Memory();
    private final Memory after = new Memory();
    private final Memory lengthMemory = new Memory();
    private final TextBuffer before = new TextBuffer();
    private final TextBuffer then = new TextBuffer();

    ArgumentText(TextOptions options) {
        this.options = options;
        this.structs = new StructText(options);
    }

    TextOptions options() {
        return options;
    }

    StructText structs() {
        return structs;
    }

    /** Whether strace prints the argument only at the exit. */
    static boolean isDeferred(Parameter parameter) {
        return parameter.direction() != Direction.IN;
    }

    /** Prints argument {@code index} of a call with this signature. */
    void print(Signature signature, int index, Call call, TextBuffer out) {
        Parameter parameter = signature.parameters().get(index);
        ArgumentType type = parameter.type();
        long value = call.argument(index);
        if (type instanceof ArgumentType.Scalar scalar) {
            ScalarText.print(scalar.kind(), value, out);
        } else if (type instanceof ArgumentType.Constants constants) {
            ConstantText.print(constants.set(), value, out);
        } else if (type instanceof ArgumentType.Struct struct) {
            structure(signature, index, struct.layout(), call, out);
        } else if (value == 0 || !findBytes(parameter, index, call)) {
            out.address(value);
        } else {
            bytes(parameter, value, out);
        }
    }

    private boolean findBytes(Parameter parameter, int index, Call call) {
        return switch (parameter.direction()) {
            case IN -> call.find(index, 0, false, memory);
            case OUT -> call.find(index, 0, true, memory);
            case INOUT -> call.findLatest(index, 0, memory);
        };
    }

    private void bytes(Parameter parameter, long value, TextBuffer out) {
        ArgumentType type = parameter.type();
        if (memory.length() == 0 && memory.isCut()) {
            out.address(value);
        } else if (type instanceof ArgumentType.Path) {
            StringText.path(memory, out);
        } else if (type instanceof ArgumentType.Text && parameter.length() == null) {
            StringText.text(memory, options.stringLimit(), out);
        } else if (type instanceof ArgumentType.TextArray) {
            StringText.vector(memory, options, out);
        } else if (type instanceof ArgumentType.PointerArray) {
            StringText.counted(value, memory, out);
        } else {
            StringText.data(memory, options.stringLimit(), out);
        }
    }

    private void structure(Signature signature, int index, StructLayout layout, Call call, TextBuffer out) {
        Parameter parameter = signature.parameters().get(index);
        long address = call.argument(index);
        boolean in = parameter.direction() != Direction.OUT && call.find(index, 0, false, memory);
        boolean outside = parameter.direction() != Direction.IN && call.succeeded() && call.find(index, 0, true, after);
        if (address == 0 || (!in && !outside)) {
            out.address(address);
        } else if (in && outside && StructText.isBare(layout)) {
            changed(signature, index, layout, call, out);
        } else {
            copy(signature, index, layout, call, outside, out);
        }
    }

    private void copy(Signature signature, int index, StructLayout layout, Call call, boolean atExit, TextBuffer out) {
        Parameter parameter = signature.parameters().get(index);
        Source source = new Source(call, index, atExit, atExit ? after : memory, structs);
        if (parameter.length() == null) {
            if (!structs.single(layout, source, 0, out)) {
                out.address(call.argument(index));
            }
            return;
        }
        long count = count(parameter.length(), layout, call, atExit);
        if (count > 0 && source.memory().length() < layout.size()) {
            out.address(call.argument(index));
        } else {
            structs.array(layout, source, 0, count, out);
        }
    }

    /** How many elements an array has, as far as that is known; what was not copied is found out when printing. */
    private long count(Length length, StructLayout layout, Call call, boolean atExit) {
        if (length instanceof Length.Constant constant) {
            return constant.value();
        }
        if (length instanceof Length.Argument argument) {
            return (int) call.argument(argument.index());
        }
        if (length instanceof Length.Result) {
            return call.succeeded() ? call.result() : 0;
        }
        if (length instanceof Length.Pointed pointed
                && call.find(pointed.index(), 0, atExit, lengthMemory)
                && lengthMemory.has(0, Integer.BYTES)) {
            return lengthMemory.i32(0);
        }
        return (atExit ? after : memory).length() / Math.max(layout.size(), 1);
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
        for (Parameter parameter : parameters) {
            if (parameter.length() instanceof Length.Pointed pointed && pointed.index() == index) {
                return true;
            }
        }
        return false;
    }
}
