package io.tracecap.format.file;

import java.util.zip.CRC32C;

/**
 * CRC32C, rotated right by 15 bits plus 0xA282EAD8. The masking is what LevelDB and Snappy do: a checksum over data that
 * itself contains checksums would otherwise be weak.
 */
final class Checksum {
    private static final int DELTA = 0xA282_EAD8;

    private final CRC32C crc = new CRC32C();

    void reset() {
        crc.reset();
    }

    void update(byte[] bytes, int offset, int length) {
        crc.update(bytes, offset, length);
    }

    int masked() {
        return mask((int) crc.getValue());
    }

    static int mask(int plain) {
        return Integer.rotateRight(plain, 15) + DELTA;
    }
}
