package io.tracecap.tools.access;

import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.ArgumentType;
import io.tracecap.format.syscall.DescriptorEffect;
import io.tracecap.format.syscall.DescriptorEffects;
import io.tracecap.format.syscall.Direction;
import io.tracecap.format.syscall.Parameter;
import io.tracecap.format.syscall.ScalarKind;
import io.tracecap.format.syscall.Signature;
import io.tracecap.format.syscall.SyscallTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which arguments of a call are files, and what it does with them; from the tables. Immutable.
 *
 * @param paths the arguments
 */
record PathShape(List<Argument> paths) {
    /** Of a call that names no files. */
    static final PathShape NONE = new PathShape(List.of());

    /** What a symbolic link leads to is not looked at when it is made. */
    private static final String LINK_TARGET = "target";

    private static final long[] NO_ARGUMENTS = new long[6];
    private static final int O_ACCMODE = 3;
    private static final int O_CREAT = 0100;
    private static final int O_EXCL = 0200;

    /** Copies the list. */
    PathShape {
        paths = List.copyOf(paths);
    }

    /**
     * An argument that is a path.
     *
     * @param index which
     * @param directory the argument that is the directory in which a relative path begins; negative: the current one
     * @param use what is done with the file; where that depends on flags, {@link FileUse#READ}
     * @param flags where these flags are; null for nowhere
     */
    record Argument(
            int index, int directory, FileUse use, @Nullable Flags flags) {
        /** What is done with the file, given the flags. */
        FileUse use(long value) {
            if (flags == null) {
                return use;
            }
            boolean writes = (value & O_ACCMODE) != 0;
            if ((value & O_CREAT) == 0) {
                return writes ? FileUse.WRITE : FileUse.READ;
            }
            return (value & O_EXCL) != 0 ? FileUse.CREATE : FileUse.WRITE_OR_CREATE;
        }
    }

    /**
     * Where the flags of open(2) are.
     *
     * @param argument which argument
     * @param isBehind whether they are the first 8 bytes of the structure that it points to
     */
    record Flags(int argument, boolean isBehind) {}

    /** That of a call. */
    static PathShape of(Abi abi, int number, DescriptorEffects effects) {
        Signature signature = SyscallTable.of(abi).signature(number);
        DescriptorEffect effect = effects.effect(number, NO_ARGUMENTS);
        List<Argument> paths = new ArrayList<>();
        List<Parameter> parameters = signature.parameters();
        int directory = -1;
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (parameter.type() instanceof ArgumentType.Scalar scalar && scalar.kind() == ScalarKind.DIRFD) {
                directory = i;
            } else if (parameter.type() instanceof ArgumentType.Path
                    && parameter.direction() == Direction.IN
                    && !parameter.name().equals(LINK_TARGET)) {
                boolean opens = effect != null && effect.verb() == DescriptorEffect.Verb.FILE && effect.path() == i;
                Flags flags = opens ? flags(parameters) : null;
                paths.add(new Argument(i, directory, use(effect, i, parameters), flags));
            }
        }
        return paths.isEmpty() ? NONE : new PathShape(paths);
    }

    private static @Nullable Flags flags(List<Parameter> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            ArgumentType type = parameters.get(i).type();
            if (type instanceof ArgumentType.Constants constants
                    && constants.set().equals("open_flags")) {
                return new Flags(i, false);
            }
            if (type instanceof ArgumentType.Struct struct
                    && struct.layout().name().equals("open_how")) {
                return new Flags(i, true);
            }
        }
        return null;
    }

    private static FileUse use(@Nullable DescriptorEffect effect, int argument, List<Parameter> parameters) {
        if (effect == null || (effect.path() != argument && effect.to() != argument)) {
            return FileUse.LOOK;
        }
        return switch (effect.verb()) {
            case FILE -> isCreat(parameters) ? FileUse.WRITE_OR_CREATE : FileUse.READ;
            case CREATE -> FileUse.CREATE;
            case REMOVE -> FileUse.REMOVE;
            case MOVE -> effect.path() == argument ? FileUse.MOVE : FileUse.MOVE_HERE;
            case EXECUTE -> FileUse.EXECUTE;
            case DIRECTORY, ROOT -> FileUse.ENTER;
            default -> FileUse.LOOK;
        };
    }

    /** Whether a call that opens is creat(2), which has permissions and no flags: it writes, and makes what is not there. */
    private static boolean isCreat(List<Parameter> parameters) {
        boolean hasPermissions = parameters.stream()
                .anyMatch(parameter -> parameter.type() instanceof ArgumentType.Scalar scalar
                        && scalar.kind() == ScalarKind.PERMISSIONS);
        return hasPermissions && flags(parameters) == null;
    }
}
