package io.tracecap.tools.access;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.files.Descriptor;
import io.tracecap.format.files.DescriptorState;
import io.tracecap.format.files.OpenFile;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.DescriptorEffects;
import io.tracecap.format.syscall.SyscallTable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that calls name, by absolute names as far as directories are known, and hands them on when the call comes
 * back. Is shown all events in order, each before the {@link DescriptorState} that it asks for directories. Allocates nothing
 * for a call. For one thread.
 */
public final class CallPaths {
    private static final int MOST_PATH = 4096;
    private static final int MOST_NAMES = 1 << 17;
    private static final int MOST_BYTES = 16 << 20;
    /** Of so many threads it remembers the call that they are in. */
    private static final int MOST_THREADS = 1 << 14;

    private static final int ABIS = 16;
    private static final int AT_FDCWD = -100;
    private static final int NO_CALL = -1;

    private final DescriptorState state;
    private final Sink sink;
    private final NameTable names = new NameTable(MOST_NAMES, MOST_BYTES);
    private final @Nullable PathShape[] @Nullable [] shapes = new PathShape[ABIS][];
    private final Map<Abi, DescriptorEffects> effects = new EnumMap<>(Abi.class);
    private final ThreadMap<OpenPaths> open = new ThreadMap<>();
    private final OpenPaths now = new OpenPaths();
    private final byte[] scratch = new byte[2 * MOST_PATH + 2];
    private long leftOut;

    /** Takes the files. */
    @FunctionalInterface
    public interface Sink {
        /**
         * A call that names a file came back.
         *
         * @param exit the event with its result
         * @param path number of the file's name
         * @param use what the call does with it if it succeeds
         */
        void used(EventView exit, int path, FileUse use);
    }

    /** The files that a call names. */
    private static final class OpenPaths {
        private static final int MOST = 2;

        private final int[] paths = new int[MOST];
        private final FileUse[] uses = new FileUse[MOST];
        private int count;
        private long enter = NO_CALL;
    }

    /**
     * Finds nothing yet.
     *
     * @param state says in which directory a thread is, and what descriptors stand for
     */
    public CallPaths(DescriptorState state, Sink sink) {
        this.state = state;
        this.sink = sink;
    }

    /** The names that were found. */
    public NameTable names() {
        return names;
    }

    /** How many names of files were left out, because there was no room for them or they were not recorded whole. */
    public long leftOut() {
        return leftOut;
    }

    /** Takes the next event into account. */
    public void accept(EventView event) {
        switch (event.kind()) {
            case CALL -> {
                if (read(event, now)) {
                    handOn(event, now);
                }
            }
            case ENTER -> enter(event);
            case RETURN -> comeBack(event);
            case EXIT -> open.remove(event.task().number());
            default -> {
                // Only calls name files.
            }
        }
    }

    private void enter(EventView event) {
        PathShape shape = shape(event);
        OpenPaths paths = open.get(event.task().number());
        if (shape.paths().isEmpty()) {
            if (paths != null) {
                paths.enter = NO_CALL;
            }
            return;
        }
        if (paths == null) {
            if (open.size() == MOST_THREADS) {
                return;
            }
            paths = new OpenPaths();
            open.put(event.task().number(), paths);
        }
        read(event, paths);
    }

    private void comeBack(EventView exit) {
        OpenPaths paths = open.isEmpty() ? null : open.get(exit.task().number());
        if (paths != null && paths.enter != NO_CALL && paths.enter == exit.enterNumber()) {
            handOn(exit, paths);
            paths.enter = NO_CALL;
        }
    }

    private void handOn(EventView exit, OpenPaths paths) {
        for (int i = 0; i < paths.count; i++) {
            sink.used(exit, paths.paths[i], paths.uses[i]);
        }
    }

    /** Whether the call names files, whose names are then in {@code paths}. */
    private boolean read(EventView enter, OpenPaths paths) {
        PathShape shape = shape(enter);
        if (shape.paths().isEmpty()) {
            return false;
        }
        paths.count = 0;
        paths.enter = enter.number();
        List<PathShape.Argument> arguments = shape.paths();
        for (int i = 0; i < arguments.size() && paths.count < OpenPaths.MOST; i++) {
            PathShape.Argument argument = arguments.get(i);
            int path = number(enter, argument);
            if (path != NameTable.NONE) {
                paths.paths[paths.count] = path;
                paths.uses[paths.count] = argument.use(flags(enter, argument.flags()));
                paths.count++;
            }
        }
        return paths.count > 0;
    }

