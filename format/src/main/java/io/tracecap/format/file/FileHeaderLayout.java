package io.tracecap.format.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The first bytes of a file. Numbers are little-endian, here and everywhere in the file.
 *
 * <pre>
 *    0        1        2        3        4        5        6        7
 *  +--------+--------+--------+--------+--------+--------+--------+--------+
 *  |  0x89  |  'T'   |  'R'   |  'C'   |  0x0D  |  0x0A  |  0x1A  |  0x0A  |  0  magic
 *  +--------+--------+--------+--------+--------+--------+--------+--------+
 *  |  major version  |  minor version  |        required features          |  8
 *  +-----------------+-----------------+-----------------------------------+ 16
 * </pre>
 *
 * <p>The magic is made as PNG's is: the first byte has the high bit set, and the line ends show a transfer that changed
 * line ends. A reader refuses a greater major version and any feature bit that it does not know; version 1.0 has none.
 */
final class FileHeaderLayout {
    static final int LENGTH = 16;
    static final long MAGIC = 0x0A1A_0A0D_4352_5489L;
    static final int MAJOR = 1;
    static final int MINOR = 0;
    static final int MAJOR_OFFSET = 8;
    static final int MINOR_OFFSET = 10;
    static final int FEATURES_OFFSET = 12;

    private FileHeaderLayout() {}

    static byte[] current() {
        ByteBuffer header = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(MAGIC).putShort((short) MAJOR).putShort((short) MINOR).putInt(0);
        return header.array();
    }
}
