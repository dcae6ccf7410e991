package io.tracecap.format.file;

/**
 * Looks at a compressed payload before anything is allocated or decoded for it. Of what RFC 8878 allows, a trace uses
 * this much:
 *
 * <pre>
 *   Payload     → Magic Descriptor Window? ContentSize Block^+ Checksum?      nothing behind it
 *   Magic       → 28 B5 2F FD
 *   Descriptor  → byte: bits 7-6 size of ContentSize, 5 single segment (no Window), 4-3 zero, 2 Checksum, 1-0 zero
 *   Window      → byte: bits 7-3 exponent, 2-0 mantissa; at most {@link #MAX_WINDOW} bytes
 *   ContentSize → 1, 2, 4 or 8 bytes; present and equal to the frame's plain length
 *   Block       → 3 bytes: bit 0 last, 1-2 type, 3-23 size; then the block
 *   Checksum    → 4 bytes
 * </pre>
 */
final class ZstdFrame {
    static final int MAX_WINDOW = 1 << 20;

    private static final int MAGIC = 0xFD2F_B528;
    private static final int MIN_LENGTH = 4 + 1 + 1 + 3;
    private static final int SINGLE_SEGMENT = 0x20;
    private static final int RESERVED = 0x18;
    private static final int CHECKSUM = 0x04;
    private static final int DICTIONARY = 0x03;
    private static final int BLOCK_RLE = 1;
    private static final int BLOCK_RESERVED = 3;

    private ZstdFrame() {}

    /**
     * What is wrong with a payload, or an empty text.
     *
     * @param bytes array that holds the payload
     * @param offset where it begins
     * @param length how long it is
     * @param plainLength how long the frame header says that it is when decoded
     */
    static String problem(byte[] bytes, int offset, int length, int plainLength) {
        if (length < MIN_LENGTH || LittleEndian.integer(bytes, offset) != MAGIC) {
            return "payload is no zstd frame";
        }
        int descriptor = bytes[offset + 4] & 0xFF;
        if ((descriptor & RESERVED) != 0) {
            return "zstd frame has reserved bits set";
        }
        if ((descriptor & DICTIONARY) != 0) {
            return "zstd frame needs a dictionary";
        }
        int at = offset + 5;
        int end = offset + length;
        boolean singleSegment = (descriptor & SINGLE_SEGMENT) != 0;
        if (!singleSegment) {
            long window = window(bytes[at++] & 0xFF);
            if (window > MAX_WINDOW) {
                return "zstd frame has a window of " + window + " bytes, at most " + MAX_WINDOW;
            }
        }
        int sizeBytes = contentSizeBytes(descriptor, singleSegment);
        if (sizeBytes == 0 || sizeBytes > end - at) {
            return "zstd frame does not say its content size";
        }
        long size = contentSize(bytes, at, sizeBytes);
        if (size != plainLength) {
            return "zstd frame says " + Long.toUnsignedString(size) + " bytes, frame header says " + plainLength;
        }
        return blocksProblem(bytes, at + sizeBytes, end, (descriptor & CHECKSUM) != 0 ? 4 : 0);
    }

    private static long window(int descriptor) {
        long base = 1L << (10 + (descriptor >>> 3));
        return base + (base / 8) * (descriptor & 7);
    }

    private static int contentSizeBytes(int descriptor, boolean singleSegment) {
        int code = descriptor >>> 6;
        return code == 0 ? (singleSegment ? 1 : 0) : 1 << code;
    }

    private static long contentSize(byte[] bytes, int at, int sizeBytes) {
        return switch (sizeBytes) {
            case 1 -> bytes[at] & 0xFF;
            case 2 -> LittleEndian.unsignedShort(bytes, at) + 256;
            case 4 -> LittleEndian.integer(bytes, at) & 0xFFFF_FFFFL;
            default -> LittleEndian.longInteger(bytes, at);
        };
    }

    private static String blocksProblem(byte[] bytes, int start, int end, int checksum) {
        int at = start;
        boolean last = false;
        while (!last) {
            if (end - at < 3) {
                return "zstd frame is cut";
            }
            int header = LittleEndian.unsignedShort(bytes, at) | ((bytes[at + 2] & 0xFF) << 16);
            last = (header & 1) != 0;
            int type = (header >>> 1) & 3;
            if (type == BLOCK_RESERVED) {
                return "zstd frame has a block of reserved type";
            }
            int size = type == BLOCK_RLE ? 1 : header >>> 3;
            at += 3;
            if (size > end - at) {
                return "zstd frame is cut";
            }
            at += size;
        }
        int behind = end - at - checksum;
        return behind == 0 ? "" : behind < 0 ? "zstd frame is cut" : behind + " bytes behind the zstd frame";
    }
}
