package io.tracecap.format.file.batch;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.util.Arrays;

/**
 * A column while it is written: a growable array of varints. Zeros at the end are not part of the finished column,
 * since a reader takes what is missing for zeros.
 *
 * <pre>
 *   Column → Varint*            least significant seven bits first, at most 10 bytes
 *   zig-zag(n) = (n &lt;&lt; 1) ^ (n &gt;&gt; 63)
 * </pre>
 */
final class Column {
    private static final int KEPT_CAPACITY = 1 << 17;

    private byte[] bytes = new byte[64];
    private int length;
    private int trimmed;

    void clear() {
        length = 0;
        trimmed = 0;
        if (bytes.length > KEPT_CAPACITY) {
            bytes = new byte[64];
        }
    }

    /** Appends an unsigned varint and returns its length. */
    int put(long value) {
        if (bytes.length - length < 10) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        if ((value & ~0x7FL) != 0) {
            return putLong(value);
        }
        bytes[length++] = (byte) value;
        if (value != 0) {
            trimmed = length;
        }
        return 1;
    }

    private int putLong(long value) {
        int at = length;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
        int size = at - length;
        length = at;
        trimmed = at;
        return size;
    }

    /** Appends a signed number and returns its length. */
    int putZigZag(long value) {
        return put((value << 1) ^ (value >> 63));
    }

    /** Appends bytes as they are; such a column is never trimmed. */
    void putBytes(byte[] source, int offset, int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
        trimmed = length;
    }

    /** The array behind this column; valid until the next change. */
    byte[] array() {
        return bytes;
    }

    /** How many bytes were put. */
    int length() {
        return length;
    }

    /** The finished column. Shares the array: serialise it before this column is changed. */
    ByteString toByteString() {
        return trimmed == 0 ? ByteString.EMPTY : UnsafeByteOperations.unsafeWrap(bytes, 0, trimmed);
    }

    /** The column with the zeros at its end. Shares the array. */
    ByteString toUntrimmedByteString() {
        return UnsafeByteOperations.unsafeWrap(bytes, 0, length);
    }
}
