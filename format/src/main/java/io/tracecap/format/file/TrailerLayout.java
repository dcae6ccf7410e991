package io.tracecap.format.file;

/**
 * The last bytes of a finished file.
 *
 * <pre>
 *    0        1        2        3        4        5        6        7
 *  +--------+--------+--------+--------+--------+--------+--------+--------+
 *  |                 offset of the first footer frame                      |  0
 *  +-----------------------------------------------------------------------+
 *  |                               trace id                                |  8
 *  +-----------------------------------+-----------------------------------+
 *  |             checksum              |             end mark              | 16
 *  +-----------------------------------+-----------------------------------+ 24
 * </pre>
 *
 * <p>The checksum is the {@link Checksum} of the 16 bytes before it.
 */
final class TrailerLayout {
    static final int LENGTH = 24;
    static final int FOOTER_OFFSET = 0;
    static final int TRACE_ID_OFFSET = 8;
    static final int CHECKSUM_OFFSET = 16;
    static final int END_MARK_OFFSET = 20;

    /** The bytes D6 F4 A5 E4. */
    static final int END_MARK = 0xE4A5_F4D6;

    private TrailerLayout() {}

    /** Offset of the footer that a trailer says; negative when it is not an intact trailer of this trace. */
    static long footerOffset(byte[] trailer, long traceId) {
        Checksum checksum = new Checksum();
        checksum.update(trailer, 0, CHECKSUM_OFFSET);
        boolean intact = LittleEndian.integer(trailer, END_MARK_OFFSET) == END_MARK
                && LittleEndian.integer(trailer, CHECKSUM_OFFSET) == checksum.masked()
                && LittleEndian.longInteger(trailer, TRACE_ID_OFFSET) == traceId;
        return intact ? LittleEndian.longInteger(trailer, FOOTER_OFFSET) : -1;
    }
}
