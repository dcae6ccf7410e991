package io.tracecap.format.file.batch;

import com.google.protobuf.ByteString;
import java.util.Arrays;

/** The shapes of a group while they are read; the mirror of {@link ShapesEncoder}. */
final class ShapesDecoder {
    private final ColumnReader column = new ColumnReader("shapes");
    private int[] descriptors = new int[16];
    private int[] ends = new int[4];
    private int count;

    void reset(ByteString shapes) throws BatchFormatException {
        count = 0;
        if (shapes.isEmpty()) {
            ends[0] = 0;
            count = 1;
            return;
        }
        column.reset(shapes);
        int end = 0;
        while (column.hasMore()) {
            int pieces = column.nextBelow(BatchLimits.MAX_EVENT_PIECES + 1);
            for (int i = 0; i < pieces; i++) {
                if (!column.hasMore()) {
                    throw new BatchFormatException("column 'shapes' ends within a shape of " + pieces + " pieces");
                }
                if (end == descriptors.length) {
                    descriptors = Arrays.copyOf(descriptors, end * 2);
                }
                descriptors[end++] = column.nextBelow(PiecePlace.DESCRIPTORS);
            }
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, count * 2);
            }
            ends[count++] = end;
        }
    }

    int count() {
        return count;
    }

    int start(int shape) {
        return shape == 0 ? 0 : ends[shape - 1];
    }

    int end(int shape) {
        return ends[shape];
    }

    int descriptor(int at) {
        return descriptors[at];
    }
}
