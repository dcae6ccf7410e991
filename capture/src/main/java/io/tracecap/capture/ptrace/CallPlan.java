package io.tracecap.capture.ptrace;

import io.tracecap.format.ring.RecordDescriptor;
import io.tracecap.format.syscall.ArgumentType;
import io.tracecap.format.syscall.Direction;
import io.tracecap.format.syscall.Length;
import io.tracecap.format.syscall.Parameter;
import io.tracecap.format.syscall.Signature;
import io.tracecap.format.syscall.StructLayout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to copy for one signature: the signature, compiled into steps.
 *
 * @param argumentCount how many arguments to keep
 * @param atEnter steps for the syscall-enter-stop
 * @param atExit steps for the syscall-exit-stop of a call that succeeded
 * @param atInterrupt steps for the syscall-exit-stop of a call that a signal interrupted
 * @param inProgress steps for the syscall-exit-stop of a call whose work goes on, such as a connect(2) with EINPROGRESS
 * @param stackOffset where the only argument lies that is in no register, counted from the stack pointer; or
 *     {@link Parameter#IN_REGISTER}
 */
record CallPlan(
        int argumentCount,
        List<CopyStep> atEnter,
        List<CopyStep> atExit,
        List<CopyStep> atInterrupt,
        List<CopyStep> inProgress,
        int stackOffset) {
    /** For calls that no table knows: all registers, no memory. */
    static final CallPlan UNKNOWN = new CallPlan(
            RecordDescriptor.MAX_ARGUMENTS, List.of(), List.of(), List.of(), List.of(), Parameter.IN_REGISTER);

    /**
     * Compiles a signature.
     *
     * @param signature what the call takes
     * @param whole the signature that it is a variant of (or itself): all calls of a syscall keep the same number of
     *     arguments
     * @param limits how much is copied
     * @param last what is to be done last at the exit, if there is something
     */
    static CallPlan compile(Signature signature, Signature whole, CopyLimits limits, @Nullable CopyStep last) {
        List<CopyStep> atEnter = new ArrayList<>();
        List<CopyStep> atExit = new ArrayList<>();
        List<CopyStep> atInterrupt = new ArrayList<>();
        int stackOffset = Parameter.IN_REGISTER;
        for (int i = 0; i < signature.parameters().size(); i++) {
            Parameter parameter = signature.parameters().get(i);
            if (i == 0) {
                stackOffset = parameter.stackOffset();
            }
            CopyStep step = step(signature, i, limits);
            if (step == null) {
                continue;
            }
            switch (parameter.direction()) {
                case IN -> atEnter.add(step);
                case OUT -> atExit.add(step);
                case INOUT -> {
                    atEnter.add(step);
                    atExit.add(step);
                }
                case FILL -> {
                    atEnter.add(shallow(step));
                    atExit.add(step);
                }
                case REST -> atInterrupt.add(step);
            }
        }
        if (last != null) {
            atExit.add(last);
        }
        int arguments =
                Math.max(whole.parameters().size(), signature.parameters().size());
        return new CallPlan(
                arguments,
                List.copyOf(atEnter),
                List.copyOf(atExit),
                List.copyOf(atInterrupt),
                last == null ? List.of() : List.of(last),
                stackOffset);
    }

    /** The same without what the structures lead to. */
    private static CopyStep shallow(CopyStep step) {
        return step instanceof CopyStep.Struct struct
                ? new CopyStep.Struct(
                        struct.argument(), struct.size(), struct.unit(), struct.length(), false, NestedCopies.NONE)
                : step;
    }

    private static @Nullable CopyStep step(Signature signature, int index, CopyLimits limits) {
        Parameter parameter = signature.parameters().get(index);
        ArgumentType type = parameter.type();
        if (type instanceof ArgumentType.Path) {
            return new CopyStep.Text(index, CopyLimits.PATH, parameter.length());
        } else if (type instanceof ArgumentType.Text) {
            return new CopyStep.Text(index, limits.strings(), parameter.length());
        } else if (type instanceof ArgumentType.TextArray) {
            return new CopyStep.Argv(index);
        } else if (type instanceof ArgumentType.PointerArray) {
            return new CopyStep.Environment(index, limits.environment());
        } else if (type instanceof ArgumentType.Entries) {
            return new CopyStep.Entries(index, limits.data());
        } else if (type instanceof ArgumentType.Data) {
            return dataLimit(signature, limits) == 0 || parameter.length() == null
                    ? null
                    : new CopyStep.Data(index, limits.data(), parameter.length());
        } else if (type instanceof ArgumentType.Struct struct) {
            StructLayout layout = struct.layout();
            // A wait4(2) that found no child writes nothing, though it succeeds: its pointers are shown as such.
            boolean surelyShown =
                    parameter.direction() != Direction.REST && !signature.name().equals("wait4");
            return new CopyStep.Struct(
                    index,
                    layout.size(),
                    layout.unit(),
                    parameter.length(),
                    surelyShown,
                    nested(layout, dataLimit(signature, limits)));
        }
        return null;
    }

    /**
     * Bytes to copy of what a call reads or writes. Nothing of directory entries, which the kernel makes, nor of what
     * process_vm_readv(2) and its like point to: that may be another process's memory.
     */
    private static int dataLimit(Signature signature, CopyLimits limits) {
        String name = signature.name();
        return name.startsWith("getdents") || name.startsWith("process_") ? 0 : limits.data();
    }

    private static NestedCopies nested(StructLayout layout, int dataLimit) {
        List<NestedCopy> copies = new ArrayList<>();
        collect(layout, 0, 0, dataLimit, copies);
        return new NestedCopies(layout.size(), layout.pointers(), copies);
    }

    /**
     * Adds the pointers of a structure, and of those that it contains, that are followed.
     *
     * @param base where the structure lies in the outermost one
     * @param before number of the last pointer before it
     */
    private static void collect(StructLayout layout, int base, int before, int dataLimit, List<NestedCopy> copies) {
        int part = before;
        for (StructLayout.Field field : layout.fields()) {
            if (field.pointee() != null) {
                part++;
                NestedCopy copy = nested(layout, base, field, field.pointee(), part, dataLimit);
                if (copy != null) {
                    copies.add(copy);
                }
            } else if (field.type() instanceof ArgumentType.Struct struct) {
                for (int i = 0; i < field.count(); i++) {
                    collect(struct.layout(), base + field.offset() + i * field.width(), part, dataLimit, copies);
                    part += struct.layout().pointers();
                }
            }
        }
    }

    private static @Nullable NestedCopy nested(
            StructLayout layout,
            int base,
            StructLayout.Field field,
            StructLayout.Pointee pointee,
            int part,
            int dataLimit) {
        NestedCopy.Pointer pointer = new NestedCopy.Pointer(base + field.offset(), field.width());
        NestedCopy.Count count = count(layout, base, pointee);
        if (pointee.type() instanceof ArgumentType.Path || pointee.type() instanceof ArgumentType.Text) {
            return new NestedCopy.Text(part, pointer, CopyLimits.PATH);
        } else if (pointee.type() instanceof ArgumentType.Data) {
            return dataLimit == 0 ? null : new NestedCopy.Data(part, pointer, count, dataLimit);
        } else if (pointee.type() instanceof ArgumentType.Struct struct) {
            StructLayout target = struct.layout();
            return new NestedCopy.Struct(part, pointer, count, target.size(), target.unit(), nested(target, dataLimit));
        }
        return null;
    }

    private static NestedCopy.Count count(StructLayout layout, int base, StructLayout.Pointee pointee) {
        if (pointee.length() instanceof Length.Argument argument) {
            StructLayout.Field field = layout.fields().get(argument.index());
            return new NestedCopy.Count(base + field.offset(), field.width());
        }
        return NestedCopy.Count.ONE;
    }
}
