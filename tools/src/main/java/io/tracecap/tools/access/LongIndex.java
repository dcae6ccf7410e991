package io.tracecap.tools.access;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Numbers keys of 64 bits: 0, 1, 2 … in the order in which they were added. A hash table of primitives within a bound;
 * allocates to grow only. For one thread.
 */
public final class LongIndex {
    /** Position of a key that is not there. */
    public static final int NONE = -1;

    private static final int INITIAL = 1 << 8;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final int most;
    /** Who chooses the keys of a trace cannot choose them so that they all meet in one slot. */
    private final long seed = ThreadLocalRandom.current().nextLong();

    private int[] slots = new int[2 * INITIAL];
    private long[] keys = new long[INITIAL];
    private int size;

    /**
     * An empty index.
     *
     * @param most how many keys it takes
     */
    public LongIndex(int most) {
        this.most = most;
    }

    /** How many keys there are. */
    public int size() {
        return size;
    }

    /** How many positions the arrays that go with it should have at least. */
    public int capacity() {
        return keys.length;
    }

    /** The key at a position. */
    public long key(int position) {
        return keys[position];
    }

    /** Position of a key, {@link #NONE} if it is not there. */
    public int find(long key) {
        return slots[slot(key)] - 1;
    }

    /** Position of a key, which is added if it is not there; {@link #NONE} if there is no room for it. */
    public int add(long key) {
        int slot = slot(key);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == most) {
            return NONE;
        }
        if (size == keys.length) {
            grow();
            slot = slot(key);
        }
        keys[size] = key;
        slots[slot] = ++size;
        return size - 1;
    }

    private int slot(long key) {
        int mask = slots.length - 1;
        long hash = (key ^ seed) * FACTOR;
        int slot = (int) (hash ^ (hash >>> Integer.SIZE)) & mask;
        while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * size);
        slots = new int[4 * size];
        for (int i = 0; i < size; i++) {
            slots[slot(keys[i])] = i + 1;
        }
    }
}
