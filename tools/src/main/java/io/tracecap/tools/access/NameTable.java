package io.tracecap.tools.access;

import io.tracecap.format.event.RawText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names, each kept once and known by a number: 0, 1, 2 … in the order in which they were added. A hash table over one array
 * of bytes, within a bound; allocates to grow only. For one thread.
 */
public final class NameTable {
    /** Number of a name that is not in the table. */
    public static final int NONE = -1;

    private static final int INITIAL_SLOTS = 256;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int mostNames;
    private final int mostBytes;
    /** Who chooses the names of a trace cannot choose them so that they all meet in one slot. */
    private final long seed = ThreadLocalRandom.current().nextLong();

    private int[] slots = new int[INITIAL_SLOTS];
    private int[] hashes = new int[INITIAL_SLOTS];
    private int[] ends = new int[INITIAL_SLOTS];
    private byte[] bytes = new byte[1 << 12];
    private int size;

    /**
     * An empty table.
     *
     * @param mostNames how many names it takes
     * @param mostBytes how many bytes they may have together
     */
    public NameTable(int mostNames, int mostBytes) {
        this.mostNames = mostNames;
        this.mostBytes = mostBytes;
    }

    /** How many names there are. */
    public int size() {
        return size;
    }

    /** The name with a number. */
    public RawText name(int number) {
        int from = start(number);
        return RawText.of(bytes, from, ends[number] - from);
    }

    /** Array that holds all names; not to be written to, and another one after the next {@link #add}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where a name begins in {@link #bytes}. */
    public int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    /** Where a name ends in {@link #bytes}. */
    public int end(int number) {
        return ends[number];
    }

    /** Number of a name, {@link #NONE} when it is not in the table. */
    public int find(byte[] source, int from, int count) {
        return slots[slot(source, from, count, hash(source, from, count))] - 1;
    }

    /** Number of a name, which is added if it is not in the table; {@link #NONE} when there is no room for it. */
    public int add(byte[] source, int from, int count) {
        int hash = hash(source, from, count);
        int slot = slot(source, from, count, hash);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        int begin = size == 0 ? 0 : ends[size - 1];
        if (size == mostNames || count > mostBytes - begin) {
            return NONE;
        }
        if (begin + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(mostBytes, Math.max(2 * bytes.length, begin + count)));
        }
        System.arraycopy(source, from, bytes, begin, count);
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        ends[size] = begin + count;
        hashes[size] = hash;
        slots[slot] = ++size;
        if (2 * size > slots.length) {
            grow();
        }
        return size - 1;
    }

    /** Eight bytes at a time. */
    private int hash(byte[] source, int from, int count) {
        long hash = seed ^ count;
        int at = from;
        for (; at <= from + count - Long.BYTES; at += Long.BYTES) {
            hash = mix(hash, (long) LONGS.get(source, at));
        }
        long rest = 0;
        for (; at < from + count; at++) {
            rest = (rest << Byte.SIZE) | (source[at] & 0xFF);
        }
        hash = mix(hash, rest);
        return (int) (hash ^ (hash >>> Integer.SIZE));
    }

    private static long mix(long hash, long word) {
        long mixed = (hash ^ word) * FACTOR;
        return mixed ^ (mixed >>> Integer.SIZE);
    }

    private int slot(byte[] source, int from, int count, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0 && !is(slots[slot] - 1, source, from, count, hash)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean is(int number, byte[] source, int from, int count, int hash) {
        return hashes[number] == hash && Arrays.equals(bytes, start(number), ends[number], source, from, from + count);
    }

    private void grow() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = hashes[number] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number + 1;
        }
    }
}
