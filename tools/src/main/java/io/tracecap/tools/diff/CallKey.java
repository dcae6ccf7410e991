package io.tracecap.tools.diff;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.syscall.ArgumentType;
import io.tracecap.format.syscall.Parameter;
import io.tracecap.format.syscall.ScalarKind;
import io.tracecap.format.syscall.Signature;
import io.tracecap.format.syscall.StructLayout;
import io.tracecap.tools.text.FilesView;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All that the text of a call depends on: names of files instead of descriptors, what addresses and ids mean, other numbers
 * and memory as they are, and what directories are called. So it is the same for the same call of whatever process, in
 * whichever of two traces. A call for which that cannot be told has no key. For one trace and one thread.
 */
final class CallKey {
    private static final int LOWEST_ERRNO = -4095;
    private static final int AT_FDCWD = -100;
    /** What is below it nobody can map, see mmap_min_addr in proc(5). */
    private static final long LOWEST_ADDRESS = 4096;

    private final PathNames paths;
    private final ObjectNames objects;
    private final ProcessNames processes;
    private final AddressNames addresses;
    private final Key key;
    private final int configuration;
    private final IdentityHashMap<Signature, Boolean> eligible = new IdentityHashMap<>();

    CallKey(PathNames paths, ObjectNames objects, ProcessNames processes, AddressNames addresses, CallMemo memo) {
        this.paths = paths;
        this.objects = objects;
        this.processes = processes;
        this.addresses = addresses;
        key = memo.key();
        configuration = memo.configuration(paths.configuration());
    }

    /**
     * All that the text of a call depends on.
     *
     * @param listed what it found in a directory, which stands for its result; null if it lists none
     * @return the key; null if it depends on more
     */
    @Nullable
    Key of(
            Signature signature,
            EventView enter,
            EventView exit,
            FilesView.@Nullable Moment before,
            FilesView.@Nullable Moment after,
            @Nullable String listed) {
        if (!eligible.computeIfAbsent(signature, CallKey::isEligible)) {
            return null;
        }
        key.clear();
        key.number(configuration);
        key.number((long) enter.abi() << Integer.SIZE | enter.syscall());
        for (int i = 0; i < signature.parameters().size(); i++) {
            long value = i < enter.argumentCount() ? enter.argument(i) : 0;
            if (!argument(signature.parameters().get(i).type(), value, enter.task(), before, after)) {
                return null;
            }
        }
        if (listed != null) {
            key.text(listed);
            return key.end() ? key : null;
        }
        boolean isKnown = result(signature, exit, after)
                && pieces(signature, enter, before)
                && (exit.equals(enter) || pieces(signature, exit, before));
        return isKnown && key.end() ? key : null;
    }

    private boolean argument(
            ArgumentType type,
            long value,
            Task task,
            FilesView.@Nullable Moment before,
            FilesView.@Nullable Moment after) {
        if (type instanceof ArgumentType.Scalar scalar) {
            switch (scalar.kind()) {
                case FD, DIRFD -> {
                    return descriptor((int) value, before, after);
                }
                case PID, TID -> key.text(processes.name((int) value, task));
                case ADDRESS -> key.text(addresses.name(task.process(), value));
                default -> key.number(value);
            }
        } else if (type instanceof ArgumentType.Constants) {
            // Such as a signal's handler: a name or else an address.
            key.number(value);
            key.text(value < 0 || value >= LOWEST_ADDRESS ? addresses.name(task.process(), value) : "");
        } else {
            key.text(addresses.name(task.process(), value));
        }
        return true;
    }

    private boolean descriptor(int fd, FilesView.@Nullable Moment before, FilesView.@Nullable Moment after) {
        if (fd == AT_FDCWD) {
            key.number('c');
            return true;
        }
        boolean isNew = before == null || before.descriptors().get(fd) == null;
        return objects.appendIdentity(fd, isNew ? after : before, key);
    }

    private boolean result(Signature signature, EventView exit, FilesView.@Nullable Moment after) {
        long value = exit.result();
        boolean failed = value < 0 && value >= LOWEST_ERRNO;
        boolean isDescriptor = signature.result() instanceof ArgumentType.Scalar scalar
                && (scalar.kind() == ScalarKind.FD || scalar.kind() == ScalarKind.DIRFD);
        if (isDescriptor && !failed) {
            return objects.appendIdentity((int) value, after, key);
        }
        key.number('r');
        key.number(value);
        return true;
    }

    private boolean pieces(Signature signature, EventView event, FilesView.@Nullable Moment before) {
        RawText directory = before == null ? null : before.directory();
        for (int i = 0; i < event.pieceCount(); i++) {
            int argument = event.pieceArgument(i);
            int length = event.pieceLength(i);
            key.number((long) argument << Integer.SIZE | event.piecePart(i));
            key.number(event.pieceFlags(i));
            key.bytes(event.pieceArray(i), event.pieceOffset(i), length);
            boolean isPath = argument < signature.parameters().size()
                    && signature.parameters().get(argument).type() instanceof ArgumentType.Path;
            if (isPath && !paths.isSettled(text(event, i), directory)) {
                return false;
            }
        }
        return true;
    }

    private static String text(EventView event, int piece) {
        return new String(
                event.pieceArray(piece),
                event.pieceOffset(piece),
                event.pieceLength(piece),
                StandardCharsets.ISO_8859_1);
    }

    private static boolean isEligible(Signature signature) {
        for (Parameter parameter : signature.parameters()) {
            if (!isEligible(parameter.type())) {
                return false;
            }
        }
        return !(signature.result() instanceof ArgumentType.Scalar scalar) || !isRelative(scalar.kind());
    }

    private static boolean isEligible(ArgumentType type) {
        if (type instanceof ArgumentType.Struct struct) {
            return isEligible(struct.layout());
        }
        return type instanceof ArgumentType.Path
                || type instanceof ArgumentType.Text
                || type instanceof ArgumentType.Data
                || type instanceof ArgumentType.Entries
                || type instanceof ArgumentType.Constants
                || (type instanceof ArgumentType.Scalar scalar && scalar.kind() != ScalarKind.PAIR);
    }

    /** Whether what is in a structure means the same to every process. */
    private static boolean isEligible(StructLayout layout) {
        for (StructLayout.Field field : layout.fields()) {
            boolean isOwn = field.pointee() == null
                    && (field.type() instanceof ArgumentType.Constants
                            || field.type() instanceof ArgumentType.Text
                            || (field.type() instanceof ArgumentType.Scalar scalar
                                    && !isRelative(scalar.kind())
                                    && scalar.kind() != ScalarKind.FD
                                    && scalar.kind() != ScalarKind.DIRFD)
                            || (field.type() instanceof ArgumentType.Struct struct && isEligible(struct.layout())));
            if (!isOwn || (field.type() instanceof ArgumentType.Constants && field.width() == Long.BYTES)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRelative(ScalarKind kind) {
        return switch (kind) {
            case PID, TID, PGID, ADDRESS -> true;
            default -> false;
        };
    }
}
