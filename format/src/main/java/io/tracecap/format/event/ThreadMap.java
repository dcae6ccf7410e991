package io.tracecap.format.event;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Values by thread: by tid, or by task number. An open-addressing hash table with {@code int} keys, so that a look-up
 * on the hot path neither boxes nor allocates.
 *
 * @param <V> what is kept for each thread
 */
public final class ThreadMap<V> {
    private static final int INITIAL_CAPACITY = 64;

    private int[] keys;
    private @Nullable Object[] values;
    /** Who chooses the keys of a trace cannot choose them so that they all meet in one slot. */
    private final int seed;

    private int size;

    /** An empty map. */
    public ThreadMap() {
        keys = new int[INITIAL_CAPACITY];
        values = new Object[INITIAL_CAPACITY];
        seed = ThreadLocalRandom.current().nextInt();
    }

    private ThreadMap(ThreadMap<V> other) {
        keys = other.keys.clone();
        values = other.values.clone();
        seed = other.seed;
        size = other.size;
    }

    /** Another map with the same values; each can change without the other. */
    public ThreadMap<V> copy() {
        return new ThreadMap<>(this);
    }

    /** How many threads there are. */
    public int size() {
        return size;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** The value of {@code key}, or null. */
    @SuppressWarnings("unchecked")
    public @Nullable V get(int key) {
        return (V) values[find(key)];
    }

    /** Sets the value of {@code key}, new or not. */
    public void put(int key, V value) {
        int slot = find(key);
        if (values[slot] == null) {
            size++;
        }
        keys[slot] = key;
        values[slot] = value;
        if (size * 2 > keys.length) {
            grow();
        }
    }

    /** Forgets {@code key}; returns what it had, or null. */
    @SuppressWarnings("unchecked")
    public @Nullable V remove(int key) {
        int slot = find(key);
        Object removed = values[slot];
        if (removed != null) {
            size--;
            values[slot] = null;
            closeHole(slot);
        }
        return (V) removed;
    }

    /** What is done with each value by {@link #forEach}. */
    @FunctionalInterface
    public interface Visitor<V> {
        /** Called once for each value. */
        void visit(V value);
    }

    /** Visits all values, in no particular order. The map must not change meanwhile. */
    @SuppressWarnings("unchecked")
    public void forEach(Visitor<? super V> visitor) {
        for (Object value : values) {
            if (value != null) {
                visitor.visit((V) value);
            }
        }
    }

    /** What is done with each thread by {@link #forEachEntry}. */
    @FunctionalInterface
    public interface EntryVisitor<V> {
        /** Called once for each thread. */
        void visit(int key, V value);
    }

    /** Visits all threads, in no particular order. The map must not change meanwhile. */
    @SuppressWarnings("unchecked")
    public void forEachEntry(EntryVisitor<? super V> visitor) {
        for (int slot = 0; slot < keys.length; slot++) {
            Object value = values[slot];
            if (value != null) {
                visitor.visit(keys[slot], (V) value);
            }
        }
    }

    private int find(int key) {
        int mask = keys.length - 1;
        int slot = home(key, mask);
        while (values[slot] != null && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Linear probing without tombstones: moves back what only the removed entry kept away from its home. */
    private void closeHole(int hole) {
        int mask = keys.length - 1;
        for (int slot = (hole + 1) & mask; values[slot] != null; slot = (slot + 1) & mask) {
            int home = home(keys[slot], mask);
            if (((slot - home) & mask) >= ((slot - hole) & mask)) {
                keys[hole] = keys[slot];
                values[hole] = values[slot];
                values[slot] = null;
                hole = slot;
            }
        }
    }

    private void grow() {
        int[] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        keys = new int[oldKeys.length * 2];
        values = new Object[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != null) {
                int slot = find(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private int home(int key, int mask) {
        int hash = (key ^ seed) * 0x9E3779B9;
        hash = (hash ^ (hash >>> 15)) * 0x85EBCA6B;
        return (hash ^ (hash >>> 16)) & mask;
    }
}
