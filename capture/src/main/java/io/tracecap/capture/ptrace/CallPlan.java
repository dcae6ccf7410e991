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
 * @param stackOffset where the only argument lies that is in no register, counted from the stack pointer; or
 *     {@link Parameter#IN_REGISTER}
 */
record CallPlan(
        int argumentCount, List<CopyStep> atEnter, List<CopyStep> atExit, List<CopyStep> atInterrupt, int stackOffset) {
    /** For calls that no table knows: all registers, no memory. */
    static final CallPlan UNKNOWN =
            new CallPlan(RecordDescriptor.MAX_ARGUMENTS, List.of(), List.of(), List.of(), Parameter.IN_REGISTER);

    /**
     * Compiles a signature.
     *
     * @param signature what the call takes
     * @param whole the signature that it is a variant of (or itself): all calls of a syscall keep the same number of
     *     arguments
     */
    static CallPlan compile(Signature signature, Signature whole) {
        List<CopyStep> atEnter = new ArrayList<>();
        List<CopyStep> atExit = new ArrayList<>();
        List<CopyStep> atInterrupt = new ArrayList<>();
        int stackOffset = Parameter.IN_REGISTER;
        for (int i = 0; i < signature.parameters().size(); i++) {
            Parameter parameter = signature.parameters().get(i);
            if (i == 0) {
                stackOffset = parameter.stackOffset();
            }
            CopyStep step = step(signature, i);
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
                case REST -> atInterrupt.add(step);
            }
        }
        int arguments =
                Math.max(whole.parameters().size(), signature.parameters().size());
        return new CallPlan(
                arguments, List.copyOf(atEnter), List.copyOf(atExit), List.copyOf(atInterrupt), stackOffset);
    }

    private static @Nullable CopyStep step(Signature signature, int index) {
        Parameter parameter = signature.parameters().get(index);
        ArgumentType type = parameter.type();
        if (type instanceof ArgumentType.Path) {
            return new CopyStep.Text(index, CopyLimits.PATH, parameter.length());
        } else if (type instanceof ArgumentType.Text) {
            return new CopyStep.Text(index, CopyLimits.STRING, parameter.length());
        } else if (type instanceof ArgumentType.TextArray) {
            return new CopyStep.Argv(index);
        } else if (type instanceof ArgumentType.PointerArray) {
            return new CopyStep.PointerCount(index);
        } else if (type instanceof ArgumentType.Struct struct) {
            StructLayout layout = struct.layout();
            // A wait4(2) that found no child writes nothing, though it succeeds: its pointers are shown as such.
            boolean surelyShown =
                    parameter.direction() != Direction.REST && !signature.name().equals("wait4");
            return new CopyStep.Struct(
                    index, layout.size(), layout.unit(), parameter.length(), surelyShown, nested(layout));
        }
        return null;
    }

    private static List<NestedCopy> nested(StructLayout layout) {
        List<NestedCopy> copies = new ArrayList<>();
        int part = 0;
        for (StructLayout.Field field : layout.fields()) {
            if (field.pointee() != null) {
                part++;
                NestedCopy copy = nested(layout, field, field.pointee(), part);
                if (copy != null) {
                    copies.add(copy);
                }
            }
        }
        return List.copyOf(copies);
    }

    private static @Nullable NestedCopy nested(
            StructLayout layout, StructLayout.Field field, StructLayout.Pointee pointee, int part) {
        if (pointee.type() instanceof ArgumentType.Path || pointee.type() instanceof ArgumentType.Text) {
            return new NestedCopy(
                    part, field.offset(), NestedCopy.Kind.TEXT, CopyLimits.PATH, StructLayout.Unit.BYTES, -1, 0);
        }
        if (!(pointee.type() instanceof ArgumentType.Struct struct)) {
            return null;
        }
        int countOffset = -1;
        int countWidth = 0;
        if (pointee.length() instanceof Length.Argument count) {
            StructLayout.Field countField = layout.fields().get(count.index());
            countOffset = countField.offset();
            countWidth = countField.width();
        }
        StructLayout target = struct.layout();
        return new NestedCopy(
                part, field.offset(), NestedCopy.Kind.STRUCT, target.size(), target.unit(), countOffset, countWidth);
    }
}
