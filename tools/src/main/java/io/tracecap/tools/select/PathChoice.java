package io.tracecap.tools.select;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.files.Descriptor;
import io.tracecap.format.files.OpenFile;
import io.tracecap.format.files.Paths;
import io.tracecap.format.syscall.ArgumentType;
import io.tracecap.format.syscall.Parameter;
import io.tracecap.format.syscall.ScalarKind;
import io.tracecap.format.syscall.Signature;
import io.tracecap.tools.text.FilesView;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses calls by the files that they are about: one of the paths is an argument, as it is or made absolute, or what a
 * descriptor among the arguments stands for. Immutable.
 */
final class PathChoice {
    private static final int AT_FDCWD = -100;
    private static final int POLLFD = 8;

    private final Set<RawText> paths;

    private PathChoice(Set<RawText> paths) {
        this.paths = Set.copyOf(paths);
    }

    /**
     * A choice of some paths.
     *
     * @param given as the user wrote them
     * @param directory what relative ones are relative to
     */
    static PathChoice of(List<RawText> given, RawText directory) {
        Set<RawText> paths = new HashSet<>(given);
        for (RawText path : given) {
            RawText absolute = Paths.resolve(directory.length() == 0 ? null : directory, path);
            if (absolute != null) {
                paths.add(absolute);
            }
        }
        return new PathChoice(paths);
    }

    /**
     * Whether a call is about one of the paths.
     *
     * @param enter a CALL or ENTER event
     * @param signature what its arguments are
     * @param files what its thread had open then; null when not known
     */
    boolean matches(EventView enter, Signature signature, FilesView.@Nullable Moment files) {
        List<Parameter> parameters = signature.parameters();
        RawText directory = files == null ? null : files.directory();
        RawText base = directory;
        for (int i = 0; i < parameters.size(); i++) {
            ArgumentType type = parameters.get(i).type();
            int value = i < enter.argumentCount() ? (int) enter.argument(i) : 0;
            boolean matches = false;
            if (type instanceof ArgumentType.Path) {
                matches = matchesPath(enter, i, base);
            } else if (type instanceof ArgumentType.Struct struct) {
                matches = matchesSet(enter, i, struct.layout().name(), files);
            } else if (isDescriptor(type)) {
                matches = matchesDescriptor(value, files);
                base = value == AT_FDCWD ? directory : name(value, files);
            }
            if (matches) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDescriptor(ArgumentType type) {
        return type instanceof ArgumentType.Scalar scalar
                && (scalar.kind() == ScalarKind.FD || scalar.kind() == ScalarKind.DIRFD);
    }

    private boolean matchesPath(EventView enter, int argument, @Nullable RawText directory) {
        int piece = enter.findPiece(argument, 0, false);
        if (piece < 0 || (enter.pieceFlags(piece) & EventView.PIECE_TRUNCATED) != 0) {
            return false;
        }
        RawText path = RawText.of(enter.pieceArray(piece), enter.pieceOffset(piece), enter.pieceLength(piece));
        if (paths.contains(path)) {
            return true;
        }
        RawText absolute = Paths.resolve(directory, path);
        return absolute != null && paths.contains(absolute);
    }

    /** Whether one of the descriptors that poll(2) or select(2) waits for stands for one of the paths. */
    private boolean matchesSet(EventView enter, int argument, String structure, FilesView.@Nullable Moment files) {
        boolean poll = structure.equals("pollfd");
        if (!poll && !structure.equals("fd_set")) {
            return false;
        }
        int piece = enter.findPiece(argument, 0, false);
        if (piece < 0) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap(enter.pieceArray(piece), enter.pieceOffset(piece), enter.pieceLength(piece))
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        int count = poll ? bytes.remaining() / POLLFD : bytes.remaining() * Byte.SIZE;
        for (int i = 0; i < count; i++) {
            boolean isSet = poll || (bytes.get(i / Byte.SIZE) >> (i % Byte.SIZE) & 1) != 0;
            if (isSet && matchesDescriptor(poll ? bytes.getInt(i * POLLFD) : i, files)) {
                return true;
            }
        }
        return false;
    }

    private boolean matchesDescriptor(int fd, FilesView.@Nullable Moment files) {
        RawText name = name(fd, files);
        return name != null && paths.contains(name);
    }

    private static @Nullable RawText name(int fd, FilesView.@Nullable Moment files) {
        Descriptor descriptor = files == null ? null : files.descriptors().get(fd);
        return descriptor != null && descriptor.file() instanceof OpenFile.Named named ? named.name() : null;
    }
}
