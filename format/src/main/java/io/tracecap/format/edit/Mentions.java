package io.tracecap.format.edit;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.files.Descriptor;
import io.tracecap.format.files.DescriptorState;
import io.tracecap.format.files.DescriptorTable;
import io.tracecap.format.files.OpenFile;
import io.tracecap.format.files.Paths;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.ArgumentType;
import io.tracecap.format.syscall.Parameter;
import io.tracecap.format.syscall.ScalarKind;
import io.tracecap.format.syscall.Signature;
import io.tracecap.format.syscall.StructLayout;
import io.tracecap.format.syscall.SyscallTable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the descriptors, paths and directories that a call mentions, as its signature tells: among its arguments and in
 * the structures behind them. Whoever shows the call names what they stand for. For one thread.
 */
final class Mentions {
    private static final int ARGUMENTS = 6;
    private static final int AT_FDCWD = -100;
    /** The part of a struct msghdr that is its control messages, which can carry descriptors. */
    private static final int CONTROL_PART = 3;

    private final Needs needs;
    private final DescriptorState state;

    /**
     * Makes a finder.
     *
     * @param state what threads have open before the call
     */
    Mentions(Needs needs, DescriptorState state) {
        this.needs = needs;
        this.state = state;
    }

    /** Looks at a call that is entered; of other events only what memory came with them. */
    void find(EventView event) throws EditException {
        Signature signature = signature(event);
        if (signature == null) {
            return;
        }
        DescriptorTable table = state.descriptors(event.task());
        boolean isEntered = event.kind() != EventKind.RETURN;
        RawText directory = state.directory(event.task());
        int base = AT_FDCWD;
        List<Parameter> parameters = signature.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            ArgumentType type = parameters.get(i).type();
            if (type instanceof ArgumentType.Struct struct) {
                structures(event, i, struct.layout(), table);
            } else if (isEntered && isScalar(type, ScalarKind.FD)) {
                needs.descriptor(table.get(argument(event, i)));
            } else if (isEntered && isScalar(type, ScalarKind.DIRFD)) {
                base = argument(event, i);
                if (base == AT_FDCWD) {
                    needs.directory(directory);
                } else {
                    needs.descriptor(table.get(base));
                }
            } else if (isEntered && type instanceof ArgumentType.Path) {
                path(event, i, base == AT_FDCWD ? directory : null);
            }
        }
    }

    /** Looks at the descriptor with which a call came back, if it is one. */
    void findResult(EventView exit) throws EditException {
        Signature signature = signature(exit);
        if (signature != null && exit.result() >= 0 && isScalar(signature.result(), ScalarKind.FD)) {
            needs.descriptor(state.descriptors(exit.task()).get(exit.result()));
        }
    }

    private static @Nullable Signature signature(EventView event) {
        if (!event.kind().isSyscall()) {
            return null;
        }
        long[] arguments = new long[ARGUMENTS];
        for (int i = 0; i < Math.min(ARGUMENTS, event.argumentCount()); i++) {
            arguments[i] = event.argument(i);
        }
        for (Abi abi : Abi.values()) {
            if (abi.id() == event.abi()) {
                return SyscallTable.of(abi).signature(event.syscall()).resolve(arguments);
            }
        }
        return null;
    }

    private static boolean isScalar(ArgumentType type, ScalarKind kind) {
        return type instanceof ArgumentType.Scalar scalar && scalar.kind() == kind;
    }

    private static int argument(EventView event, int index) {
        return index < event.argumentCount() ? (int) event.argument(index) : -1;
    }

    private void path(EventView event, int argument, @Nullable RawText directory) throws EditException {
        int piece = event.findPiece(argument, 0, false);
        if (piece < 0 || event.pieceLength(piece) == 0 || event.pieceLength(piece) > Paths.LIMIT) {
            return;
        }
        boolean isAbsolute = event.pieceArray(piece)[event.pieceOffset(piece)] == '/';
        if (!isAbsolute) {
            needs.directory(directory);
        }
    }

    private void structures(EventView event, int argument, StructLayout layout, DescriptorTable table)
            throws EditException {
        for (int i = 0; i < event.pieceCount(); i++) {
            if (event.pieceArgument(i) != argument) {
                continue;
            }
            ByteBuffer bytes = ByteBuffer.wrap(event.pieceArray(i), event.pieceOffset(i), event.pieceLength(i))
                    .slice()
                    .order(ByteOrder.LITTLE_ENDIAN);
            if (event.piecePart(i) == 0 && layout.unit() == StructLayout.Unit.BITS) {
                set(bytes, table);
            } else if (event.piecePart(i) == 0) {
                fields(bytes, layout, table);
            } else if (event.piecePart(i) == CONTROL_PART && layout.name().endsWith("msghdr")) {
                numbers(bytes, table);
            }
        }
    }

    private void set(ByteBuffer bytes, DescriptorTable table) throws EditException {
        for (int fd = 0; fd < bytes.remaining() * Byte.SIZE; fd++) {
            if ((bytes.get(fd / Byte.SIZE) >> (fd % Byte.SIZE) & 1) != 0) {
                needs.descriptor(table.get(fd));
            }
        }
    }

    private void fields(ByteBuffer bytes, StructLayout layout, DescriptorTable table) throws EditException {
        for (StructLayout.Field field : layout.fields()) {
            if (!isScalar(field.type(), ScalarKind.FD) && !isScalar(field.type(), ScalarKind.DIRFD)) {
                continue;
            }
            for (int at = field.offset(); at + Integer.BYTES <= bytes.remaining(); at += Math.max(1, layout.size())) {
                needs.descriptor(table.get(bytes.getInt(at)));
            }
        }
    }

    /** Whatever in control messages may be a descriptor. */
    private void numbers(ByteBuffer bytes, DescriptorTable table) throws EditException {
        for (int at = 0; at + Integer.BYTES <= bytes.remaining(); at += Integer.BYTES) {
            needs.descriptor(table.get(bytes.getInt(at)));
        }
    }

    /** Absolute name of a path that a call is about; null when it is not known. */
    @Nullable
    RawText resolve(EventView enter, int argument, int at) {
        int piece = argument < 0 ? -1 : enter.findPiece(argument, 0, false);
        if (piece < 0 || enter.pieceLength(piece) > Paths.LIMIT) {
            return null;
        }
        RawText path = RawText.of(enter.pieceArray(piece), enter.pieceOffset(piece), enter.pieceLength(piece));
        int fd = at < 0 ? AT_FDCWD : argument(enter, at);
        return Paths.resolve(fd == AT_FDCWD ? state.directory(enter.task()) : name(enter, fd), path);
    }

    private @Nullable RawText name(EventView enter, int fd) {
        Descriptor descriptor = state.descriptors(enter.task()).get(fd);
        return descriptor != null && descriptor.file() instanceof OpenFile.Named named ? named.name() : null;
    }
}
