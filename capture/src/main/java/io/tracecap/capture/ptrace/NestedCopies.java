package io.tracecap.capture.ptrace;

import java.util.List;

/**
 * What the pointers of a copied structure lead to, or those of an array of such structures. Parts are numbered in the
 * order of the pointers, from 1, through all elements; then, for a single structure, those of what a pointer leads to.
 *
 * @param size bytes of one structure
 * @param pointers how many pointers one structure has
 * @param copies those of them that are followed
 */
record NestedCopies(int size, int pointers, List<NestedCopy> copies) {
    /** Most parts of an argument: the number has five bits in a trace. */
    private static final int MOST_PARTS = 31;

    /** Nothing is followed. */
    static final NestedCopies NONE = new NestedCopies(0, 0, List.of());

    /** Copies the list. */
    NestedCopies {
        copies = List.copyOf(copies);
    }

    /**
     * Copies all of it.
     *
     * @param from where in the ring the structures were copied to
     * @param bytes how much was copied
     * @param firstPart number of the first pointer
     */
    void copy(StoppedCall call, int argument, int from, int bytes, int firstPart) {
        if (copies.isEmpty()) {
            return;
        }
        int elements = Math.min(bytes / size, (MOST_PARTS + 1 - firstPart) / pointers);
        int innerPart = elements == 1 ? firstPart + pointers : MOST_PARTS + 1;
        // What a call has read is in its buffers one after the other, as far as the result goes.
        long left = call.transferred();
        for (int element = 0; element < elements; element++) {
            int structure = from + element * size;
            int before = firstPart - 1 + element * pointers;
            for (int i = 0; i < copies.size(); i++) {
                left -= copies.get(i).copy(call, argument, structure, before, innerPart, left);
            }
        }
    }
}
