package io.tracecap.format.file;

import java.util.Arrays;

/**
 * Where batches are, for the footer. Bounded: when it is full, every second entry is dropped, and from then on only
 * every second batch gets one. The last batch always has one.
 */
final class FrameIndex {
    static final int CAPACITY = 1 << 16;

    private long[] offsets = new long[64];
    private long[] firstEvents = new long[64];
    private long[] firstTimes = new long[64];
    private int size;
    private long batches;
    /** Entries stand for batches whose number is a multiple of this; the last entry may be another. */
    private long stride = 1;

    void add(long offset, long firstEvent, long firstTimeNs) {
        if (batches > 0 && (batches - 1) % stride != 0) {
            size--;
        }
        if (size == CAPACITY) {
            thin();
        }
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, size * 2);
            firstEvents = Arrays.copyOf(firstEvents, size * 2);
            firstTimes = Arrays.copyOf(firstTimes, size * 2);
        }
        offsets[size] = offset;
        firstEvents[size] = firstEvent;
        firstTimes[size] = firstTimeNs;
        size++;
        batches++;
    }

    private void thin() {
        size /= 2;
        for (int i = 0; i < size; i++) {
            offsets[i] = offsets[2 * i];
            firstEvents[i] = firstEvents[2 * i];
            firstTimes[i] = firstTimes[2 * i];
        }
        stride *= 2;
    }

    /** How many batches were added. */
    long batches() {
        return batches;
    }

    int size() {
        return size;
    }

    long offset(int index) {
        return offsets[index];
    }

    long firstEvent(int index) {
        return firstEvents[index];
    }

    long firstTimeNs(int index) {
        return firstTimes[index];
    }
}
