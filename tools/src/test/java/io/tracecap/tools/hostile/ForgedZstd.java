package io.tracecap.tools.hostile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** zstd frames (RFC 8878) made by hand, of blocks that are not compressed. */
final class ForgedZstd {
    private static final int MAGIC = 0xFD2F_B528;
    private static final int RLE = 1;

    private ForgedZstd() {}

    /** A frame in one segment whose header claims {@code size} bytes. */
    static byte[] raw(byte[] content, long size) {
        return frame(0xE0, new byte[0], size, 0, content.length, content);
    }

    /** A frame that needs a window of 2^{@code log} bytes. */
    static byte[] window(byte[] content, int log) {
        return frame(0xC0, new byte[] {(byte) ((log - 10) << 3)}, content.length, 0, content.length, content);
    }

    /** A frame that needs the dictionary {@code id}. */
    static byte[] dictionary(byte[] content, int id) {
        return frame(0xE1, new byte[] {(byte) id}, content.length, 0, content.length, content);
    }

    /** A skippable frame. */
    static byte[] skippable(byte[] content) {
        ByteBuffer frame = ByteBuffer.allocate(8 + content.length).order(ByteOrder.LITTLE_ENDIAN);
        return frame.putInt(0x184D_2A50).putInt(content.length).put(content).array();
    }

    /** A few bytes that become {@code size} zeros, in blocks of 128 KiB. */
    static byte[] bomb(int size, long claimed) {
        int blocks = size >>> 17;
        ByteBuffer frame = ByteBuffer.allocate(13 + 4 * blocks).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(MAGIC).put((byte) 0xE0).putLong(claimed);
        for (int i = 0; i < blocks; i++) {
            block(frame, i == blocks - 1, RLE, 1 << 17).put((byte) 0);
        }
        return frame.array();
    }

    private static byte[] frame(int descriptor, byte[] extra, long size, int type, int blockSize, byte[] content) {
        ByteBuffer frame =
                ByteBuffer.allocate(16 + extra.length + content.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(MAGIC).put((byte) descriptor).put(extra).putLong(size);
        block(frame, true, type, blockSize).put(content);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    private static ByteBuffer block(ByteBuffer frame, boolean last, int type, int size) {
        int header = (last ? 1 : 0) | type << 1 | size << 3;
        return frame.put((byte) header).put((byte) (header >>> 8)).put((byte) (header >>> 16));
    }
}
