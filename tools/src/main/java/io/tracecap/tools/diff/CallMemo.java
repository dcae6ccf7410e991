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
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was written of calls, so that the same call, of whatever process, is not written again: programs make few different ones,
 * and to find one here costs a tenth. Its key is all that the text depends on: names of files instead of descriptors, what
 * addresses and ids mean, other numbers and memory as they are. A call for which that cannot be told has no key. For one thread.
 */
final class CallMemo {
    private static final int MOST_BYTES = 1 << 24;
    private static final int LONGEST_KEY = 4096;
    private static final int LOWEST_ERRNO = -4095;
    private static final int AT_FDCWD = -100;
    /** What is below it nobody can map, see mmap_min_addr in proc(5). */
    private static final long LOWEST_ADDRESS = 4096;

    private final PathNames paths;
    private final ObjectNames objects;
    private final ProcessNames processes;
    private final AddressNames addresses;
    private final Map<String, Written> written = new HashMap<>();
    private final IdentityHashMap<Signature, Boolean> eligible = new IdentityHashMap<>();
    private final StringBuilder key = new StringBuilder();
    private long bytes;

    /** A call as it was written. */
    static final class Written {
        private static final int UNKNOWN = -1;

        private final String call;
        private final String shape;
        private final String result;
        private final boolean isPortion;
        private final Rules.Counts counts;
        private int token = UNKNOWN;

        /**
         * Makes one.
         *
         * @param call with its arguments
         * @param shape what calls with the same arguments have in common
         * @param result what it came back with
         * @param isPortion whether one and several of the same in a row are the same
         * @param counts how often each rule had something to do
         */
        Written(String call, String shape, String result, boolean isPortion, Rules.Counts counts) {
            this.call = call;
            this.shape = shape;
            this.result = result;
            this.isPortion = isPortion;
            this.counts = counts;
        }

        boolean isPortion() {
            return isPortion;
        }

        Rules.Counts counts() {
            return counts;
        }

        /** Its token, which is asked for once. */
        int token(Tokens tokens) {
            if (token == UNKNOWN) {
                token = tokens.of(shape, call, result);
            }
            return token;
        }
    }

    CallMemo(PathNames paths, ObjectNames objects, ProcessNames processes, AddressNames addresses) {
        this.paths = paths;
        this.objects = objects;
        this.processes = processes;
        this.addresses = addresses;
    }

    /** The call with a key; null if it was not written yet. */
    @Nullable
    Written find(String callKey) {
        return written.get(callKey);
    }

    /** Remembers a call; when there are too many, all others are forgotten. */
    void put(String callKey, Written call) {
        bytes += 200L + 2L * (callKey.length() + call.call.length() + call.shape.length());
        if (bytes > MOST_BYTES) {
            written.clear();
            bytes = 0;
        }
        written.put(callKey, call);
    }

    /**
     * All that the text of a call depends on.
     *
     * @return null if it depends on more
     */
    @Nullable
    String key(
            Signature signature,
            EventView enter,
            EventView exit,
            FilesView.@Nullable Moment before,
            FilesView.@Nullable Moment after) {
        if (!eligible.computeIfAbsent(signature, CallMemo::isEligible)) {
            return null;
        }
        key.setLength(0);
        key.append(enter.abi()).append('.').append(enter.syscall()).append('.');
        for (int i = 0; i < signature.parameters().size(); i++) {
            long value = i < enter.argumentCount() ? enter.argument(i) : 0;
            if (!argument(signature.parameters().get(i).type(), value, enter.task(), before, after)) {
                return null;
            }
        }
        boolean isKnown = result(signature, exit, after)
                && pieces(signature, enter, before)
                && (exit.equals(enter) || pieces(signature, exit, before));
        return isKnown && key.length() <= LONGEST_KEY ? key.toString() : null;
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
                case PID, TID -> key.append(processes.name((int) value, task));
                case ADDRESS -> key.append(addresses.name(task.process(), value));
                default -> key.append(value);
            }
        } else if (type instanceof ArgumentType.Constants) {
            // Such as a signal's handler: a name or else an address.
            key.append(value).append(value < 0 || value >= LOWEST_ADDRESS ? addresses.name(task.process(), value) : "");
        } else {
            key.append(addresses.name(task.process(), value));
        }
        key.append('\0');
        return true;
    }

    private boolean descriptor(int fd, FilesView.@Nullable Moment before, FilesView.@Nullable Moment after) {
        if (fd == AT_FDCWD) {
            key.append("AT_FDCWD\0");
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
        key.append(value).append('\0');
        return true;
    }

    private boolean pieces(Signature signature, EventView event, FilesView.@Nullable Moment before) {
        RawText directory = before == null ? null : before.directory();
        for (int i = 0; i < event.pieceCount(); i++) {
            int argument = event.pieceArgument(i);
            int length = event.pieceLength(i);
            key.append(argument)
                    .append('.')
                    .append(event.piecePart(i))
                    .append('.')
                    .append(event.pieceFlags(i));
            key.append('.').append(length).append(':');
            if (key.length() + length > LONGEST_KEY) {
                return false;
            }
            String text = new String(event.pieceArray(i), event.pieceOffset(i), length, StandardCharsets.ISO_8859_1);
            key.append(text);
            boolean isPath = argument < signature.parameters().size()
                    && signature.parameters().get(argument).type() instanceof ArgumentType.Path;
            if (isPath && !paths.isSettled(text, directory)) {
                return false;
            }
        }
        return true;
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
