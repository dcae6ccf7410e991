package io.tracecap.tools.summary;

import io.tracecap.format.event.EventView;
import io.tracecap.tools.access.CallPaths;
import io.tracecap.tools.access.FileUse;
import io.tracecap.tools.access.LongIndex;
import io.tracecap.tools.access.NameTable;
import java.util.Arrays;

/**
 * What became of each file that calls named: which uses succeeded, and whether the last one failed. And which failures were
 * steps of a search that found something: the same process later found a file of the same name, up to its first dot, in
 * another directory or with another ending. Within the bounds of {@link CallPaths}; allocates to grow only. For one thread.
 */
final class PathLedger implements CallPaths.Sink {
    private static final int ENOENT = 2;
    private static final int MOST_SEARCHES = 1 << 17;
    private static final int MOST_STEM_BYTES = 4 << 20;
    private static final int MOST_MOVES = 64;
    /** Errors of calls that found the file: EEXIST, EISDIR, EINVAL (no link), EBUSY, ENOTEMPTY, ENODATA, ERANGE, ENOTSUP. */
    private static final Errors FOUND_ERRORS = Errors.of(17, 21, 22, 16, 39, 61, 34, 95);
    /** Errors that say nothing of the file: EINTR, EAGAIN, EFAULT, ENOSYS, and calls that the kernel starts again. */
    private static final Errors OTHER_ERRORS = Errors.of(4, 11, 14, 38, 512, 513, 514, 516);

    private final NameTable stems = new NameTable(MOST_SEARCHES, MOST_STEM_BYTES);
    /** Process and stem of each failure, and number of the event at which the process last found that. */
    private final LongIndex searches = new LongIndex(MOST_SEARCHES);

    private long[] foundAt = new long[searches.capacity()];
    private int[] uses = new int[1 << 8];
    private int[] failures = new int[1 << 8];
    private short[] errors = new short[1 << 8];
    private int[] search = new int[1 << 8];
    private int[] process = new int[1 << 8];
    private long[] failedAt = new long[1 << 8];
    private boolean[] isFailing = new boolean[1 << 8];
    private int[] movedFrom = new int[MOST_MOVES];
    private int[] movedTo = new int[MOST_MOVES];
    private int moves;
    private long allMoves;
    private long moving = -1;
    private int moved;
    private NameTable names = new NameTable(0, 0);

    /** Says where the names are that numbers stand for; before the first event. */
    void names(NameTable table) {
        names = table;
    }

    @Override
    public void used(EventView exit, int path, FileUse use) {
        if (exit.isContext()) {
            return;
        }
        reserve(path);
        int error = Errors.error(exit.result());
        if (error == 0 || FOUND_ERRORS.contains(error)) {
            found(exit, path);
            if (error == 0) {
                succeed(exit, path, use);
            }
        } else if (!OTHER_ERRORS.contains(error)) {
            fail(exit, path, error);
        }
    }

    private void found(EventView exit, int path) {
        isFailing[path] = false;
        if (searches.size() > 0) {
            int stem = stem(path, false);
            int entry = stem == NameTable.NONE ? LongIndex.NONE : searches.find(key(exit, stem));
            if (entry != LongIndex.NONE) {
                foundAt[entry] = exit.number();
            }
        }
    }

    private void succeed(EventView exit, int path, FileUse use) {
        boolean wasMissing = failures[path] > 0 && errors[path] == ENOENT;
        FileUse done = use == FileUse.WRITE_OR_CREATE ? (wasMissing ? FileUse.CREATE : FileUse.WRITE) : use;
        errors[path] = done == FileUse.CREATE ? 0 : errors[path];
        uses[path] |= done.bit();
        if (done == FileUse.MOVE) {
            moving = exit.number();
            moved = path;
        } else if (done == FileUse.MOVE_HERE && moving == exit.number()) {
            allMoves++;
            if (moves < MOST_MOVES) {
                movedFrom[moves] = moved;
                movedTo[moves++] = path;
            }
        }
    }

    private void fail(EventView exit, int path, int error) {
        failures[path]++;
        errors[path] = (short) error;
        failedAt[path] = exit.enterNumber() == EventView.NO_ENTER ? exit.number() : exit.enterNumber();
        process[path] = exit.task().process();
        isFailing[path] = true;
        int stem = stem(path, true);
        search[path] = stem == NameTable.NONE ? LongIndex.NONE : searches.add(key(exit, stem));
        if (foundAt.length < searches.capacity()) {
            foundAt = Arrays.copyOf(foundAt, searches.capacity());
        }
    }

    private static long key(EventView exit, int stem) {
        return ((long) exit.task().process() << Integer.SIZE) | stem;
    }

    /** Number of the last part of a name up to its first dot; {@link NameTable#NONE} if it is not known. */
    private int stem(int path, boolean isNew) {
        byte[] bytes = names.bytes();
        int end = names.end(path);
        int from = end;
        while (from > names.start(path) && bytes[from - 1] != '/') {
            from--;
        }
        int to = Math.min(from + 1, end);
        while (to < end && bytes[to] != '.') {
            to++;
        }
        return isNew ? stems.add(bytes, from, to - from) : stems.find(bytes, from, to - from);
    }

    private void reserve(int path) {
        if (path >= uses.length) {
            int capacity = Math.max(2 * uses.length, path + 1);
            uses = Arrays.copyOf(uses, capacity);
            failures = Arrays.copyOf(failures, capacity);
            errors = Arrays.copyOf(errors, capacity);
            search = Arrays.copyOf(search, capacity);
            process = Arrays.copyOf(process, capacity);
            failedAt = Arrays.copyOf(failedAt, capacity);
            isFailing = Arrays.copyOf(isFailing, capacity);
        }
    }

    /** How many files there are; their numbers are those of the names. */
    int size() {
        return Math.min(names.size(), uses.length);
    }

    /** Whether a use succeeded. */
    boolean was(int path, FileUse use) {
        return (uses[path] & use.bit()) != 0;
    }

    /** Whether the last use failed. */
    boolean isFailing(int path) {
        return isFailing[path];
    }

    /** Whether its failure was a step of a search that found something. */
    boolean isSearched(int path) {
        return search[path] != LongIndex.NONE && foundAt[search[path]] > failedAt[path];
    }

    /** Number of the search that its last failure was a step of; {@link LongIndex#NONE} if it is not known. */
    int search(int path) {
        return search[path];
    }

    int failures(int path) {
        return failures[path];
    }

    /** How the last use failed that did. */
    int error(int path) {
        return errors[path];
    }

    /** Number of the event with which the call began that failed last. */
    long failedAt(int path) {
        return failedAt[path];
    }

    /** Number of the process that it failed in. */
    int process(int path) {
        return process[path];
    }

    /** How many files were renamed. */
    long moves() {
        return allMoves;
    }

    /** Of how many of these it is known which. */
    int keptMoves() {
        return moves;
    }

    int movedFrom(int move) {
        return movedFrom[move];
    }

    int movedTo(int move) {
        return movedTo[move];
    }
}
