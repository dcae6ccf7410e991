package io.tracecap.format.file.batch;

/**
 * The last {@value #SIZE} values that were used, the most recent first. Real columns come back to a few values again and
 * again: descriptors, buffers, flags, paths. Coded by their place here such values become small numbers.
 *
 * <p>Hot on both sides, several times per event: fields and straight lines instead of an array and loops, which is worth
 * a quarter of the time of encoding.
 */
final class RecentValues {
    /** How many values are kept. */
    static final int SIZE = 8;

    private long v0;
    private long v1;
    private long v2;
    private long v3;
    private long v4;
    private long v5;
    private long v6;
    private long v7;

    /** Begins anew with {@code first}, {@code first + step}, {@code first + 2 step} … */
    void reset(long first, long step) {
        v0 = first;
        v1 = first + step;
        v2 = first + 2 * step;
        v3 = first + 3 * step;
        v4 = first + 4 * step;
        v5 = first + 5 * step;
        v6 = first + 6 * step;
        v7 = first + 7 * step;
    }

    /** The most recent value. */
    long first() {
        return v0;
    }

    /** Adds a value as the most recent one; the least recent one is forgotten. */
    void add(long value) {
        moveFrom6(value);
    }

    /** Makes a value the most recent one; returns the place where it was, or -1 when it was not there. */
    int touch(long value) {
        if (value == v0) {
            return 0;
        }
        if (value == v1) {
            moveFrom0(value);
            return 1;
        }
        if (value == v2) {
            moveFrom1(value);
            return 2;
        }
        if (value == v3) {
            moveFrom2(value);
            return 3;
        }
        return touchFarther(value);
    }

    private int touchFarther(long value) {
        if (value == v4) {
            moveFrom3(value);
            return 4;
        }
        if (value == v5) {
            moveFrom4(value);
            return 5;
        }
        if (value == v6) {
            moveFrom5(value);
            return 6;
        }
        if (value == v7) {
            moveFrom6(value);
            return 7;
        }
        add(value);
        return -1;
    }

    /** Makes the value at a place, 0 to 7, the most recent one, and returns it. */
    long use(int place) {
        switch (place) {
            case 0 -> {}
            case 1 -> moveFrom0(v1);
            case 2 -> moveFrom1(v2);
            case 3 -> moveFrom2(v3);
            case 4 -> moveFrom3(v4);
            case 5 -> moveFrom4(v5);
            case 6 -> moveFrom5(v6);
            case 7 -> moveFrom6(v7);
            default -> throw new IllegalArgumentException("place " + place);
        }
        return v0;
    }

    /** Moves the value at place 6 and all before it back by one, and puts another in front; likewise the following. */
    private void moveFrom6(long value) {
        v7 = v6;
        moveFrom5(value);
    }

    private void moveFrom5(long value) {
        v6 = v5;
        moveFrom4(value);
    }

    private void moveFrom4(long value) {
        v5 = v4;
        moveFrom3(value);
    }

    private void moveFrom3(long value) {
        v4 = v3;
        moveFrom2(value);
    }

    private void moveFrom2(long value) {
        v3 = v2;
        moveFrom1(value);
    }

    private void moveFrom1(long value) {
        v2 = v1;
        moveFrom0(value);
    }

    private void moveFrom0(long value) {
        v1 = v0;
        v0 = value;
    }
}
