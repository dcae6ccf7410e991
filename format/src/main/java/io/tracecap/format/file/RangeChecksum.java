package io.tracecap.format.file;

import java.util.zip.CRC32C;

/**
 * CRC-32C of any range of an array in the same small time, however long the range is: the checksum up to every
 * {@value #STEP}th byte is computed once, and two of them give that of what lies between. A file in which frames seem to
 * begin everywhere, each a megabyte long, is searched as fast as any other.
 *
 * <p>With {@code ‖} for one after the other: {@code crc(A‖B) = crc(A) · x^(8·|B|) + crc(B)}, as polynomials over GF(2)
 * modulo that of CRC-32C, in which {@code +} is xor.
 */
final class RangeChecksum {
    private static final int STEP = 256;
    /** The polynomial of CRC-32C; the highest bit of a number stands for x^0. */
    private static final int POLYNOMIAL = 0x82F6_3B78;

    private static final int ONE = 0x8000_0000;
    private static final int X_8 = ONE >>> 8;
    private static final int LOW_BITS = 10;

    private final CRC32C crc = new CRC32C();
    /** x^(8·i) and x^(8·i·2^LOW_BITS). */
    private final int[] lowPowers = new int[1 << LOW_BITS];

    private final int[] highPowers;
    private final int[] steps;
    private byte[] bytes = new byte[0];

    /**
     * @param capacity the most bytes that an array has
     */
    RangeChecksum(int capacity) {
        highPowers = new int[(capacity >> LOW_BITS) + 1];
        steps = new int[capacity / STEP + 1];
        fillPowers(lowPowers, X_8);
        fillPowers(highPowers, multiply(lowPowers[lowPowers.length - 1], X_8));
    }

    private static void fillPowers(int[] powers, int base) {
        powers[0] = ONE;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = multiply(powers[i - 1], base);
        }
    }

    /** Takes an array, of which {@code length} bytes count. It must not change until the next call. */
    void reset(byte[] array, int length) {
        bytes = array;
        crc.reset();
        for (int i = 0; i < length / STEP; i++) {
            crc.update(array, i * STEP, STEP);
            steps[i + 1] = (int) crc.getValue();
        }
    }

    /**
     * The masked checksum of two ranges, one after the other.
     *
     * @param head where the first range begins
     * @param headLength how long it is; short
     * @param from where the second range begins
     * @param length how long it is
     */
    int masked(int head, int headLength, int from, int length) {
        int whole = multiply(plain(head, headLength) ^ upTo(from), power(length)) ^ upTo(from + length);
        return Checksum.mask(whole);
    }

    /** Checksum of the first {@code end} bytes. */
    private int upTo(int end) {
        int rest = end % STEP;
        int step = steps[end / STEP];
        return rest == 0 ? step : multiply(step, lowPowers[rest]) ^ plain(end - rest, rest);
    }

    private int plain(int from, int length) {
        crc.reset();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    private int power(int length) {
        return multiply(lowPowers[length & ((1 << LOW_BITS) - 1)], highPowers[length >> LOW_BITS]);
    }

    private static int multiply(int a, int b) {
        int product = 0;
        int shifted = b;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= shifted;
            }
            shifted = (shifted >>> 1) ^ (POLYNOMIAL & -(shifted & 1));
        }
        return product;
    }
}
