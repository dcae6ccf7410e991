package io.tracecap.format.file.batch;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Distinct byte strings while they are written, and references to them. Open addressing; allocates only to grow.
 *
 * <pre>
 *   Reference → Place        0 to 7: the entry at that place of the {@link RecentValues}, which begin as none
 *             | 8            the next entry, used for the first time
 *             | 9 + Entry    any other entry, by its number
 * </pre>
 */
final class ByteDictionary {
    /** Reference to an entry that is used for the first time. */
    static final int NEW = RecentValues.SIZE;

    /** Stands for no entry. */
    static final int NONE = -1;

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final Column data = new Column();
    private final RecentValues recent = new RecentValues();
    private int[] ends = new int[16];
    private int[] hashes = new int[16];
    /** Number of an entry plus one; 0 is free. Its length is a power of two and at least twice the entries. */
    private int[] table = new int[64];

    private int count;

    ByteDictionary() {
        recent.reset(NONE, 0);
    }

    void clear() {
        data.clear();
        recent.reset(NONE, 0);
        Arrays.fill(table, 0);
        count = 0;
    }

    int count() {
        return count;
    }

    /** The array that holds the entries. */
    byte[] array() {
        return data.array();
    }

    /** Length of all entries. */
    int length() {
        return data.length();
    }

    int start(int entry) {
        return entry == 0 ? 0 : ends[entry - 1];
    }

    int end(int entry) {
        return ends[entry];
    }

    /** The reference to write for a string; {@link #NEW} when it was not there, but now is. */
    int reference(byte[] bytes, int offset, int length) {
        int hash = hash(bytes, offset, length);
        int mask = table.length - 1;
        int slot = hash & mask;
        while (table[slot] != 0) {
            int entry = table[slot] - 1;
            if (hashes[entry] == hash && matches(entry, bytes, offset, length)) {
                return use(entry);
            }
            slot = (slot + 1) & mask;
        }
        table[slot] = count + 1;
        add(hash, bytes, offset, length);
        return NEW;
    }

    private int use(int entry) {
        int place = recent.touch(entry);
        return place >= 0 ? place : NEW + 1 + entry;
    }

    private boolean matches(int entry, byte[] bytes, int offset, int length) {
        return Arrays.equals(data.array(), start(entry), ends[entry], bytes, offset, offset + length);
    }

    private void add(int hash, byte[] bytes, int offset, int length) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        data.putBytes(bytes, offset, length);
        ends[count] = data.length();
        hashes[count] = hash;
        recent.add(count);
        count++;
        if (count * 2 > table.length) {
            grow();
        }
    }

    private void grow() {
        table = new int[table.length * 2];
        int mask = table.length - 1;
        for (int entry = 0; entry < count; entry++) {
            int slot = hashes[entry] & mask;
            while (table[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            table[slot] = entry + 1;
        }
    }

    private static int hash(byte[] bytes, int offset, int length) {
        ByteBuffer words = LittleEndianWord.wrap(bytes);
        long hash = length * MIX;
        int at = offset;
        int end = offset + length;
        for (; end - at >= Long.BYTES; at += Long.BYTES) {
            hash = Long.rotateLeft((hash ^ words.getLong(at)) * MIX, 29);
        }
        if (at < end) {
            hash = (hash ^ LittleEndianWord.get(words, at, end - at)) * MIX;
        }
        hash *= MIX;
        return (int) (hash >>> 32) ^ (int) (hash >>> 17);
    }
}
