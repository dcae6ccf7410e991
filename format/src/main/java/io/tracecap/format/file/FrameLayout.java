package io.tracecap.format.file;

/**
 * The header of a frame; the payload follows it.
 *
 * <pre>
 *    0        1        2        3        4        5        6        7
 *  +--------+--------+--------+--------+--------+--------+--------+--------+
 *  |             sync mark             |  type  | flags  |        0        |  0
 *  +-----------------------------------+--------+--------+-----------------+
 *  |                               trace id                                |  8
 *  +-----------------------------------+-----------------------------------+
 *  |             sequence              |           stored length           | 16
 *  +-----------------------------------+-----------------------------------+
 *  |           plain length            |             checksum              | 24
 *  +-----------------------------------+-----------------------------------+
 *  |                  payload, as long as stored length …                    32
 *
 *   flags:  bit 0   the payload is one zstd frame; otherwise stored length equals plain length
 *           bit 7   required: a reader that does not know the type must refuse the file
 * </pre>
 *
 * <p>The checksum is the {@link Checksum} of the 28 bytes before it and of the payload. The trace id is the same random
 * number in all frames of a file, so that a trace inside the payload of another cannot be taken for a part of it. The
 * sequence of the first frame is 0, and each frame's is one more than that of the frame before.
 */
final class FrameLayout {
    static final int HEADER_LENGTH = 32;
    static final int SYNC_OFFSET = 0;
    static final int TYPE_OFFSET = 4;
    static final int FLAGS_OFFSET = 5;
    static final int ZERO_OFFSET = 6;
    static final int TRACE_ID_OFFSET = 8;
    static final int SEQUENCE_OFFSET = 16;
    static final int STORED_LENGTH_OFFSET = 20;
    static final int PLAIN_LENGTH_OFFSET = 24;
    static final int CHECKSUM_OFFSET = 28;

    /** The bytes D6 F4 A5 9C: no text in any encoding of Unicode, no machine code that compilers make. */
    static final int SYNC_MARK = 0x9CA5_F4D6;

    /** Bytes of a payload that this version knows, stored and plain. */
    static final int MAX_PAYLOAD = 1 << 20;

    /** Bytes of a payload that this version does not know. */
    static final int MAX_UNKNOWN_PAYLOAD = 1 << 26;

    /** How many frames in a row this version may not know. */
    static final int MAX_UNKNOWN_FRAMES = 1 << 16;

    static final int TYPE_HEADER = 1;
    static final int TYPE_BATCH = 2;
    static final int TYPE_FOOTER = 3;

    static final int FLAG_ZSTD = 0x01;
    static final int FLAG_REQUIRED = 0x80;

    private FrameLayout() {}

    static boolean isKnown(int type) {
        return type >= TYPE_HEADER && type <= TYPE_FOOTER;
    }
}
