package io.tracecap.format.file.batch;

import com.google.protobuf.ByteString;
import java.util.Arrays;

/**
 * The distinct lists of piece descriptors that the rows of a group have. Most groups have one or two.
 *
 * <pre>
 *   Shapes → Shape^*
 *   Shape  → Count Descriptor^Count     varints; see {@link PiecePlace}
 * </pre>
 */
final class ShapesEncoder {
    private int[] descriptors = new int[16];
    /** Where each shape ends in {@link #descriptors}. */
    private int[] ends = new int[4];

    private final Column column = new Column();
    private int count;
    private int last;

    void clear() {
        count = 0;
        last = 0;
    }

    /** The position of the shape that consists of the first {@code length} elements of {@code shape}. */
    int position(int[] shape, int length) {
        if (last < count && matches(last, shape, length)) {
            return last;
        }
        for (int i = 0; i < count; i++) {
            if (matches(i, shape, length)) {
                last = i;
                return i;
            }
        }
        last = add(shape, length);
        return last;
    }

    /** How many bytes a new shape of {@code length} pieces takes at most. */
    static int bytesOf(int length) {
        return 3 + 3 * length;
    }

    int count() {
        return count;
    }

    private int start(int position) {
        return position == 0 ? 0 : ends[position - 1];
    }

    private boolean matches(int position, int[] shape, int length) {
        int start = start(position);
        return ends[position] - start == length && Arrays.equals(descriptors, start, ends[position], shape, 0, length);
    }

    private int add(int[] shape, int length) {
        int start = count == 0 ? 0 : ends[count - 1];
        if (start + length > descriptors.length) {
            descriptors = Arrays.copyOf(descriptors, Math.max(descriptors.length * 2, start + length));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        System.arraycopy(shape, 0, descriptors, start, length);
        ends[count] = start + length;
        return count++;
    }

    ByteString finish() {
        if (count == 0 || (count == 1 && ends[0] == 0)) {
            return ByteString.EMPTY;
        }
        column.clear();
        for (int i = 0; i < count; i++) {
            column.put(ends[i] - start(i));
            for (int at = start(i); at < ends[i]; at++) {
                column.put(descriptors[at]);
            }
        }
        return column.toUntrimmedByteString();
    }
}
