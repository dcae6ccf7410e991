package io.tracecap.format.file.batch;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;

/**
 * The distinct texts of a batch while it is written.
 *
 * <pre>
 *   Dictionary → Text^*
 *   Text       → Byte^* 00       in which 00 is written as 01 01 and 01 as 01 02
 * </pre>
 */
final class TextDictionary {
    static final byte END = 0;
    static final byte ESCAPE = 1;

    private final ByteDictionary texts = new ByteDictionary();

    void clear() {
        texts.clear();
    }

    /** The reference to write for a text. */
    int reference(byte[] bytes, int offset, int length) {
        return texts.reference(bytes, offset, length);
    }

    /** What a new text takes at most. */
    static int bytesOf(byte[] bytes, int offset, int length) {
        int special = 0;
        for (int i = offset; i < offset + length; i++) {
            special += (bytes[i] & ~1) == 0 ? 1 : 0;
        }
        return length + special + 1;
    }

    ByteString finish() {
        byte[] plain = texts.array();
        byte[] escaped = new byte[bytesOf(plain, 0, texts.length()) + texts.count()];
        int at = 0;
        for (int entry = 0; entry < texts.count(); entry++) {
            for (int i = texts.start(entry); i < texts.end(entry); i++) {
                byte next = plain[i];
                if ((next & ~1) == 0) {
                    escaped[at++] = ESCAPE;
                    next++;
                }
                escaped[at++] = next;
            }
            escaped[at++] = END;
        }
        return UnsafeByteOperations.unsafeWrap(escaped, 0, at);
    }
}
