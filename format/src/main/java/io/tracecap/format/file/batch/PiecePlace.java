package io.tracecap.format.file.batch;

import io.tracecap.format.event.EventView;

/**
 * How a shape describes one piece, and which structure column it belongs to.
 *
 * <pre>
 *   15            8 7         3 2        0
 *  +---------------+-----------+----------+
 *  |     flags     |   part    | argument |   descriptor, in a shape
 *  +---------------+-----------+----------+
 *  |      at exit  |   part    | argument |   place, of a structure column: the flags reduced to one bit
 *  +---------------+-----------+----------+
 * </pre>
 */
final class PiecePlace {
    private static final int PART_SHIFT = 3;
    private static final int FLAGS_SHIFT = 8;
    /** Descriptors are below this. */
    static final int DESCRIPTORS = BatchLimits.PIECE_FLAGS << FLAGS_SHIFT;
    /** Places are below this. */
    static final int PLACES = 2 << FLAGS_SHIFT;

    private PiecePlace() {}

    static int descriptor(int argument, int part, int flags) {
        return argument | (part << PART_SHIFT) | (flags << FLAGS_SHIFT);
    }

    static int argument(int descriptor) {
        return descriptor & (BatchLimits.PIECE_ARGUMENTS - 1);
    }

    static int part(int descriptor) {
        return (descriptor >>> PART_SHIFT) & (BatchLimits.PIECE_PARTS - 1);
    }

    static int flags(int descriptor) {
        return descriptor >>> FLAGS_SHIFT;
    }

    static boolean isText(int descriptor) {
        return (flags(descriptor) & EventView.PIECE_TEXT) != 0;
    }

    static int place(int descriptor) {
        int atExit = (flags(descriptor) & EventView.PIECE_AT_EXIT) != 0 ? 1 : 0;
        return (descriptor & ((1 << FLAGS_SHIFT) - 1)) | (atExit << FLAGS_SHIFT);
    }
}
