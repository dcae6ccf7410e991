package io.tracecap.tools.diff;

import io.tracecap.format.event.RawText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Something to be looked up, as bytes, of which a hash of 128 bits is kept. Whoever made the traces does not know what it
 * is seeded with, so that two keys with the same hash are as good as the same. Reused, so that to find something allocates
 * nothing. For one thread.
 */
final class Key {
    private static final int LONGEST = 4096;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final long OTHER_FACTOR = 0xC2B2AE3D27D4EB4FL;
    private static final int SPREAD = 29;
    private static final int OTHER_SPREAD = 32;

    private final byte[] bytes = new byte[LONGEST + Long.BYTES];
    private final ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    private final long seed;
    private final long otherSeed;
    private int length;
    private boolean full;
    private long low;
    private long high;

    /** A key that is compared with those of the same random numbers only. */
    Key(SplittableRandom random) {
        seed = random.nextLong();
        otherSeed = random.nextLong();
    }

    /** Begins a new one. */
    void clear() {
        length = 0;
        full = false;
    }

    /** Appends a number. */
    void number(long value) {
        if (reserve(Long.BYTES)) {
            words.putLong(length, value);
            length += Long.BYTES;
        }
    }

    /** Appends a text of characters below 256, which nothing that follows can be mistaken for. */
    void text(String latin) {
        number(latin.length());
        if (reserve(latin.length())) {
            byte[] source = latin.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(source, 0, bytes, length, source.length);
            length += source.length;
        }
    }

    /** Appends a text likewise. */
    void text(RawText text) {
        number(text.length());
        if (reserve(text.length())) {
            text.copyTo(bytes, length);
            length += text.length();
        }
    }

    /** Appends bytes likewise. */
    void bytes(byte[] source, int from, int count) {
        number(count);
        if (reserve(count)) {
            System.arraycopy(source, from, bytes, length, count);
            length += count;
        }
    }

    private boolean reserve(int count) {
        full |= count > LONGEST - length;
        return !full;
    }

    /**
     * Ends it.
     *
     * @return whether all of it is in the hash: it is not too long
     */
    boolean end() {
        words.putLong(length, 0);
        long one = seed + length;
        long two = otherSeed ^ length;
        for (int i = 0; i < length; i += Long.BYTES) {
            long word = words.getLong(i);
            one = (one ^ word) * FACTOR;
            one ^= one >>> SPREAD;
            two = (two + word) * OTHER_FACTOR;
            two ^= two >>> OTHER_SPREAD;
        }
        low = mixed(one);
        high = mixed(two);
        return !full;
    }

    /** The last step of splitmix64. */
    private static long mixed(long value) {
        long half = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        half = (half ^ (half >>> 27)) * 0x94D049BB133111EBL;
        return half ^ (half >>> 31);
    }

    /** Half of the hash, when it has ended. */
    long low() {
        return low;
    }

    /** The other half. */
    long high() {
        return high;
    }
}
