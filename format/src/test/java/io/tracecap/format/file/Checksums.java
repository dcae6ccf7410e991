package io.tracecap.format.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Puts the checksums of a file right, as far as its frames follow each other. */
final class Checksums {
    private static final int LENGTH = 4;

    private Checksums() {}

    /** A copy in which the checksums of all frames and of the trailer are good. */
    static byte[] repaired(byte[] bytes) {
        byte[] repaired = bytes.clone();
        ByteBuffer buffer = ByteBuffer.wrap(repaired).order(ByteOrder.LITTLE_ENDIAN);
        long at = FileHeaderLayout.LENGTH;
        while (at + FrameLayout.HEADER_LENGTH <= repaired.length
                && buffer.getInt((int) at + FrameLayout.SYNC_OFFSET) == FrameLayout.SYNC_MARK) {
            long length = Integer.toUnsignedLong(buffer.getInt((int) at + FrameLayout.STORED_LENGTH_OFFSET));
            long payload = at + FrameLayout.HEADER_LENGTH;
            if (payload + length > repaired.length) {
                return repaired;
            }
            Checksum checksum = new Checksum();
            checksum.update(repaired, (int) at, FrameLayout.CHECKSUM_OFFSET);
            checksum.update(repaired, (int) payload, (int) length);
            buffer.putInt((int) at + FrameLayout.CHECKSUM_OFFSET, checksum.masked());
            at = payload + length;
        }
        trailer(repaired, buffer);
        return repaired;
    }

    private static void trailer(byte[] repaired, ByteBuffer buffer) {
        int at = repaired.length - TrailerLayout.LENGTH;
        if (at >= 0) {
            Checksum checksum = new Checksum();
            checksum.update(repaired, at, TrailerLayout.LENGTH - 2 * LENGTH);
            buffer.putInt(repaired.length - 2 * LENGTH, checksum.masked());
        }
    }
}
