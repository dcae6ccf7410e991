package io.tracecap.format.file.batch;

import com.google.protobuf.ByteString;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The distinct byte strings of a batch while it is written. Open addressing; allocates only to grow. */
final class TextDictionary {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final Column data = new Column();
    private final Column lengths = new Column();
    private int[] ends = new int[256];
    private int[] hashes = new int[256];
    /** Index of an entry plus one; 0 is free. Its length is a power of two and at least twice the entries. */
    private int[] table = new int[1024];

    private int count;

    void clear() {
        data.clear();
        lengths.clear();
        Arrays.fill(table, 0);
        count = 0;
    }

    /** What to write for a string: 0 when it is new (it is now added), else its distance from the newest plus one. */
    int reference(byte[] bytes, int offset, int length) {
        int hash = hash(bytes, offset, length);
        int mask = table.length - 1;
        int slot = hash & mask;
        while (table[slot] != 0) {
            int entry = table[slot] - 1;
            if (hashes[entry] == hash && matches(entry, bytes, offset, length)) {
                return count - entry;
            }
            slot = (slot + 1) & mask;
        }
        table[slot] = count + 1;
        add(hash, bytes, offset, length);
        return 0;
    }

    ByteString data() {
        return data.toByteString();
    }

    ByteString lengths() {
        return lengths.toByteString();
    }

    private boolean matches(int entry, byte[] bytes, int offset, int length) {
        int from = entry == 0 ? 0 : ends[entry - 1];
        return Arrays.equals(data.array(), from, ends[entry], bytes, offset, offset + length);
    }

    private void add(int hash, byte[] bytes, int offset, int length) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        data.putBytes(bytes, offset, length);
        lengths.put(length);
        ends[count] = data.length();
        hashes[count] = hash;
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
        long hash = length * MIX;
        int at = offset;
        int end = offset + length;
        for (; end - at >= 8; at += 8) {
            hash = Long.rotateLeft((hash ^ (long) LONG.get(bytes, at)) * MIX, 29);
        }
        for (; at < end; at++) {
            hash = (hash ^ bytes[at]) * MIX;
            hash ^= hash >>> 31;
        }
        hash *= MIX;
        return (int) (hash >>> 32) ^ (int) (hash >>> 17);
    }
}
