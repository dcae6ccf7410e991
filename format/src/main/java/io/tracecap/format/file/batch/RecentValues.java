package io.tracecap.format.file.batch;

/**
 * The last distinct values that were used, the most recent first. Real columns come back to a few values again and
 * again: descriptors, buffers, flags, paths. Coded by their place here such values become small numbers.
 */
final class RecentValues {
    /** How many values are kept. */
    static final int SIZE = 8;

    private final long[] values = new long[SIZE];
    private int count;

    /** Forgets all values. */
    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    /** The value at a place, which must be below {@link #count}. */
    long get(int place) {
        return values[place];
    }

    /** The place of a value, or -1. */
    int find(long value) {
        for (int i = 0; i < count; i++) {
            if (values[i] == value) {
                return i;
            }
        }
        return -1;
    }

    /** Makes the value at a place the most recent one. */
    void use(int place) {
        long value = values[place];
        for (int i = place; i > 0; i--) {
            values[i] = values[i - 1];
        }
        values[0] = value;
    }

    /** Adds a value as the most recent one; the least recent one may be forgotten. */
    void add(long value) {
        if (count < SIZE) {
            count++;
        }
        values[count - 1] = value;
        use(count - 1);
    }
}
