package io.tracecap.tools.where;

import io.tracecap.format.event.EventKind;
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
import io.tracecap.tools.text.Signatures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The descriptors and paths of one call, as its signature tells them apart, and what they stand for. */
final class CallFiles {
    private static final int ARGUMENTS = 6;
    private static final int AT_FDCWD = -100;
    private static final int NO_DESCRIPTOR = -1;

    private final EventView enter;
    private final FilesView.@Nullable Moment before;
    private final FilesView.@Nullable Moment after;
    private final @Nullable Signature signature;
    private int descriptor = NO_DESCRIPTOR;
    private boolean isNew;

    /**
     * Looks at a call.
     *
     * @param event as it was entered; of anything else nothing is known
     * @param exit as it came back; null if it did not
     */
    CallFiles(EventView event, @Nullable EventView exit, FilesView files) {
        enter = event;
        before = files.entered(event);
        after = exit == null ? null : files.returned(exit);
        boolean isEntered = event.kind() == EventKind.CALL || event.kind() == EventKind.ENTER;
        Signature usual = isEntered ? Signatures.find(event.abi(), event.syscall()) : null;
        signature = usual == null ? null : usual.resolve(arguments());
        if (signature != null) {
            isNew = exit != null && exit.result() >= 0 && isDescriptor(signature.result(), ScalarKind.FD);
            descriptor = isNew && exit != null ? (int) exit.result() : given(signature);
        }
    }

    private long[] arguments() {
        long[] arguments = new long[ARGUMENTS];
        for (int i = 0; i < Math.min(ARGUMENTS, enter.argumentCount()); i++) {
            arguments[i] = enter.argument(i);
        }
        return arguments;
    }

    /** The first descriptor that the call was given. */
    private int given(Signature ofCall) {
        List<Parameter> parameters = ofCall.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (isDescriptor(parameters.get(i).type(), ScalarKind.FD)) {
                return argument(i);
            }
        }
        return NO_DESCRIPTOR;
    }

    private int argument(int index) {
        return index < enter.argumentCount() ? (int) enter.argument(index) : NO_DESCRIPTOR;
    }

    private static boolean isDescriptor(ArgumentType type, ScalarKind kind) {
        return type instanceof ArgumentType.Scalar scalar && scalar.kind() == kind;
    }

    private @Nullable RawText directoryOf(int fd) {
        return before != null && file(fd, before) instanceof OpenFile.Named named ? before.name(named) : null;
    }

    private static @Nullable OpenFile file(int fd, FilesView.@Nullable Moment moment) {
        Descriptor found = moment == null ? null : moment.descriptors().get(fd);
        return found == null ? null : found.file();
    }

    private FilesView.@Nullable Moment moment() {
        return isNew ? after : before;
    }

    private @Nullable OpenFile file() {
        return file(descriptor, moment());
    }

    /** What the thread had when it entered the call; null when not known. */
    FilesView.@Nullable Moment before() {
        return before;
    }

    /** The descriptor that the call is about; -1 for none. */
    int descriptor() {
        return descriptor;
    }

    /** What it stands for; empty when there is none, or that is not known. */
    String type() {
        OpenFile file = file();
        return file == null ? "" : FileText.type(file);
    }

    /** The name of that, or the path that the call was given if it has no descriptor; empty when not known. */
    String name() {
        FilesView.Moment moment = moment();
        OpenFile file = file();
        if (file != null && moment != null) {
            return FileText.name(file, moment);
        }
        RawText path = descriptor == NO_DESCRIPTOR ? path() : null;
        return path == null ? "" : path.utf8();
    }

    /** Names of all descriptors and paths. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        List<Parameter> parameters = signature == null ? List.of() : signature.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            ArgumentType type = parameters.get(i).type();
            if (type instanceof ArgumentType.Path) {
                RawText absolute = absolute(i);
                if (absolute != null) {
                    names.add(absolute.utf8());
                }
            } else if (isDescriptor(type, ScalarKind.FD)) {
                add(file(argument(i), before), before, names);
            }
        }
        if (isNew) {
            add(file(), after, names);
        }
        return names;
    }

    private static void add(@Nullable OpenFile file, FilesView.@Nullable Moment moment, List<String> names) {
        if (file != null && moment != null) {
            names.add(FileText.name(file, moment));
        }
    }

    /** A path among the arguments, made absolute; null when it is none, or was not copied. */
    private @Nullable RawText absolute(int argument) {
        RawText written = written(argument);
        return written == null ? null : Paths.resolve(base(argument), written);
    }

    private @Nullable RawText written(int argument) {
        int piece = enter.findPiece(argument, 0, false);
        return piece < 0
                ? null
                : RawText.of(enter.pieceArray(piece), enter.pieceOffset(piece), enter.pieceLength(piece));
    }

    /** What a relative path begins in: the directory of the descriptor before it, if there is one. */
    private @Nullable RawText base(int argument) {
        boolean hasOwn = signature != null
                && argument > 0
                && isDescriptor(signature.parameters().get(argument - 1).type(), ScalarKind.DIRFD);
        int fd = hasOwn ? argument(argument - 1) : AT_FDCWD;
        if (fd == AT_FDCWD) {
            return before == null ? null : before.directory();
        }
        return directoryOf(fd);
    }

    private int firstPath() {
        List<Parameter> parameters = signature == null ? List.of() : signature.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).type() instanceof ArgumentType.Path) {
                return i;
            }
        }
        return NO_DESCRIPTOR;
    }

    /** This side of the socket; null when it is none, or that is not known. */
    @Nullable
    SocketEnd local() {
        return file() instanceof OpenFile.Socket socket ? SocketEnd.of(socket.local()) : null;
    }

    /** The other side of the socket; likewise. */
    @Nullable
    SocketEnd peer() {
        return file() instanceof OpenFile.Socket socket ? SocketEnd.of(socket.peer()) : null;
    }

    /** The first path, made absolute; null when there is none. */
    @Nullable
    RawText path() {
        int argument = firstPath();
        return argument < 0 ? null : absolute(argument);
    }

    /** The first path as the program wrote it; likewise. */
    @Nullable
    RawText rawPath() {
        int argument = firstPath();
        return argument < 0 ? null : written(argument);
    }
}