    private PathShape shape(EventView event) {
        int id = event.abi();
        int number = event.syscall();
        if (id < 0 || id >= ABIS || number < 0 || number > SyscallTable.MAX_NUMBER) {
            return PathShape.NONE;
        }
        @Nullable PathShape[] ofAbi = shapes[id];
        if (ofAbi == null) {
            ofAbi = new PathShape[SyscallTable.MAX_NUMBER + 1];
            shapes[id] = ofAbi;
        }
        PathShape shape = ofAbi[number];
        if (shape == null) {
            shape = find(id, number);
            ofAbi[number] = shape;
        }
        return shape;
    }

    private PathShape find(int id, int number) {
        for (Abi abi : Abi.values()) {
            if (abi.id() == id) {
                return PathShape.of(abi, number, effects.computeIfAbsent(abi, DescriptorEffects::of));
            }
        }
        return PathShape.NONE;
    }

    private static long flags(EventView enter, PathShape.@Nullable Flags flags) {
        if (flags == null) {
            return 0;
        }
        if (!flags.isBehind()) {
            return flags.argument() < enter.argumentCount() ? enter.argument(flags.argument()) : 0;
        }
        int piece = enter.findPiece(flags.argument(), 0, false);
        return piece < 0 || enter.pieceLength(piece) < Long.BYTES
                ? 0
                : ByteBuffer.wrap(enter.pieceArray(piece), enter.pieceOffset(piece), Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getLong();
    }

    /** Number of the name of the file that an argument is; {@link NameTable#NONE} if it is none, or not known. */
    private int number(EventView enter, PathShape.Argument argument) {
        int piece = enter.findPiece(argument.index(), 0, false);
        int length = piece < 0 ? 0 : enter.pieceLength(piece);
        if (length == 0) {
            return NameTable.NONE;
        }
        boolean isCut = (enter.pieceFlags(piece) & (EventView.PIECE_TRUNCATED | EventView.PIECE_FAULT)) != 0;
        if (isCut || length > MOST_PATH) {
            leftOut++;
            return NameTable.NONE;
        }
        byte[] bytes = enter.pieceArray(piece);
        int from = enter.pieceOffset(piece);
        int at = 0;
        RawText directory = bytes[from] == '/' ? null : directory(enter, argument.directory());
        if (directory != null && directory.length() <= MOST_PATH) {
            directory.copyTo(scratch, 0);
            at = directory.length();
            scratch[at++] = '/';
        }
        System.arraycopy(bytes, from, scratch, at, length);
        int number = names.add(scratch, 0, normalize(scratch, at + length));
        leftOut += number == NameTable.NONE ? 1 : 0;
        return number;
    }

    private @Nullable RawText directory(EventView enter, int argument) {
        int fd = argument < 0 || argument >= enter.argumentCount() ? AT_FDCWD : (int) enter.argument(argument);
        if (fd == AT_FDCWD) {
            return state.directory(enter.task());
        }
        Descriptor descriptor = state.descriptors(enter.task()).get(fd);
        return descriptor != null && descriptor.file() instanceof OpenFile.Named named ? named.name() : null;
    }

    /** Takes {@code .}, {@code ..} and empty parts out of an absolute name, in place; its length then. */
    static int normalize(byte[] path, int length) {
        if (path[0] != '/') {
            return length;
        }
        int to = 0;
        int start = 1;
        for (int i = 1; i <= length; i++) {
            if (i < length && path[i] != '/') {
                continue;
            }
            int part = i - start;
            if (part == 2 && path[start] == '.' && path[start + 1] == '.') {
                while (to > 0 && path[--to] != '/') {
                    // Back to the slash before the last part.
                }
            } else if (part > 0 && !(part == 1 && path[start] == '.')) {
                path[to++] = '/';
                System.arraycopy(path, start, path, to, part);
                to += part;
            }
            start = i + 1;
        }
        if (to == 0) {
            path[to++] = '/';
        }
        return to;
    }
}
